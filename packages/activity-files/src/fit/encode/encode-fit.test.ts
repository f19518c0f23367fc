import { HealthError } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlySession, valuesOf } from '../../../test/columns.ts';
import { slowCrc } from '../../../test/fit-bytes.ts';
import { decodeFit } from '../decode-fit.ts';
import { fitMessages } from '../messages/decode-messages.ts';
import { encodeFit } from './encode-fit.ts';
import type { FitFileInput, FitMessageInput } from './input.ts';

const start = '2024-06-01T06:30:00.000Z';
const startSeconds = Date.parse(start) / 1000 - 631_065_600;

function refused(messages: readonly FitMessageInput[]): HealthError {
  try {
    encodeFit({ messages });
  } catch (error) {
    if (HealthError.is(error)) return error;
  }
  throw new Error('was not refused');
}

describe('encodeFit', () => {
  it('writes the bytes that the format asks for', () => {
    const bytes = encodeFit({
      messages: [{ name: 'file_id', fields: { type: 'activity', serial_number: 0x01020304 } }],
    });
    expect([...bytes.subarray(14, 26)]).toEqual([0x40, 0, 0, 0, 0, 2, 0, 1, 0x00, 3, 4, 0x8c]);
    expect([...bytes.subarray(26, 32)]).toEqual([0, 4, 4, 3, 2, 1]);
    expect(new TextDecoder().decode(bytes.subarray(8, 12))).toBe('.FIT');
    expect(new DataView(bytes.buffer).getUint16(12, true)).toBe(slowCrc(bytes.subarray(0, 12)));
    expect(new DataView(bytes.buffer).getUint16(32, true)).toBe(slowCrc(bytes.subarray(0, 32)));
  });

  it('writes big-endian numbers and definitions when asked to', () => {
    const bytes = encodeFit({
      byteOrder: 'big',
      messages: [{ name: 'exercise_title', fields: { exercise_name: 0x0102 } }],
    });
    expect([...bytes.subarray(14, 26)]).toEqual([0x40, 0, 1, 1, 8, 1, 1, 2, 0x84, 0, 1, 2]);
  });

  it('repeats a definition only when the shape of messages changes', () => {
    const record = (heart_rate: number): FitMessageInput => ({
      name: 'record',
      fields: { timestamp: startSeconds, heart_rate },
    });
    const power: FitMessageInput = { name: 'record', fields: { timestamp: startSeconds, power: 200 } };
    const size = (messages: readonly FitMessageInput[]): number => encodeFit({ messages }).length - 16;
    expect(size([record(1), record(2), record(3)])).toBe(12 + 3 * 6);
    expect(size([record(1), power, record(2), power])).toBe(12 + 2 * 6 + 12 + 2 * 7);
  });

  it('gets by with sixteen local types however many shapes there are', () => {
    const messages = Array.from({ length: 60 }, (_, i): FitMessageInput => {
      const shape = i % 20;
      const text = 'x'.repeat(shape + 1);
      return { name: 'sport', fields: { name: text } };
    });
    const found = [...fitMessages(encodeFit({ messages }))];
    expect(found.map(({ fields }) => fields[0]?.value)).toEqual(messages.map(({ fields }) => fields.name));
  });

  it('writes every value so that it is read back, whatever the type', () => {
    const fields = {
      timestamp: start,
      position_lat: -495_280_430,
      altitude: -12.4,
      temperature: -11,
      grit: 1.5,
      left_torque_effectiveness: null,
      field_200: { type: 'uint64', value: 2n ** 60n + 1n },
      field_201: { type: 'float64', value: Math.PI },
      field_202: { type: 'sint64', value: -5 },
      field_203: { type: 'uint16', value: [1, null, 3] },
      field_204: { type: 'byte', value: [1, 2, 255] },
      field_205: { type: 'string', value: 'grüße' },
    } as const;
    for (const byteOrder of ['little', 'big'] as const) {
      const [found] = [...fitMessages(encodeFit({ byteOrder, messages: [{ name: 'record', fields }] }))];
      const stored = found?.fields.filter(({ number }) => number >= 0).map(({ name, value }) => [name, value]);
      expect(Object.fromEntries(stored ?? [])).toEqual({
        timestamp: start,
        position_lat: -495_280_430,
        altitude: expect.closeTo(-12.4, 9),
        temperature: -11,
        grit: 1.5,
        field_200: 2n ** 60n + 1n,
        field_201: Math.PI,
        field_202: -5,
        field_203: [1, null, 3],
        field_204: [1, 2, 255],
        field_205: 'grüße',
      });
    }
  });

  it('writes planned workouts', () => {
    const messages: FitMessageInput[] = [
      { name: 'file_id', fields: { type: 'workout', manufacturer: 'development', time_created: start } },
      { name: 'workout', fields: { wkt_name: '3 x 8 min', sport: 'cycling', num_valid_steps: 2 } },
      {
        name: 'workout_step',
        fields: {
          message_index: 0,
          wkt_step_name: 'hard',
          duration_type: 'time',
          duration_value: 480_000,
          target_type: 'power',
          target_value: 0,
          custom_target_value_low: 1240,
          custom_target_value_high: 1260,
          intensity: 'active',
        },
      },
      {
        name: 'workout_step',
        fields: {
          message_index: 1,
          duration_type: 'repeat_until_steps_cmplt',
          duration_value: 0,
          target_type: 'open',
          target_value: 3,
        },
      },
    ];
    const bytes = encodeFit({ messages });
    expect(decodeFit(bytes)).toMatchObject({ fileType: 'workout', sessions: [], damage: [] });
    const steps = [...fitMessages(bytes, { only: ['workout_step'] })].map(({ fields }) =>
      Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    );
    expect(steps[0]).toMatchObject({ duration_time: 480, custom_target_power_low: 1240, intensity: 'active' });
    expect(steps[1]).toMatchObject({ duration_step: 0, repeat_steps: 3 });
  });

  it('writes several files behind each other', () => {
    const file = (rate: number): FitFileInput => ({
      messages: [
        { name: 'file_id', fields: { type: 'activity' } },
        { name: 'record', fields: { timestamp: start, heart_rate: rate } },
        { name: 'session', fields: { start_time: start, total_elapsed_time: 0, sport: 'rowing' } },
      ],
    });
    const read = decodeFit(encodeFit([file(120), file(130)]));
    expect(read.damage).toEqual([]);
    expect(read.sessions.map((own) => valuesOf(own, 'heartRateBpm'))).toEqual([[120], [130]]);
  });

  it('writes compressed timestamps where they reach', () => {
    const seconds = [0, 1, 31, 62, 94, 95];
    const messages: FitMessageInput[] = [
      { name: 'file_id', fields: { type: 'activity' } },
      ...seconds.map(
        (second, i): FitMessageInput => ({
          name: 'record',
          fields: { timestamp: startSeconds + second, heart_rate: 90 + i },
        }),
      ),
      { name: 'session', fields: { start_time: start, total_elapsed_time: 95, sport: 'running' } },
    ];
    const bytes = encodeFit({ messages, compressedTimestamps: true });
    expect(bytes.length).toBeLessThan(encodeFit({ messages }).length);
    const own = onlySession(decodeFit(bytes));
    expect(Array.from(own.streams?.elapsedSeconds ?? [])).toEqual(seconds);
  });
});

