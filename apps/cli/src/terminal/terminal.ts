import pc from 'picocolors';

/** Where a command writes: results to `out`, everything about the work to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Standard error is a screen: bars and colours make sense. */
  readonly interactive: boolean;
  readonly columns: number;
  readonly colors: Colors;
}

export type Colors = Pick<ReturnType<typeof pc.createColors>, 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan'>;

/** @param environment for `NO_COLOR`, `FORCE_COLOR` and `TERM`, as the conventions say */
export function processTerminal(
  streams: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
  environment: NodeJS.ProcessEnv,
): Terminal {
  const { stdout, stderr } = streams;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    interactive: stderr.isTTY === true && environment.TERM !== 'dumb' && (environment.CI ?? '') === '',
    columns: stderr.columns ?? 80,
    colors: pc.createColors(wantsColor(stdout.isTTY === true, environment)),
  };
}

function wantsColor(screen: boolean, environment: NodeJS.ProcessEnv): boolean {
  if ((environment.NO_COLOR ?? '') !== '') return false;
  if ((environment.FORCE_COLOR ?? '') !== '' && environment.FORCE_COLOR !== '0') return true;
  return screen && environment.TERM !== 'dumb';
}

/** One JSON document on standard output, for scripts. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value)}\n`);
}
