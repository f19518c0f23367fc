import {
  type AnyHealthProvider,
  type Coverage,
  HealthError,
  type Instant,
  instantOf,
  localOwner,
  millisecondsOf,
  ownDataPolicy,
  type PageQuery,
  type SourceId,
  type Storage,
  type TimeRange,
} from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { call } from '../../test/fixtures.ts';
import { day } from '../../test/records.ts';
import { createHub, type Hub } from '../hub.ts';
import { createSourceCatalogue } from '../sources/source-catalogue.ts';
import { gapsOf, usualGapRules } from './gaps.ts';

const ring = 'ring' as SourceId;
const date = (day: number) => `2026-05-${String(day).padStart(2, '0')}`;
const days = (from: number, to: number): TimeRange => ({
  from: `${date(from)}T00:00:00.000Z` as Instant,
  to: `${date(to)}T00:00:00.000Z` as Instant,
});

let clock: Instant;
let storage: Storage;
let hub: Hub;
/** Days that the vendor has, what it was asked for, and how it fails. */
let vendor: { readonly has: Set<string>; readonly asked: TimeRange[]; fails: ((query: PageQuery) => boolean) | null };

beforeEach(() => {
  clock = '2026-05-20T12:00:00.000Z' as Instant;
  storage = memoryStorage();
  const catalogue = createSourceCatalogue({ descriptors: [] });
  hub = createHub({ storage, catalogue, now: () => clock, sha256: async () => '', originals: null });
  vendor = { has: new Set([3, 4, 5, 8, 9, 12].map(date)), asked: [], fails: null };
});

function provider(limits: { readonly windowDays?: number; readonly historyDays?: number } = {}): AnyHealthProvider {
  return {
    specVersion: 'v1',
    descriptor: {
      id: ring,
      displayName: 'Ring',
      documentation: 'https://example.org',
      auth: { type: 'none' },
      capabilities: {
        dailySummary: { scopes: [], fields: [], historyDays: null, windowDays: null, notifies: false, ...limits },
      },
      dataPolicy: ownDataPolicy,
    },
    readers: {
      dailySummary: {
        async readPage(query) {
          if (query.cursor === null) vendor.asked.push(query.range);
          if (vendor.fails?.(query) === true)
            throw new HealthError('rate-limited', 'Try again in an hour.', { sourceId: ring, retryAfterSeconds: 3600 });
          const all = [...vendor.has].filter((each) => {
            const { start } = day(ring, each);
            return start >= query.range.from && start < query.range.to;
          });
          const at = Number(query.cursor ?? 0);
          return {
            records: all.slice(at, at + 2).map((each) => day(ring, each)),
            nextCursor: at + 2 < all.length ? String(at + 2) : null,
            skipped: [],
          };
        },
      },
    },
  };
}

const fill = (range: TimeRange, limits = {}) =>
  hub.coverage.fill({ ...call, provider: provider(limits), kind: 'dailySummary', range });
const stored = async () =>
  (await storage.records.list(localOwner, { kind: 'dailySummary', order: 'oldest-first' })).map(
    (each) => each.localDate,
  );