describe('what cannot be written', () => {
  it.each([
    [{ name: 'no_such', fields: {} }, 'messages.0'],
    [{ name: 'record', fields: { no_such: 1 } }, 'messages.0.fields.no_such'],
    [{ name: 'record', fields: { field_3000: 1 } }, 'messages.0.fields.field_3000'],
    [{ name: 'record', fields: { field_250: 1 } }, 'messages.0.fields.field_250'],
    [{ name: 'record', fields: { heart_rate: 300 } }, 'messages.0.fields.heart_rate'],
    [{ name: 'record', fields: { heart_rate: -1 } }, 'messages.0.fields.heart_rate'],
    [{ name: 'record', fields: { heart_rate: Number.NaN } }, 'messages.0.fields.heart_rate'],
    [{ name: 'session', fields: { sport: 'quidditch' } }, 'messages.0.fields.sport'],
    [{ name: 'sport', fields: { name: 'x'.repeat(255) } }, 'messages.0.fields.name'],
    [{ name: 'hrv', fields: { time: [] } }, 'messages.0.fields.time'],
    [
      { name: 'record', fields: {}, developerFields: [{ developerIndex: 0, fieldNumber: 1, value: 1 }] },
      'messages.0.developerFields.0.1',
    ],
  ] as const)('is refused by name: %o', (message, path) => {
    const error = refused([message]);
    expect(error.code).toBe('invalid-input');
    expect(error.details).toEqual({ issues: [{ path, message: expect.any(String) }] });
  });
});

