import { type DeliveredRecord, type ImportBatch, type ImportContext, type Instant, localOwner } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { memoryFolder, memorySource } from '../archive/index.ts';
import { createRowLedger, type Found, inBatches, listedRejections, progressOf, sortedMembers } from './index.ts';

const context: ImportContext = {
  owner: localOwner,
  signal: new AbortController().signal,
  now: '2024-06-01T00:00:00.000Z' as Instant,
  assumedTimeZone: null,
  originalHash: null,
  resumeAt: null,
};

const note = (day: number): DeliveredRecord => {
  const start = `2024-01-${String(day).padStart(2, '0')}T00:00:00.000Z` as Instant;
  return { record: { kind: 'note', start, end: null, text: String(day) } as never, streams: null };
};

async function batchesOf(changes: Partial<ImportContext> = {}, size = 2): Promise<readonly ImportBatch[]> {
  const ledger = createRowLedger();
  const reader = async function* (): AsyncGenerator<Found> {
    for (let day = 1; day <= 7; day++) {
      if (day === 4) ledger.rejected('a.csv', 'a', 'row 4', 'It is odd.');
      else {
        ledger.used('a.csv', 'a');
        yield { records: [note(day)] };
      }
    }
    ledger.passedOver('a.csv', 'a', 'It is empty.', 2);
  };
  const batches: ImportBatch[] = [];
  for await (const batch of inBatches(reader(), { ...context, ...changes }, { ledger, size })) batches.push(batch);
  return batches;
}

const textsOf = (batches: readonly ImportBatch[]): readonly unknown[] =>
  batches.flatMap(({ records }) => records.map(({ record }) => (record.kind === 'note' ? record.text : null)));

describe('batches', () => {
  it('hold what was found and what was counted meanwhile', async () => {
    const batches = await batchesOf();
    expect(batches.map(({ position, records }) => [position, records.length])).toEqual([
      ['1', 2],
      ['2', 2],
      ['3', 2],
      ['4', 0],
    ]);
    expect(batches.map(({ rows }) => rows?.map(({ read, used, rejected }) => [read, used, rejected]))).toEqual([
      [[2, 2, 0]],
      [[3, 2, 1]],
      [[2, 2, 0]],
      [[2, 0, 0]],
    ]);
    expect(batches[1]?.rejected).toEqual([{ path: 'a.csv', code: 'file-invalid', message: 'row 4: It is odd.' }]);
    expect(batches[3]?.rows?.[0]?.passedOver).toEqual([{ reason: 'It is empty.', rows: 2 }]);
  });

  it('go on behind every batch as if nothing had been', async () => {
    const all = await batchesOf();
    for (const [index, { position }] of all.entries()) {
      expect(await batchesOf({ resumeAt: position })).toEqual(all.slice(index + 1));
    }
    await expect(batchesOf({ resumeAt: 'x' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('keep their borders when less is wanted', async () => {
    const since = '2024-01-05T00:00:00.000Z' as Instant;
    const late = await batchesOf({ wanted: { since, kinds: null } });
    expect([late.length, textsOf(late)]).toEqual([4, ['5', '6', '7']]);
    expect(textsOf(await batchesOf({ wanted: { since: null, kinds: new Set(['sleep']) } }))).toEqual([]);
  });

  it('stop when they are told', async () => {
    await expect(batchesOf({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the ledger', () => {
  it('lists the first rejections of a member and counts the rest', () => {
    const ledger = createRowLedger();
    for (let row = 0; row < 30; row++) ledger.rejected('a', 'a', `row ${row}`, new Error('No\u202E.'));
    ledger.warn({ path: 'a', code: 'odd', message: 'first' });
    ledger.warn({ path: 'a', code: 'odd', message: 'second' });
    const { rows, rejected, warnings } = ledger.take();
    expect([rows[0]?.rejected, rejected.length, warnings.map(({ message }) => message)]).toEqual([
      30,
      listedRejections,
      ['first'],
    ]);
    expect([rejected[0]?.message, rejected.at(-1)?.message]).toEqual([
      'row 0: No.',
      'row 19: No. Further rows of this file are only counted.',
    ]);
    expect(ledger.take()).toEqual({ rows: [], rejected: [], warnings: [] });
  });
});

describe('members', () => {
  it('of an archive in an archive are not unpacked to recognise it, when it is large', async () => {
    const inner = {
      ...memoryFolder('x.zip/big.zip', [file('x.zip/big.zip/a.csv')]),
      type: 'archive',
      sizeBytes: 100,
    } as const;
    const zip = { ...memoryFolder('x.zip', [file('x.zip/b.csv'), inner]), type: 'archive' } as const;
    const names = async (maximumNestedBytes?: number) => {
      const options = maximumNestedBytes === undefined ? {} : { maximumNestedBytes };
      return (await sortedMembers(zip, () => true, options)).map(({ within }) => within);
    };
    expect([await names(), await names(100), await names(99)]).toEqual([
      ['b.csv', 'big.zip/a.csv'],
      ['b.csv', 'big.zip/a.csv'],
      ['b.csv'],
    ]);
    const folder = memoryFolder('x', [inner]);
    expect((await sortedMembers(folder, () => true, { maximumNestedBytes: 1 })).length).toBe(1);
  });

  const file = (path: string) => memorySource(path, new Uint8Array(10));
  it('come in the order of their paths, however they lie', async () => {
    const source = memoryFolder('x', [file('x/z.csv'), memoryFolder('x/b', [file('x/b/2.csv'), file('x/b/1.csv')])]);
    const members = await sortedMembers(source, (within) => within !== 'b/2.csv');
    expect(members.map(({ within }) => within)).toEqual(['b/1.csv', 'z.csv']);
    expect((await sortedMembers(file('a/b.csv'), () => true)).map(({ within }) => within)).toEqual(['b.csv']);
    await expect(sortedMembers(source, () => true, { maximumCount: 2 })).rejects.toMatchObject({ code: 'too-large' });
    const told: number[] = [];
    const onBytes = progressOf(members, { onProgress: (share) => told.push(share) });
    for (let count = 0; count < 5; count++) onBytes(5);
    expect(told).toEqual([0.25, 0.5, 0.75, 1, 1]);
  });
});
