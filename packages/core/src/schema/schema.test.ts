import { describe, expect, test } from 'vitest';
import { base, fullRecords } from '../../test/full-records.ts';
import { type DataKind, dataKinds, HealthError, type Instant, recordId, type SourceId } from '../index.ts';
import { parseRecord, recordSchemas } from './index.ts';

function issuesOf(kind: DataKind, value: unknown): string[] {
  try {
    parseRecord(kind, value);
  } catch (error) {
    if (HealthError.is(error) && error.code === 'invalid-input') {
      return error.details.issues.map(({ path, message }) => `${path}: ${message}`);
    }
    throw error;
  }
  return [];
}

const at = (text: string): Instant => text as Instant;
const { workout, sleep, samples, plannedWorkout } = fullRecords;

describe.each(dataKinds)('%s', (kind) => {
  const full = fullRecords[kind];

  test('with every field is taken unchanged', () => {
    expect(parseRecord(kind, full)).toEqual(full);
    expect(parseRecord(kind, JSON.parse(JSON.stringify(full)))).toEqual(full);
  });

  test('is refused with a field that nobody knows', () => {
    expect(issuesOf(kind, { ...full, smuggled: 1 })).toEqual(['smuggled: is not a known field']);
  });

  test('is refused when any field of its base is absent or undefined', () => {
    for (const field of Object.keys(base(kind, full.end ?? full.start))) {
      const { [field]: _, ...without } = full as unknown as Record<string, unknown>;
      expect(issuesOf(kind, without).join()).toContain(field);
      expect(issuesOf(kind, { ...full, [field]: undefined }).join()).toContain(field);
    }
  });

  test('takes no undefined in place of an absent field, and no wrong type', () => {
    for (const field of Object.keys(full)) {
      expect(issuesOf(kind, { ...full, [field]: undefined })).not.toEqual([]);
      expect(issuesOf(kind, { ...full, [field]: Symbol.iterator })).not.toEqual([]);
    }
  });

  test('takes no number that is not finite', () => {
    for (const [field, value] of Object.entries(full)) {
      if (typeof value !== 'number') continue;
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        expect(issuesOf(kind, { ...full, [field]: wrong }).join()).toContain(field);
      }
    }
  });

  test('takes no text that steers what shows it, nor an empty or endless one', () => {
    for (const [field, value] of Object.entries(full)) {
      if (typeof value !== 'string') continue;
      for (const wrong of [`a\u202e${value}`, `${value}\u0007`, '', 'x'.repeat(20_001)]) {
        expect(issuesOf(kind, { ...full, [field]: wrong }).join()).toContain(field);
      }
    }
  });

  test('is refused when the id is not that of its natural key', () => {
    const other = recordId(kind, 'files' as SourceId, 'another key');
    expect(issuesOf(kind, { ...full, id: other }).join()).toContain('id: ');
    expect(issuesOf(kind, { ...full, id: `${kind}_short` }).join()).toContain('id: ');
  });

  test('is refused when it ends before it starts', () => {
    expect(issuesOf(kind, { ...full, end: at('2026-06-01T05:59:59.999Z') })).toEqual(['end: ends before it starts']);
  });

  test.each([null, undefined, 'text', 17, [], new Date(0)])('is not %s', (value) => {
    expect(issuesOf(kind, value)).not.toEqual([]);
  });
});

test('every kind has a schema, and only those', () => {
  expect(Object.keys(recordSchemas).sort()).toEqual([...dataKinds].sort());
});

test('a record of another kind is refused', () => {
  expect(issuesOf('sleep', workout).join()).toContain('kind');
});

describe('day of a record', () => {
  const dated = (change: object): string[] => issuesOf('workout', { ...workout, ...change });

  test.each(['2026-05-31', '2026-06-01', '2026-06-02'])('%s is believed for a start on 2026-06-01', (localDate) => {
    expect(dated({ localDate })).toEqual([]);
  });

  test.each(['2026-05-30', '2026-06-03', '1970-01-01'])('%s is not', (localDate) => {
    expect(dated({ localDate })).toEqual(['localDate: is more than a day away from start and offset']);
  });

  test('without an offset any zone of the world is believed', () => {
    const unknown = {
      utcOffsetMinutes: null,
      start: at('2026-06-01T11:00:00.000Z'),
      end: at('2026-06-01T12:00:00.000Z'),
    };
    expect(dated({ ...unknown, localDate: '2026-05-30', dateBasis: 'assumed-zone' })).toEqual([]);
    expect(dated({ ...unknown, localDate: '2026-06-03', dateBasis: 'assumed-utc' })).toEqual([]);
    expect(dated({ ...unknown, localDate: '2026-06-04', dateBasis: 'assumed-utc' })).not.toEqual([]);
    expect(dated({ ...unknown, localDate: '2026-06-01', dateBasis: 'recorded' })).toEqual([]);
  });

  test('a sleep counts for the day of waking', () => {
    const night = { ...sleep, start: at('2026-06-01T20:00:00.000Z'), end: at('2026-06-03T20:00:00.000Z'), stages: [] };
    expect(issuesOf('sleep', { ...night, localDate: '2026-06-03' })).toEqual([]);
    expect(issuesOf('sleep', { ...night, localDate: '2026-06-05' })).not.toEqual([]);
  });

  test('an assumed day with a known offset contradicts itself', () => {
    expect(dated({ dateBasis: 'assumed-utc' })).toEqual(['dateBasis: is assumed although the offset is known']);
  });

  test.each([-1081, 1081, 60.5])('%d minutes is no offset', (utcOffsetMinutes) => {
    expect(dated({ utcOffsetMinutes }).join()).toContain('utcOffsetMinutes');
  });
});

