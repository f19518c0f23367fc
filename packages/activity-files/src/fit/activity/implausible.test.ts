import { describe, expect, it } from 'vitest';
import { onlySession, valuesOf, warningCodes } from '../../../test/columns.ts';
import { testData } from '../../../test/fuzz-corpus.ts';
import type { ActivityFile } from '../../activity.ts';
import { completeTotals } from '../../complete-totals.ts';
import { decodeFit } from '../decode-fit.ts';
import { encodeFit } from '../encode/encode-fit.ts';
import type { FitMessageInput } from '../encode/input.ts';

const start = 1_001_980_800;
type Fields = FitMessageInput['fields'];

/** A second apart. */
function fileOf(records: readonly Fields[], session: Fields = {}, laps: readonly Fields[] = []): ActivityFile {
  const dates = { timestamp: start + records.length, start_time: start };
  return decodeFit(
    encodeFit({
      messages: [
        { name: 'file_id', fields: { type: 'activity', manufacturer: 'garmin', time_created: start } },
        ...records.map((fields, i) => ({ name: 'record', fields: { timestamp: start + i, ...fields } })),
        ...laps.map((fields) => ({ name: 'lap', fields: { ...dates, ...fields } })),
        { name: 'session', fields: { ...dates, sport: 'training', ...session } },
      ],
    }),
  );
}

describe('times of a session that contradict each other', () => {
  it('are kept and said', () => {
    const file = fileOf([{}, {}], { total_elapsed_time: 2839.6, total_timer_time: 21_680 });
    expect(onlySession(file)).toMatchObject({ elapsedSeconds: 2839.6, timerSeconds: 21_680 });
    expect(file.warnings).toEqual([
      {
        code: 'session-times',
        message: expect.stringContaining('2840 s from start to end and 21680 s on its timer'),
      },
    ]);
  });

  it.each([
    [1807, 1808],
    [5400, 3600],
    [1000, 1009],
  ])('but not %d s with %d s on the timer: devices round', (total_elapsed_time, total_timer_time) => {
    expect(warningCodes(fileOf([{}, {}], { total_elapsed_time, total_timer_time }))).toEqual([]);
  });
});

const semicircles = (degrees: number): number => Math.round((degrees * 2 ** 31) / 180);
const at = (latitude: number, longitude: number): Fields => ({
  position_lat: semicircles(latitude),
  position_long: semicircles(longitude),
});
/** Ten metres a second to the north. */
const track = (count: number): Fields[] => Array.from({ length: count }, (_, i) => at(47 + i * 9e-5, 8.5));
const missingIn = (file: ActivityFile): number[] =>
  (valuesOf(onlySession(file), 'latitudeDegrees') ?? []).flatMap((value, i) => (value === null ? [i] : []));

describe('positions that nobody can have gone to', () => {
  it.each([
    ['alone in the middle', 30, at(1.6, -79)],
    ['at the start, from the last time', 0, at(-33.9, 151.2)],
    ['at the end', 59, at(47, -171)],
  ])('are left out %s, and that is said', (_, place, position) => {
    const records = track(60);
    records[place] = position;
    const file = fileOf(records);
    expect(missingIn(file)).toEqual([place]);
    expect(valuesOf(onlySession(file), 'longitudeDegrees')?.[place]).toBeNull();
    expect(file.warnings).toEqual([
      { code: 'position-implausible', message: '1 position lies too far from all others and was left out.', count: 1 },
    ]);
  });

  it('are left out one after the other', () => {
    const records = track(100);
    records.splice(40, 3, at(1, 2), at(-50, 100), at(-50, 100));
    expect(missingIn(fileOf(records))).toEqual([40, 41, 42]);
  });

  it('are kept when it cannot be told which of them are wrong', () => {
    const file = fileOf([...track(20), ...track(20).map((_, i) => at(10 + i * 9e-5, 20))]);
    expect([missingIn(file), file.warnings]).toEqual([[], []]);
  });

  it('are not those behind a gap, beyond the date line or of a receiver that jumps a little', () => {
    const flight = fileOf([...track(30), { timestamp: start + 4 * 3600, ...at(41, 12.5) }], {
      total_elapsed_time: 15_000,
    });
    expect(missingIn(flight)).toEqual([]);
    const line = fileOf(Array.from({ length: 30 }, (_, i) => at(-17, i < 29 ? 179.9999 : -179.9999)));
    expect(missingIn(line)).toEqual([]);
    const records = track(30);
    records[10] = at(47.02, 8.5);
    expect(missingIn(fileOf(records))).toEqual([]);
  });

  it('of a recording with stray bytes are gone', () => {
    const file = decodeFit(testData('corrupt-strava-android.fit'));
    expect(file.warnings).toContainEqual(expect.objectContaining({ code: 'position-implausible', count: 5 }));
    const latitudes = (valuesOf(onlySession(file), 'latitudeDegrees') ?? []).filter((value) => value !== null);
    expect(Math.min(...latitudes)).toBeGreaterThan(43.9);
    expect(Math.max(...latitudes)).toBeLessThan(44.2);
  });
});

describe('a distance of 0', () => {
  const still = Array.from({ length: 5 }, () => ({ heart_rate: 90, distance: 0, enhanced_speed: 0 }));
  const stated = { total_distance: 0, enhanced_avg_speed: 0, enhanced_max_speed: 0 };

  it('is absent where nothing measured one, in its laps and computed totals too', () => {
    const session = onlySession(
      fileOf(still, { ...stated, total_elapsed_time: 5 }, [{ ...stated, total_calories: 3 }]),
    );
    const absent = ['distanceMeters', 'averageSpeedMetersPerSecond', 'maximumSpeedMetersPerSecond'];
    for (const total of absent) {
      expect(session).not.toHaveProperty(total);
      expect(session.laps[0]).not.toHaveProperty(total);
      expect(completeTotals(session)).not.toHaveProperty(total);
    }
    expect(session.laps[0]).toMatchObject({ energyKilocalories: 3 });
    expect(valuesOf(session, 'distanceMeters')).toBeNull();
    expect(valuesOf(session, 'speedMetersPerSecond')).toBeNull();
    expect(valuesOf(session, 'heartRateBpm')).toEqual([90, 90, 90, 90, 90]);
  });

  it('is a value where positions were recorded, or a movement', () => {
    expect(onlySession(fileOf(track(3), stated)).distanceMeters).toBe(0);
    expect(onlySession(fileOf([{ distance: 0 }, { distance: 2 }], stated)).distanceMeters).toBe(0);
    expect(onlySession(fileOf([{ enhanced_speed: 1 }], stated)).distanceMeters).toBe(0);
    const moved = onlySession(fileOf(still, { ...stated, total_distance: 10 }));
    expect(moved.distanceMeters).toBe(10);
    expect(valuesOf(moved, 'distanceMeters')).toEqual([0, 0, 0, 0, 0]);
  });

  it('stays where a lap states more, and the streams of a session without totals stay', () => {
    expect(onlySession(fileOf(still, stated, [{ total_distance: 10 }])).distanceMeters).toBe(0);
    expect(valuesOf(onlySession(fileOf(still)), 'distanceMeters')).toEqual([0, 0, 0, 0, 0]);
  });
});
