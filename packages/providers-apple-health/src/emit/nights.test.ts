import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { document, sleepRow } from '../__fixtures__/documents.ts';
import { read } from '../__fixtures__/read-export.ts';

const HOUR = 3600;
/** Ten in the evening in Berlin, from the noon of UTC that the dates of the fixtures count from. */
const EVENING = 8 * HOUR;
const berlin = { zone: 'Europe/Berlin' };

async function sleepsOf(...rows: readonly string[]) {
  const { records } = await read(document(rows.join('')));
  return records.flatMap((each) => (each.kind === 'sleep' ? [each] : []));
}

describe('a night', () => {
  it('is made of its stages', async () => {
    const [night, ...others] = await sleepsOf(
      sleepRow('InBed', EVENING, 8 * HOUR, berlin),
      sleepRow('AsleepCore', EVENING + 600, 3 * HOUR, berlin),
      sleepRow('AsleepDeep', EVENING + 600 + 3 * HOUR, HOUR, berlin),
      sleepRow('Awake', EVENING + 600 + 4 * HOUR, 300, berlin),
      sleepRow('AsleepREM', EVENING + 900 + 4 * HOUR, HOUR, berlin),
    );
    expect(others).toEqual([]);
    expect(night).toMatchObject({
      nap: false,
      start: '2026-05-01T20:00:00.000Z',
      end: '2026-05-02T04:00:00.000Z',
      localDate: '2026-05-02',
      utcOffsetMinutes: 120,
      inBedSeconds: 8 * HOUR,
      latencySeconds: 600,
      asleepSeconds: 5 * HOUR,
      lightSeconds: 3 * HOUR,
      deepSeconds: HOUR,
      remSeconds: HOUR,
      awakeSeconds: 300,
    });
    expect(night?.stages.map(({ stage }) => stage)).toEqual(['light', 'deep', 'awake', 'rem']);
  });

  it('of an older phone says asleep, or in bed, and no more', async () => {
    const [asleep] = await sleepsOf(sleepRow('Asleep', EVENING, 7 * HOUR));
    expect(asleep).toMatchObject({ asleepSeconds: 7 * HOUR, utcOffsetMinutes: null, stages: [{ stage: 'asleep' }] });
    for (const field of ['inBedSeconds', 'lightSeconds', 'awakeSeconds', 'latencySeconds'])
      expect(asleep).not.toHaveProperty(field);
    const [bed] = await sleepsOf(sleepRow('InBed', EVENING, 7 * HOUR), sleepRow('InBed', EVENING + 7.5 * HOUR, HOUR));
    expect(bed).toMatchObject({ inBedSeconds: 8 * HOUR, stages: [{ stage: 'in_bed' }, { stage: 'in_bed' }] });
    expect(bed).not.toHaveProperty('asleepSeconds');
  });

  it('goes on over a gap of an hour, and not over a longer one', async () => {
    const rows = (gap: number) => [
      sleepRow('AsleepCore', EVENING, 4 * HOUR),
      sleepRow('AsleepCore', EVENING + 4 * HOUR + gap, 2 * HOUR),
    ];
    expect(await sleepsOf(...rows(HOUR))).toMatchObject([{ asleepSeconds: 6 * HOUR, nap: false }]);
    expect(await sleepsOf(...rows(HOUR + 1))).toMatchObject([
      { asleepSeconds: 4 * HOUR, nap: false },
      { asleepSeconds: 2 * HOUR, nap: true },
    ]);
  });

  it('of two devices is two records', async () => {
    const found = await sleepsOf(
      sleepRow('AsleepCore', EVENING, 7 * HOUR, { source: 'Watch' }),
      sleepRow('InBed', EVENING - 600, 8 * HOUR, { source: 'Bed' }),
    );
    expect(found.map(({ provenance }) => provenance.device?.product)).toEqual(['Bed', 'Watch']);
  });

  it('believes the row that says more where rows lie over each other', async () => {
    const [night] = await sleepsOf(
      sleepRow('Asleep', EVENING, 6 * HOUR),
      sleepRow('Awake', EVENING + 2 * HOUR, HOUR),
      sleepRow('AsleepDeep', EVENING + 4 * HOUR, HOUR),
    );
    expect(night).toMatchObject({ asleepSeconds: 5 * HOUR, awakeSeconds: HOUR, deepSeconds: HOUR });
    expect(night?.stages.map(({ stage }) => stage)).toEqual(['asleep', 'awake', 'asleep', 'deep', 'asleep']);
  });

  it('by day and short is a nap, even where it is the only sleep', async () => {
    expect(await sleepsOf(sleepRow('AsleepCore', 0, HOUR))).toMatchObject([{ nap: true, localDate: '2026-05-01' }]);
    expect(await sleepsOf(sleepRow('AsleepCore', EVENING, HOUR))).toMatchObject([{ nap: false }]);
    expect(await sleepsOf(sleepRow('AsleepCore', 0, 5 * HOUR))).toMatchObject([{ nap: false }]);
  });

  it('adds up and never overlaps itself, whatever the rows', async () => {
    const words = ['InBed', 'Asleep', 'AsleepCore', 'AsleepDeep', 'AsleepREM', 'Awake', 'AsleepUnspecified'];
    const rows = fc.array(
      fc.tuple(
        fc.constantFrom(...words),
        fc.integer({ min: 0, max: 60 * HOUR }),
        fc.integer({ min: 0, max: 3 * HOUR }),
      ),
      { minLength: 1, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        for (const sleep of await sleepsOf(...all.map(([word, start, seconds]) => sleepRow(word, start, seconds)))) {
          const length = (Date.parse(sleep.end) - Date.parse(sleep.start)) / 1000;
          expect((sleep.asleepSeconds ?? 0) + (sleep.awakeSeconds ?? 0)).toBeLessThanOrEqual(length);
          expect(sleep.inBedSeconds ?? 0).toBeLessThanOrEqual(length);
          for (const [i, stage] of sleep.stages.entries()) {
            expect(stage.end > stage.start).toBe(true);
            expect(stage.start >= (sleep.stages[i - 1]?.end ?? sleep.start)).toBe(true);
            expect(stage.end <= sleep.end).toBe(true);
          }
        }
      }),
      { numRuns: 150, seed: 4 },
    );
  });
});
