import type {
  DataKind,
  DeliveredRecord,
  ImportContext,
  ImportWarning,
  Recognition,
  Rejection,
  Threshold,
} from '@vitalwire/core';

/** One format of file that can be imported. A new one is a file in `formats/` and a line in `formats/index.ts`. */
export interface FileFormat {
  /** `fit`; lower case. */
  readonly id: string;
  readonly delivers: readonly DataKind[];
  /** @param head the first 16 KiB, fewer when the file is shorter @returns `null` when it is something else */
  recognise(head: Uint8Array): Recognition | null;
  /** @throws HealthError `file-invalid`, `too-large` when nothing of the file can be taken in */
  read(content: ReadableStream<Uint8Array>, context: FormatContext): Promise<FileContent>;
}

export interface FormatContext extends Omit<ImportContext, 'resumeAt'> {
  /** Named in rejections and warnings; never opened. */
  readonly path: string;
}

/** What one file held. */
export interface FileContent {
  readonly records: readonly DeliveredRecord[];
  readonly thresholds: readonly Threshold[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
}
