import type { FileImporter, ImportSource, SourceId } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { memoryFolder, memorySource } from '../archive/index.ts';
import { importWhole, unlikeWhenResumed } from '../testing/index.ts';
import { type ArchiveReader, createArchiveImporter, momentOf, recognisableMembers, recordBase } from './index.ts';

const sourceId = 'acme' as SourceId;
const mapper = 'acme-export/1';
const nothingKnown = { utcOffsetMinutes: null, assumedTimeZone: null };
const folder = (names: readonly string[]): ImportSource =>
  memoryFolder(
    'export',
    names.map((name) => memorySource(name, new TextEncoder().encode('a,b\n'))),
  );

/** 700 notes of 701 rows. */
const notes = (changes: Partial<ArchiveReader> = {}): FileImporter =>
  createArchiveImporter({
    descriptor: { id: sourceId, delivers: ['note'] },
    mappers: [mapper],
    recognise: async () => null,
    async *read({ path }, context, ledger) {
      ledger.passedOver(path, 'note', 'It is empty.');
      for (let number = 0; number < 700; number++) {
        const at = momentOf({ type: 'instant', instant: context.now, utcOffsetMinutes: 0 }, nothingKnown);
        const origin = { sourceId, mapper, naturalKey: String(number) };
        ledger.used(path, 'note');
        const record = { ...recordBase('note', origin, { at, end: null }, context), text: String(number), tags: [] };
        yield { records: [{ record, streams: null }] };
      }
    },
    ...changes,
  });

describe('an importer of an export of rows', () => {
  it('is what its descriptor and its reader say', async () => {
    const recognise = async () => ({ confidence: 0.9, sentence: 'This is an export of Acme.' });
    const importer = notes({ inParts: true, recognise });
    expect(importer).toMatchObject({ id: 'acme', delivers: ['note'], mappers: [mapper], inParts: true });
    expect(await importer.recognise(folder([]))).toEqual(await recognise());
    expect(notes({ descriptor: { id: 'acme' } }).delivers).toEqual([]);
    expect(notes()).not.toHaveProperty('inParts');
  });

  it('gives batches, counts each row once a run, and resumes', async () => {
    const importer = notes();
    for (const run of [
      await importWhole(importer, folder(['a.csv'])),
      await importWhole(importer, folder(['a.csv'])),
    ]) {
      expect(run.batches.map(({ records }) => records.length)).toEqual([300, 300, 100]);
      expect(run.counts).toMatchObject({ note: { read: 701, used: 700, passedOver: 1 } });
    }
    expect(await unlikeWhenResumed(importer, folder(['a.csv']))).toEqual([]);
  });
});

describe('files to recognise an export by', () => {
  const namesOf = async (
    source: ImportSource,
    options: Parameters<typeof recognisableMembers>[1],
  ): Promise<readonly string[]> => {
    const names: string[] = [];
    for await (const { within } of recognisableMembers(source, options)) names.push(within);
    return names;
  };
  const isLikely = (within: string): boolean => within.endsWith('.csv');

  it('ends at the bound of names, and at that of files whose name fits', async () => {
    const source = folder(['a.txt', 'b.csv', 'c.csv', 'd.csv']);
    expect(await namesOf(source, { maximumNames: 10 })).toEqual(['a.txt', 'b.csv', 'c.csv', 'd.csv']);
    expect(await namesOf(source, { maximumNames: 2, isLikely })).toEqual(['b.csv']);
    expect(await namesOf(source, { maximumNames: 10, maximumFiles: 2, isLikely })).toEqual(['b.csv', 'c.csv']);
  });

  it('gives a file alone whatever its name, and stays above the depth', async () => {
    expect(await namesOf(memorySource('a.bin', new Uint8Array(1)), { maximumNames: 1, isLikely })).toEqual(['a.bin']);
    const deep = memoryFolder('export', [folder(['a.csv']), memorySource('b.csv', new Uint8Array(1))]);
    expect(await namesOf(deep, { maximumNames: 9, maximumDepth: 1 })).toEqual(['b.csv']);
  });
});
