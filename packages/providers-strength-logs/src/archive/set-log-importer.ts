import {
  type FileImporter,
  HealthError,
  type ImportContext,
  type ImportSource,
  type ProviderDescriptor,
} from '@vitalwire/core';
import {
  createArchiveImporter,
  type Found,
  headerOf,
  isTableName,
  matchColumns,
  progressOf,
  type RowLedger,
  recognisableMembers,
  sortedMembers,
} from '@vitalwire/provider-kit/rows';
import { readSetLog, type SetLog } from './set-log.ts';

/** An export is one file, sometimes zipped. */
const bounds = { maximumNames: 50, maximumDepth: 3, isLikely: isTableName };

/** An importer of one app's table of sets: a file, or a folder or zip that holds it. */
export function createSetLogImporter<K extends string>(
  log: SetLog<K>,
  descriptor: ProviderDescriptor<never>,
): FileImporter {
  const { id, displayName } = descriptor;
  const isLog = async (source: ImportSource): Promise<boolean> => {
    const header = await headerOf(source);
    return header !== null && matchColumns(header, log.columns, log.required) !== null;
  };
  return createArchiveImporter({
    descriptor,
    mappers: [log.mapper],
    async recognise(source) {
      // An export is one file: a folder that it lies in has other things, and is walked.
      if (source.type === 'folder') return null;
      for await (const { source: member } of recognisableMembers(source, bounds)) {
        if (await isLog(member)) return { confidence: 0.95, sentence: `This is an export of ${displayName}.` };
      }
      return null;
    },
    read: readLogs,
  });

  async function* readLogs(source: ImportSource, context: ImportContext, ledger: RowLedger): AsyncGenerator<Found> {
    const { signal } = context;
    const all = await sortedMembers(source, (within) => source.type === 'file' || isTableName(within), { signal });
    const members: (typeof all)[number][] = [];
    for (const member of all) {
      if (await isLog(member.source)) members.push(member);
    }
    if (members.length === 0) {
      const message = `${source.path} is no export of ${displayName}. Export your workouts in the app and import that file.`;
      throw new HealthError('file-unrecognised', message, { path: source.path, reason: `no table of ${id}` });
    }
    const reading = { context, ledger, onBytes: progressOf(members, context), given: new Set<string>() };
    for (const member of members) {
      for (const { delivered, rows } of await readSetLog(member.source, log, reading)) {
        ledger.used(member.source.path, log.what, rows);
        yield { records: [delivered] };
      }
    }
  }
}
