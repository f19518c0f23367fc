import {
  HealthError,
  type Instant,
  localOwner,
  type Page,
  type RecordReader,
  type Sleep,
  type SourceId,
} from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { mapEach } from './map-each.ts';
import { readAll } from './read-all.ts';

const range = { from: '2024-05-01T00:00:00.000Z' as Instant, to: '2024-05-08T00:00:00.000Z' as Instant };
const options = { sourceId: 'acme' as SourceId, windowDays: null, onSkipped: () => {} };
const sleep = (id: string) => ({ id }) as unknown as Sleep;

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function pagesBy(
  answer: (cursor: string | null, from: Instant, to: Instant) => Partial<Page<Sleep>>,
): RecordReader<'sleep'> {
  return {
    readPage: async ({ cursor, range: asked }) => ({
      records: [],
      nextCursor: null,
      skipped: [],
      ...answer(cursor, asked.from, asked.to),
    }),
  };
}

describe('reading all pages', () => {
  it('follows cursors through empty pages and reports what was skipped', async () => {
    const reader = pagesBy((cursor) =>
      cursor === null
        ? { records: [sleep('1')], nextCursor: 'a' }
        : cursor === 'a'
          ? { nextCursor: 'b', skipped: [{ vendorId: '7', reason: 'no start' }] }
          : { records: [sleep('2')] },
    );
    const skipped: unknown[] = [];
    const records = await collect(
      readAll(reader, range, { owner: localOwner }, { ...options, onSkipped: (more) => skipped.push(...more) }),
    );
    expect(records).toEqual([sleep('1'), sleep('2')]);
    expect(skipped).toEqual([{ vendorId: '7', reason: 'no start' }]);
  });

  it('asks for windows that touch and do not overlap', async () => {
    const windows: string[][] = [];
    const reader = pagesBy((_cursor, from, to) => {
      windows.push([from.substring(5, 10), to.substring(5, 10)]);
      return {};
    });
    await collect(readAll(reader, range, { owner: localOwner }, { ...options, windowDays: 3 }));
    expect(windows).toEqual([
      ['05-01', '05-04'],
      ['05-04', '05-07'],
      ['05-07', '05-08'],
    ]);
  });

  it('does not go round in circles', async () => {
    const reader = pagesBy((cursor) => ({ nextCursor: cursor === 'a' ? 'b' : 'a' }));
    const error = await collect(readAll(reader, range, { owner: localOwner }, options)).catch((e: unknown) => e);
    expect(HealthError.is(error) && error.code).toBe('upstream-invalid');
  });

  it('stops when it is cancelled', async () => {
    const abort = new AbortController();
    const reader = pagesBy(() => {
      abort.abort();
      return { nextCursor: 'next' };
    });
    const reading = collect(readAll(reader, range, { owner: localOwner, signal: abort.signal }, options));
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('mapping a page', () => {
  const schema = {
    parse(value: unknown): { id: number; n: number } {
      if (typeof value !== 'object' || value === null || !('n' in value)) throw new Error('n is \u202Emissing');
      return value as { id: number; n: number };
    },
  };

  it('keeps the good and names the bad', () => {
    const items = [{ id: 1, n: 5 }, { id: 'x' }, null, { id: 3, n: -1 }, { id: 4, n: 6 }];
    const double = ({ n }: { n: number }): number => {
      if (n < 0) throw new HealthError('not-found', 'A negative n.', { what: 'n' });
      return n * 2;
    };
    expect(mapEach(items, schema, double)).toEqual({
      records: [10, 12],
      skipped: [
        { vendorId: 'x', reason: 'n is missing' },
        { vendorId: null, reason: 'n is missing' },
        { vendorId: '3', reason: 'A negative n.' },
      ],
    });
  });
});