describe('workout', () => {
  test('issues name the place inside a list', () => {
    const [lap] = workout.laps;
    const laps = [lap, { ...lap, end: at('2026-06-01T05:00:00.000Z') }, { ...lap, averagePowerWatts: -1 }];
    expect(issuesOf('workout', { ...workout, laps })).toEqual([
      'laps.1.end: ends before it starts',
      expect.stringMatching(/^laps\.2\.averagePowerWatts: /),
    ]);
  });

  test('a total said to be computed is there', () => {
    const { ascentMeters: _, ...without } = workout;
    expect(issuesOf('workout', without)).toEqual(['computedTotals.1: names a total that is absent']);
    expect(issuesOf('workout', { ...workout, computedTotals: ['sport'] })).not.toEqual([]);
  });

  test('stream channels are known ones', () => {
    const streams = { sampleCount: 1, channels: ['heartRate'] };
    expect(issuesOf('workout', { ...workout, streams }).join()).toContain('streams.channels.0');
  });

  test('values of the edge of what exists are taken', () => {
    const extreme = {
      averagePowerWatts: 0,
      maximumPowerWatts: 65_534,
      maximumHeartRateBpm: 255,
      energyKilocalories: 0,
    };
    expect(issuesOf('workout', { ...workout, ...extreme })).toEqual([]);
  });
});

describe('samples', () => {
  test.each([
    [{ values: [1, 2] }, 'values: is not as long as offsetSeconds'],
    [{ durationSeconds: [1] }, 'durationSeconds: is not as long as offsetSeconds'],
    [{ offsetSeconds: [0, 60, 59] }, 'offsetSeconds.2: goes back in time'],
    [{ values: [1, -1, 2] }, 'values.1: is not between 0 and 10000000'],
    [{ metric: 'oxygenSaturationPercent', values: [97, null, 100.5] }, 'values.2: is not between 0 and 100'],
    [{ values: [1, Number.NaN, 2] }, 'values: must be a list of finite numbers and nulls'],
    [{ offsetSeconds: [-1, 0, 1] }, 'offsetSeconds: must be a list of seconds from 0 to 172800'],
  ])('%j is refused', (change, issue) => {
    expect(issuesOf('samples', { ...samples, ...change })).toEqual([issue]);
  });

  test('an empty series and one without durations are taken', () => {
    const { durationSeconds: _, ...instants } = samples;
    expect(issuesOf('samples', instants)).toEqual([]);
    expect(issuesOf('samples', { ...instants, offsetSeconds: [], values: [] })).toEqual([]);
  });

  test('a vendor’s own scale has no bounds of ours', () => {
    expect(issuesOf('samples', { ...samples, metric: 'stressScore', values: [-2, 0, 400] })).toEqual([]);
  });
});

describe('planned workout', () => {
  const withTarget = (target: object): string[] => {
    const steps = [{ intent: 'work', length: { type: 'open' }, target }];
    return issuesOf('plannedWorkout', { ...plannedWorkout, blocks: [{ repeat: 1, steps }] });
  };

  test.each([
    { type: 'open' },
    { type: 'power', lowWatts: 200, highWatts: 200 },
    { type: 'power-percent', lowPercent: 95, highPercent: 105 },
    { type: 'heart-rate', lowBpm: 120, highBpm: 140 },
    { type: 'heart-rate-percent', lowPercent: 60, highPercent: 70 },
    { type: 'exertion', cr10: 7 },
  ])('takes $type', (target) => {
    expect(withTarget(target)).toEqual([]);
  });

  test.each([
    { type: 'power', lowWatts: 201, highWatts: 200 },
    { type: 'power-percent', lowPercent: 2, highPercent: 1 },
    { type: 'heart-rate', lowBpm: 2, highBpm: 1 },
    { type: 'heart-rate-percent', lowPercent: 2, highPercent: 1 },
    { type: 'speed', lowMetersPerSecond: 2, highMetersPerSecond: 1 },
    { type: 'power', lowPercent: 1, highPercent: 2 },
    { type: 'pace' },
  ])('refuses $type upside down or of another shape', (target) => {
    expect(withTarget(target)).not.toEqual([]);
  });
});

test('an HRV value has one method and its own field', () => {
  const { rmssdMilliseconds: value, ...rest } = fullRecords.hrv as Extract<typeof fullRecords.hrv, { method: 'rmssd' }>;
  expect(issuesOf('hrv', { ...rest, method: 'sdnn', sdnnMilliseconds: value })).toEqual([]);
  expect(issuesOf('hrv', { ...rest, method: 'sdnn', rmssdMilliseconds: value })).not.toEqual([]);
  expect(issuesOf('hrv', { ...rest, method: 'rmssd', rmssdMilliseconds: value, sdnnMilliseconds: 1 })).not.toEqual([]);
});

test('a score lies on a scale that has a length', () => {
  const score = { name: 'x', value: 1, minimum: 5, maximum: 5 };
  expect(issuesOf('readiness', { ...fullRecords.readiness, score })).toEqual(['score.maximum: is not above minimum']);
});

describe('the message of a refusal', () => {
  test('says the kind and the first issues', () => {
    const broken = { ...workout, laps: 1, sets: 1, pauses: 1, sensors: 1 };
    expect(() => parseRecord('workout', broken)).toThrow(
      /^This workout record cannot be stored: laps: .*; and 1 more\.$/,
    );
  });

  test('shows no value of the record, and no control character of a key', () => {
    const secret = 'do not repeat me \u202e';
    const broken = { ...workout, name: secret, sport: secret, start: secret, 'key\u0007\u202e': 1 };
    const text = issuesOf('workout', broken).join('; ');
    expect(text).not.toContain('do not repeat me');
    expect(text).toContain('key: is not a known field');
  });
});