describe('reading what is missing', () => {
  test('asks for the stretch once, page by page, and then for nothing', async () => {
    expect(await fill(days(1, 15))).toMatchObject({ inserted: 6, failure: null, asked: [days(1, 15)] });
    expect(await stored()).toEqual([...vendor.has].sort());
    expect(await fill(days(1, 15))).toMatchObject({ inserted: 0, asked: [] });
    expect(vendor.asked).toHaveLength(1);
  });

  test('asks only for what is new', async () => {
    await fill(days(1, 10));
    await fill(days(5, 15));
    expect(vendor.asked).toEqual([days(1, 10), days(10, 15)]);
  });

  test('asks again for what had not settled when it was read', async () => {
    clock = `${date(10)}T00:00:00.000Z` as Instant;
    await fill(days(1, 10));
    clock = `${date(11)}T00:00:00.000Z` as Instant;
    await fill(days(1, 11));
    expect(vendor.asked[1]).toEqual(days(8, 11));
  });

  test('never asks for the future', async () => {
    await fill({ from: `${date(18)}T00:00:00.000Z` as Instant, to: '2026-06-30T00:00:00.000Z' as Instant });
    expect(vendor.asked).toEqual([{ from: `${date(18)}T00:00:00.000Z`, to: clock }]);
  });

  test('goes on where a failure stopped it, newest first, and says what the source said', async () => {
    vendor.fails = ({ range }) => range.from < days(6, 7).from;
    const report = await fill(days(1, 15), { windowDays: 5 });
    expect(report).toMatchObject({ failure: { code: 'rate-limited', sentence: 'Try again in an hour.' } });
    expect(await stored()).toEqual([date(12)]);
    vendor.fails = null;
    vendor.asked.length = 0;
    await fill(days(1, 15), { windowDays: 5 });
    expect(vendor.asked.every(({ to }) => to <= days(1, 10).to)).toBe(true);
    expect(await stored()).toEqual([...vendor.has].sort());
  });

  test('knows how far back the source serves', async () => {
    const { asked } = await fill(days(1, 15), { historyDays: 10 });
    expect(asked).toEqual([{ from: '2026-05-10T12:00:00.000Z', to: days(1, 15).to }]);
    const [report] = await hub.coverage.reports({}, call);
    expect(report?.gaps[0]).toMatchObject({
      from: date(1),
      reason: 'unavailable',
      sentence: 'The source serves the last 10 days only.',
    });
  });

  test('is refused for what the source has not', async () => {
    const wrong = hub.coverage.fill({ ...call, provider: provider(), kind: 'sleep', range: days(1, 2) });
    await expect(wrong).rejects.toThrow('Ring has no sleep.');
  });
});

test('the report says for each day without data why there is none', async () => {
  await fill(days(2, 7));
  vendor.fails = () => true;
  await fill(days(9, 11));
  const [report] = await hub.coverage.reports({ dates: { from: date(1) as never, to: date(12) as never } }, call);
  expect(report).toMatchObject({ sourceId: ring, kind: 'dailySummary', daysWithData: 3, lastReadAt: clock });
  expect(report?.gaps.map(({ from, to, days: count, reason }) => [from, to, count, reason])).toEqual([
    [date(1), date(1), 1, 'never-asked'],
    [date(2), date(2), 1, 'nothing-there'],
    [date(6), date(6), 1, 'nothing-there'],
    [date(7), date(8), 2, 'never-asked'],
    [date(9), date(10), 2, 'failed'],
    [date(11), date(12), 2, 'never-asked'],
  ]);
});

test('a source of files was never asked: what it lacks is not in the files', async () => {
  await storage.records.write(localOwner, [day('files', date(1)), day('files', date(4))]);
  const [report] = await hub.coverage.reports({ kind: 'dailySummary' }, call);
  expect(report).toMatchObject({ firstDay: date(1), lastDay: date(4), lastReadAt: null });
  expect(report?.gaps).toMatchObject([{ from: date(2), to: date(3), days: 2, reason: 'not-in-files' }]);
});

test('gaps and what is settled never overlap, and together they are the whole', () => {
  const at = (hour: number) => instantOf(Date.UTC(2026, 4, 1) + hour * 3_600_000);
  const range = fc
    .tuple(fc.nat({ max: 300 }), fc.integer({ min: 1, max: 60 }))
    .map(([from, length]) => ({ from, to: from + length }));
  const coverage = fc.tuple(range, fc.nat({ max: 400 }), fc.constantFrom('complete', 'failed', 'unavailable')).map(
    ([{ from, to }, read, outcome]): Coverage => ({
      sourceId: ring,
      kind: 'sleep',
      subtype: '',
      range: { from: at(from), to: at(to) },
      readAt: at(read),
      outcome: outcome as Coverage['outcome'],
      reason: null,
    }),
  );
  fc.assert(
    fc.property(range, fc.array(coverage, { maxLength: 6 }), fc.nat({ max: 400 }), (wanted, known, nowHour) => {
      const rules = { ...usualGapRules, now: at(nowHour) };
      const gaps = gapsOf({ from: at(wanted.from), to: at(wanted.to) }, known, rules);
      for (let hour = wanted.from; hour < wanted.to; hour++) {
        const inGap = gaps.some(({ from, to }) => from <= at(hour) && at(hour) < to);
        const settled = known.some(({ range: { from, to }, readAt, outcome }) => {
          if (at(hour) < from || at(hour) >= to || outcome === 'failed') return false;
          return outcome === 'unavailable' || millisecondsOf(at(hour)) < millisecondsOf(readAt) - 48 * 3_600_000;
        });
        expect(inGap).toBe(!settled && hour < nowHour);
      }
    }),
  );
});
