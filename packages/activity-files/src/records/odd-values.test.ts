import type { Instant, SourceId } from '@vitalwire/core';
import { inputIssuesOf, personSchemas, recordSchemas } from '@vitalwire/core/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFit } from '../fit/decode-fit.ts';
import { encodeFit } from '../fit/encode/encode-fit.ts';
import type { FitMessageInput, FitTypedValue } from '../fit/encode/input.ts';
import { messageProfileNamed } from '../fit/profile/profile.ts';
import { type BaseType, baseTypes } from '../fit/protocol/base-types.ts';
import { fileOf, sessionOf } from './__fixtures__/activity.ts';
import { type FileRecords, toRecords } from './to-records.ts';

const context = {
  sourceId: 'files' as SourceId,
  receivedAt: '2024-06-01T12:00:00.000Z' as Instant,
  assumedTimeZone: 'UTC',
  originalHash: null,
  path: 'a.fit',
};
/** 2021-10-01T00:00:00Z, seconds since the FIT epoch. */
const start = 1_001_980_800;

function issuesOf({ records, thresholds }: FileRecords): readonly string[] {
  const results = [
    ...records.map(({ record }) => recordSchemas.workout.safeParse(record)),
    ...thresholds.map((threshold) => personSchemas.threshold.safeParse(threshold)),
  ];
  return results.flatMap(({ error }) =>
    error === undefined ? [] : inputIssuesOf(error).map(({ path, message }) => `${path}: ${message}`),
  );
}

/** What a field of this type can hold, its edges among it. */
function contentOf(type: BaseType): fc.Arbitrary<FitTypedValue> {
  const bits = 8 * type.sizeBytes;
  const value = (): fc.Arbitrary<number | bigint | string> => {
    if (type.reading === 'text') return fc.string({ unit: 'binary', maxLength: 60 });
    if (type.reading === 'float') return fc.oneof(fc.double(), fc.constantFrom(-1, 101, 1e5, 1e9, 1e300, -1e300));
    if (bits === 64)
      return type.reading === 'signed'
        ? fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
        : fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
    return type.reading === 'signed'
      ? fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 })
      : fc.integer({ min: 0, max: 2 ** bits - 1 });
  };
  return value().map((one) => ({ type: type.name, value: one }));
}

const anyContent = fc.oneof(...baseTypes.map(contentOf));

/** Any fields of a message with any content: mostly of the type that a device would write, else of any type. */
function messageOf(name: string, sound: FitMessageInput['fields']): fc.Arbitrary<FitMessageInput> {
  const fields = [...(messageProfileNamed(name)?.fields.values() ?? [])];
  const one = fc
    .constantFrom(...fields)
    .chain((field) =>
      fc.tuple(
        fc.constant(field.name),
        fc.oneof({ weight: 3, arbitrary: contentOf(field.baseType) }, { weight: 1, arbitrary: anyContent }),
      ),
    );
  return fc.tuple(fc.array(one, { maxLength: 30 }), fc.boolean()).map(([odd, dated]) => {
    const together = { ...sound, ...Object.fromEntries(odd) };
    // Half of them keep their dates: a session of another age is refused as a whole, which is another rule.
    const { start_time, timestamp } = sound;
    return {
      name,
      fields: dated ? { ...together, start_time: start_time ?? null, timestamp: timestamp ?? null } : together,
    };
  });
}

const dates = { timestamp: start + 60, start_time: start };
const hostileFile = fc
  .tuple(
    fc.array(messageOf('device_info', { timestamp: start }), { maxLength: 3 }),
    fc.array(messageOf('lap', dates), { maxLength: 4 }),
    fc.array(messageOf('length', { ...dates, total_elapsed_time: 20 }), { maxLength: 3 }),
    fc.array(messageOf('set', dates), { maxLength: 3 }),
    fc.array(messageOf('zones_target', {}), { maxLength: 1 }),
    fc.array(messageOf('session', { ...dates, sport: 'cycling' }), { minLength: 1, maxLength: 2 }),
  )
  .map((groups): readonly FitMessageInput[] => [
    { name: 'file_id', fields: { type: 'activity', manufacturer: 'garmin', time_created: start } },
    ...groups.flat().map(({ name, fields }) => ({
      name,
      fields: Object.fromEntries(
        Object.entries(fields).filter(([field]) => messageProfileNamed(String(name))?.fieldsByName.has(field)),
      ),
    })),
  ]);

describe('one odd value costs itself', () => {
  it('and never the workout: whatever the fields of a file hold, its records can be stored', () => {
    let stored = 0;
    fc.assert(
      fc.property(hostileFile, (messages) => {
        const made = toRecords(decodeFit(encodeFit({ messages })), context);
        stored += made.records.length;
        expect(issuesOf(made)).toEqual([]);
      }),
      { numRuns: 600, seed: 11 },
    );
    expect(stored).toBeGreaterThan(200);
  });

  it.each([
    ['workout_feel', 101],
    ['workout_rpe', 101],
    ['pool_length', -1],
  ])('%s of %d', (name, value) => {
    const fields = { ...dates, sport: 'running', total_distance: 1000, [name]: { type: 'sint32', value } } as const;
    const file = decodeFit(encodeFit({ messages: [{ name: 'session', fields }] }));
    const made = toRecords(file, context);
    expect(issuesOf(made)).toEqual([]);
    expect(made.records[0]?.record).toMatchObject({ distanceMeters: 1000 });
    expect(made.records[0]?.record).not.toHaveProperty('feel');
    expect(made.records[0]?.record).not.toHaveProperty('poolLengthMeters');
  });

  it.each([-1e300, 1e300, -8_641_633_046_400_001])('a session and a lap of %d seconds', (value) => {
    const total_elapsed_time = { type: 'float64', value } as const;
    const messages: readonly FitMessageInput[] = [
      { name: 'lap', fields: { ...dates, total_elapsed_time } },
      { name: 'session', fields: { timestamp: start + 60, total_elapsed_time } },
      { name: 'session', fields: { timestamp: start + 90, total_elapsed_time } },
    ];
    const { sessions } = decodeFit(encodeFit({ messages }));
    expect(sessions.map((session) => session.start)).toEqual(['2021-10-01T00:01:00.000Z', '2021-10-01T00:01:30.000Z']);
    expect(sessions[0]?.laps[0]).toMatchObject({ start: '2021-10-01T00:00:00.000Z', end: '2021-10-01T00:01:00.000Z' });
  });

  it('of whatever format: bounds are those of the record', () => {
    const at = '2024-05-01T22:30:00.000Z' as Instant;
    const made = toRecords(
      fileOf([
        sessionOf({
          poolLengthMeters: 1e9,
          feel: { perceivedExertionCr10: 11, feelPercent: 50 },
          lengths: [{ start: at, elapsedSeconds: 20, active: true, stroke: 'back\u0000stroke', strokes: -3 }],
          sets: [{ type: '\u0000', exercise: '', repetitions: 3, perceivedExertion: 0, repetitionsInReserve: 11 }],
          deviceAnalysis: { functionalThresholdPowerWatts: 1e7, vo2max: 51 },
        }),
      ]),
      context,
    );
    expect(issuesOf(made)).toEqual([]);
    expect(made.records[0]?.record).toMatchObject({
      feel: { feelPercent: 50 },
      lengths: [{ start: at, elapsedSeconds: 20, active: true, stroke: 'backstroke' }],
      sets: [{ type: 'active', repetitions: 3 }],
      deviceAnalysis: { vo2max: 51 },
    });
    expect(made.thresholds).toEqual([]);
  });
});
