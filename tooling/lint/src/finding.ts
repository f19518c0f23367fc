/** One violation, in words that say what to do about it. */
export interface Finding {
  readonly file: string;
  /** From 1; absent when the whole file is meant. */
  readonly line?: number;
  readonly message: string;
}

export function describeFinding({ file, line, message }: Finding): string {
  return `${line === undefined ? file : `${file}:${line}`}  ${message}`;
}
