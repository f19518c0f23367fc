import {
  addDays,
  type DataKind,
  type HealthError,
  type ImportBatch,
  type Instant,
  localOwner,
  type Page,
  type RecordOf,
  type RecordReader,
} from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSyntheticProvider,
  deliverAthlete,
  generateAthlete,
  type SyntheticKind,
  syntheticDescriptor,
  syntheticKinds,
} from '../src/index.ts';
import { athleteOf, recordsIn, textOf } from './athletes.ts';

const athlete = athleteOf('demo', 9, 0.5);
const provider = createSyntheticProvider(athlete);
const everything = recordsIn(athlete);
// Between them they swim in pools, lift weights, race and are injured.
const others = (['triathlete', 'strength-plus-endurance', 'training-gap'] as const).flatMap((scenario) =>
  recordsIn(athleteOf(scenario, 9, 0.3)),
);
const context = { owner: localOwner };

describe('the provider', () => {
  it('has a reader for every kind that it declares', () => {
    expect(Object.keys(provider.readers).toSorted()).toEqual([...syntheticKinds].toSorted());
    expect(Object.keys(syntheticDescriptor.capabilities).toSorted()).toEqual([...syntheticKinds].toSorted());
    expect(provider.specVersion).toBe('v1');
    expect(syntheticDescriptor).toMatchObject({ id: 'synthetic', auth: { type: 'none' } });
  });

  it.each(syntheticKinds)('fills the fields of %s that it declares, and no others', (kind) => {
    const own = [...everything, ...others].filter((record) => record.kind === kind);
    const filled = new Set(own.flatMap((record) => Object.keys(record)));
    const declared: readonly string[] = syntheticDescriptor.capabilities[kind].fields;
    expect(declared.filter((field) => !filled.has(field))).toEqual([]);
    const common = new Set([...own.flatMap((record) => requiredFields[record.kind] ?? []), ...baseFields]);
    expect([...filled].filter((field) => !common.has(field) && !declared.includes(field))).toEqual([]);
  });

  it.each(syntheticKinds)('pages through %s by range, giving what the whole has of it', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(140), fc.integer({ min: 0, max: 70 }), async (offset, days) => {
        const from = `${addDays(athlete.dates.from, offset)}T07:30:00.000Z` as Instant;
        const to = `${addDays(athlete.dates.from, offset + days)}T19:00:00.000Z` as Instant;
        const expected = everything
          .filter((record) => record.kind === kind && from <= record.start && record.start < to)
          .toSorted((a, b) => (a.start < b.start ? -1 : 1));
        expect(await readAll(kind, { from, to })).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });

  it('refuses a cursor that is not its own', async () => {
    const range = { from: '2026-01-01T00:00:00.000Z' as Instant, to: '2026-02-01T00:00:00.000Z' as Instant };
    await expect(provider.readers.sleep.readPage({ range, cursor: 'page-2' }, context)).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('delivery', () => {
  const weeks = athleteOf('demo', 9, 0.1);

  it('gives all records with their streams and all thresholds, a week at a time', async () => {
    const batches = await collect(deliverAthlete(weeks));
    expect(batches).toHaveLength(Math.ceil(weeks.truth.days.length / 7));
    expect(batches.flatMap(({ records }) => records.map(textOf))).toEqual(Array.from(weeks.records(), textOf));
    expect(batches.flatMap(({ thresholds }) => thresholds)).toEqual(weeks.thresholds);
    expect(batches.flatMap(({ rejected, warnings }) => [...rejected, ...warnings])).toEqual([]);
  });

  it('goes on after the batch whose position it is given', async () => {
    const whole = await collect(deliverAthlete(weeks));
    const rest = await collect(deliverAthlete(weeks, { resumeAt: whole[3]!.position }));
    expect(rest.map(({ position }) => position)).toEqual(whole.slice(4).map(({ position }) => position));
    expect(rest.flatMap(idsOf)).toEqual(whole.slice(4).flatMap(idsOf));
    expect(await collect(deliverAthlete(weeks, { resumeAt: whole.at(-1)!.position }))).toEqual([]);
  });

  it('keeps to the days that it is asked for', async () => {
    const dates = { from: addDays(weeks.dates.from, 10), to: addDays(weeks.dates.from, 29) };
    const batches = await collect(deliverAthlete(weeks, { dates }));
    expect(batches.flatMap(idsOf)).toEqual(Array.from(weeks.records(dates), ({ record }) => record.id));
    expect(batches.at(-1)!.position).toBe(dates.to);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const batches = deliverAthlete(weeks, { signal: controller.signal });
    await batches.next();
    controller.abort();
    await expect(batches.next()).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('refuses a position that is not its own', async () => {
    await expect(deliverAthlete(weeks, { resumeAt: '17' }).next()).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('options', () => {
  it.each([
    ['scenario', { scenario: 'astronaut' }],
    ['seed', { seed: 0.5 }],
    ['end', { end: '2026-02-30' }],
    ['years', { years: 0 }],
    ['years', { years: Number.NaN }],
    ['years', { years: 21 }],
  ])('with a bad %s are refused by name', (path, wrong) => {
    const options = { scenario: 'demo', seed: 1, end: '2026-01-01', years: 1, ...wrong } as never;
    expect(() => generateAthlete(options)).toThrow(
      expect.objectContaining<Partial<HealthError<'invalid-input'>>>({
        code: 'invalid-input',
        details: { issues: [expect.objectContaining({ path })] },
      }),
    );
  });
});

const baseFields = ['kind', 'id', 'provenance', 'start', 'end', 'utcOffsetMinutes', 'localDate', 'dateBasis'];
const requiredFields: { readonly [K in DataKind]?: readonly string[] } = {
  workout: ['sport', 'laps', 'lengths', 'sets', 'pauses', 'sensors', 'streams'],
  sleep: ['nap', 'stages'],
  hrv: ['method', 'rmssdMilliseconds', 'context'],
  dailySummary: ['partial'],
  strengthSession: ['sets'],
  note: ['tags'],
};

async function readAll<K extends SyntheticKind>(
  kind: K,
  range: { readonly from: Instant; readonly to: Instant },
): Promise<readonly RecordOf<K>[]> {
  const records: RecordOf<K>[] = [];
  const reader = provider.readers[kind] as unknown as RecordReader<K>;
  let cursor: string | null = null;
  do {
    const page: Page<RecordOf<K>> = await reader.readPage({ range, cursor }, context);
    expect(page.records.length).toBeLessThanOrEqual(50);
    expect(page.skipped).toEqual([]);
    records.push(...page.records);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return records;
}

function idsOf({ records }: ImportBatch): readonly string[] {
  return records.map(({ record }) => record.id);
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
