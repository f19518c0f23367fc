import { recognitionBytes } from '@vitalwire/activity-files';
import { recordMapper } from '@vitalwire/activity-files/records';
import {
  type FileImporter,
  HealthError,
  type ImportBatch,
  type ImportSource,
  type Recognition,
  type Rejection,
} from '@vitalwire/core';
import { lostBehind, soundPart } from '@vitalwire/provider-kit/rows';
import { bodyMapper } from './body-measurements.ts';
import type { FileFormat } from './file-format.ts';
import { filesId } from './files-descriptor.ts';
import { fileFormats } from './formats/index.ts';

export interface FilesImporterOptions {
  /** @default every format that this package reads */
  readonly formats?: readonly FileFormat[];
}

/** The position after the one batch of a file. */
const DONE = 'done';

/**
 * Imports single files by content, one batch a file: the name decides nothing. Folders are walked by whoever calls.
 * The clock, the person's zone and where to resume come with every call.
 */
export function createFilesImporter({ formats = fileFormats }: FilesImporterOptions = {}): FileImporter {
  return {
    id: filesId,
    delivers: [...new Set(formats.flatMap(({ delivers }) => delivers))],
    // A format of someone else does not say which mappers it has.
    ...(formats === fileFormats ? { mappers: [recordMapper, bodyMapper] } : {}),
    recognise: async (source) => (await choose(source, formats))?.recognition ?? null,
    async *read(source, context) {
      if (context.resumeAt === DONE) return;
      if (context.signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {});
      const chosen = await choose(source, formats);
      if (chosen === null) throw unrecognised(source, formats);
      const damages: string[] = [];
      const sound = soundPart(source.open({ signal: context.signal }), (sentence) => damages.push(sentence));
      const read = await chosen.format.read(ReadableStream.from(sound), { ...context, path: source.path });
      const { path } = source;
      const lost = damages.map((damage): Rejection => ({ path, code: 'file-invalid', message: lostBehind(damage) }));
      yield { position: DONE, ...read, ...onceEach(read, path), rejected: [...read.rejected, ...lost] };
    },
  };
}

/** A file may hold the same track twice, as some converters write it: it is one record. */
function onceEach(
  { records, warnings }: Pick<ImportBatch, 'records' | 'warnings'>,
  path: string,
): Pick<ImportBatch, 'records' | 'warnings'> {
  const once = new Map(records.map((delivered) => [delivered.record.id, delivered]));
  if (once.size === records.length) return { records, warnings };
  const message = `${path} holds the same activity more than once. It is stored once.`;
  return { records: [...once.values()], warnings: [...warnings, { path, code: 'repeated', message }] };
}

async function choose(
  source: ImportSource,
  formats: readonly FileFormat[],
): Promise<{ readonly format: FileFormat; readonly recognition: Recognition } | null> {
  if (source.type !== 'file') return null;
  const head = await source.head(recognitionBytes);
  return formats
    .flatMap((format) => {
      const recognition = format.recognise(head);
      return recognition === null ? [] : [{ format, recognition }];
    })
    .reduce<{ format: FileFormat; recognition: Recognition } | null>(
      (best, next) => (best === null || next.recognition.confidence > best.recognition.confidence ? next : best),
      null,
    );
}

function unrecognised({ path }: ImportSource, formats: readonly FileFormat[]): HealthError<'file-unrecognised'> {
  const known = formats.map(({ id }) => id.toUpperCase()).join(', ');
  return new HealthError('file-unrecognised', `${path} is none of the formats that are read (${known}).`, {
    path,
    reason: 'no reader knows it',
  });
}