describe('round trip', () => {
  /** Random messages of random shapes; the reader must give back what the writer was given. */
  const record = fc.record(
    {
      heart_rate: fc.integer({ min: 1, max: 254 }),
      power: fc.integer({ min: 0, max: 65_534 }),
      distance: fc.integer({ min: 0, max: 4_000_000_000 }).map((raw) => raw / 100),
      enhanced_altitude: fc.integer({ min: 0, max: 50_000 }).map((raw) => raw / 5 - 500),
      enhanced_speed: fc.integer({ min: 0, max: 40_000 }).map((raw) => raw / 1000),
      temperature: fc.integer({ min: -128, max: 126 }),
      cadence: fc.integer({ min: 0, max: 254 }),
    },
    { requiredKeys: [] },
  );

  it('keeps every value of every record in any byte order, with and without compressed timestamps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(record, fc.integer({ min: 0, max: 90 })), { minLength: 1, maxLength: 60 }),
        fc.constantFrom('little' as const, 'big' as const),
        fc.boolean(),
        fc.constantFrom(12 as const, 14 as const),
        (rows, byteOrder, compressedTimestamps, headerBytes) => {
          let time = startSeconds;
          const records = rows.map(([fields, step]): FitMessageInput => {
            time += step;
            return { name: 'record', fields: { timestamp: time, ...fields } };
          });
          const session = {
            name: 'session',
            fields: { start_time: start, total_elapsed_time: time - startSeconds, sport: 'cycling' },
          };
          const messages = [{ name: 'file_id', fields: { type: 'activity' } }, ...records, session];
          const file = decodeFit(encodeFit({ messages, byteOrder, compressedTimestamps, headerBytes }));
          expect([file.damage, file.warnings]).toEqual([[], []]);
          const own = onlySession(file);
          const column = (field: keyof (typeof rows)[0][0]): (number | null)[] | null => {
            const values = rows.map(([fields]) => fields[field] ?? null);
            return values.every((value) => value === null) ? null : values;
          };
          expect(valuesOf(own, 'heartRateBpm')).toEqual(column('heart_rate'));
          expect(valuesOf(own, 'powerWatts')).toEqual(column('power'));
          expect(valuesOf(own, 'distanceMeters')).toEqual(column('distance'));
          expect(valuesOf(own, 'altitudeMeters')).toEqual(column('enhanced_altitude'));
          expect(valuesOf(own, 'speedMetersPerSecond')).toEqual(column('enhanced_speed'));
          expect(valuesOf(own, 'temperatureCelsius')).toEqual(column('temperature'));
          expect(valuesOf(own, 'cadenceRpm')).toEqual(column('cadence'));
        },
      ),
      { numRuns: 150 },
    );
  });
});
