import { columnOf, type DeliveredRecord, daysBetween, sportFamily, thresholdOn, toFloat64 } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import type { Athlete, AthleteDay, LifeEventType, WorkoutPlanTruth } from '../src/index.ts';
import { athleteOf, day, kindIn, scenarios, workoutsIn } from './athletes.ts';

const demo = athleteOf('demo', 7, 3);
/** The last fifteen months, with every sample. */
const demoDays = [...demo.days({ from: day('2025-04-01'), to: demo.dates.to })];
const recentTruth = demo.truth.days.slice(-demoDays.length);

describe('days of the truth', () => {
  it('are one for every day of the range', () => {
    for (const scenario of scenarios) {
      const { dates, truth } = athleteOf(scenario, 7, 0.5);
      expect(truth.days).toHaveLength(daysBetween(dates.from, dates.to) + 1);
      expect([truth.days[0]!.date, truth.days.at(-1)!.date]).toEqual([dates.from, dates.to]);
    }
  });

  it('have the load that the squared power of the recorded rides adds up to', () => {
    const truths = truthById(demo);
    let rides = 0;
    for (const { date, workouts } of demoDays) {
      const capacity = demo.truth.days.find((entry) => entry.date === date)!.capacity;
      for (const { recordId, rootMeanSquarePowerWatts: rms, timerSeconds } of workouts) {
        if (rms === null) continue;
        const share = rms / capacity.functionalThresholdPowerWatts;
        expect(((timerSeconds / 36) * share ** 2) / truths.get(recordId)!.load).toBeCloseTo(1, 2);
        rides++;
      }
    }
    expect(rides).toBeGreaterThan(120);
  });

  it('have means that answer to the recorded load as they say', () => {
    let [ctl, atl] = [0, 0];
    for (const entry of demo.truth.days) {
      ctl += (entry.recordedLoad - ctl) / 42;
      atl += (entry.recordedLoad - atl) / 7;
      expect(entry.ctl).toBeCloseTo(ctl, 9);
      expect(entry.atl).toBeCloseTo(atl, 9);
    }
    expect(Math.max(...demo.truth.days.map((entry) => entry.ctl))).toBeGreaterThan(50);
  });

  it('measure recorded load against what was known on the day', () => {
    for (const { date, capacity, workouts } of demo.truth.days) {
      const known = thresholdOn(demo.thresholds, 'ftpWatts', date, 'cycling')!.value;
      for (const workout of workouts.filter(({ sport, recorded }) => recorded && sportFamily(sport) === 'cycling')) {
        const ratio = capacity.functionalThresholdPowerWatts / known;
        expect(workout.recordedLoad).toBeCloseTo(workout.load * ratio * ratio, 9);
      }
    }
  });
});

describe('capacity', () => {
  it('rises with training and falls without it', () => {
    const watts = demo.truth.days.map(({ capacity }) => capacity.functionalThresholdPowerWatts);
    expect(Math.max(...watts) / Math.min(...watts)).toBeGreaterThan(1.08);
    const gap = athleteOf('training-gap', 7, 1);
    const injury = gap.truth.events.find(({ type }) => type === 'injury')!;
    const ftp = (date: string) =>
      gap.truth.days.find((entry) => entry.date === date)!.capacity.functionalThresholdPowerWatts;
    expect(ftp(injury.to) / ftp(injury.from)).toBeLessThan(0.93);
    expect(ftp(gap.dates.to)).toBeGreaterThan(ftp(injury.to));
  });

  it('can be read from the maximal efforts of a test, to a watt and to two percent of W′', () => {
    const truths = truthById(demo);
    const tests = demoDays.flatMap((entry) => entry.records.filter(({ record }) => isTest(truths.get(record.id))));
    expect(tests.length).toBeGreaterThan(2);
    for (const delivered of tests) {
      const { efforts } = truths.get(delivered.record.id)!;
      const [short, long] = efforts.map(({ afterSeconds, seconds }) => meanPower(delivered, afterSeconds, seconds));
      const capacity = demo.truth.days.find(({ date }) => date === delivered.record.localDate)!.capacity;
      const criticalPower = (long! * 1200 - short! * 300) / 900;
      expect(Math.abs(criticalPower - capacity.criticalPowerWatts)).toBeLessThan(1);
      const anaerobic = (short! - criticalPower) * 300;
      expect(Math.abs(anaerobic / capacity.anaerobicCapacityJoules - 1)).toBeLessThan(0.02);
      expect(capacity.functionalThresholdPowerWatts).toBeCloseTo(
        capacity.criticalPowerWatts + capacity.anaerobicCapacityJoules / 3600,
        9,
      );
    }
  });

  it('can be read from a swimming test', () => {
    const athlete = athleteOf('triathlete', 7, 1);
    const tests = athlete.truth.days.filter(({ workouts }) =>
      workouts.some(({ name }) => name.includes('400 and 200')),
    );
    expect(tests.length).toBeGreaterThan(2);
    for (const { workouts, capacity } of tests) {
      const [long, short] = workouts[0]!.efforts;
      const speed = (400 - 200) / (long!.seconds - short!.seconds);
      // Whole seconds of two efforts: one in 180.
      expect(Math.abs(speed / capacity.criticalSwimSpeedMetersPerSecond - 1)).toBeLessThan(0.006);
      expect(long!.seconds * long!.meanSpeedMetersPerSecond!).toBeCloseTo(400, 6);
    }
  });
});

describe('constant workouts', () => {
  it('hold one power in every second', () => {
    const constant = recentTruth.flatMap(({ workouts }) => workouts.filter((w) => w.constantPowerWatts !== null));
    expect(constant.length).toBeGreaterThan(4);
    const watts = new Map(constant.map((workout) => [workout.recordId, workout.constantPowerWatts]));
    let recorded = 0;
    for (const { record, streams } of demoDays.flatMap(({ records }) => records)) {
      const expected = watts.get(record.id);
      if (expected === undefined || streams === null) continue;
      const power = columnOf(streams, 'powerWatts')!.values;
      expect(power).toHaveLength(3600);
      expect(new Set(power)).toEqual(new Set([expected]));
      recorded++;
    }
    expect(recorded).toBeGreaterThan(4);
  });

  it('cover time times speed', () => {
    const speeds = new Map(
      recentTruth.flatMap(({ workouts }) =>
        workouts.map((w) => [w.recordId, (w.constantSpeedMetersPerSecond ?? 0) * w.timerSeconds] as const),
      ),
    );
    const held = workoutsIn(demoDays.flatMap(({ records }) => records)).filter(({ id }) => speeds.get(id)! > 0);
    expect(held.length).toBeGreaterThan(6);
    for (const { id, distanceMeters } of held) expect(Math.abs(distanceMeters! - speeds.get(id)!)).toBeLessThan(0.02);
    const half = held.find(({ name }) => name === 'Half marathon')!;
    expect(Math.abs(half.distanceMeters! - 21_097.5)).toBeLessThan(3);
  });
});

describe('events', () => {
  it('of the demo are all there within three years', () => {
    const types = new Set(demo.truth.events.map(({ type }) => type));
    const wanted: readonly LifeEventType[] = [
      'race',
      'taper',
      'test',
      'training_camp',
      'trip',
      'holiday',
      'break',
      'illness',
      'no_device',
      'night_without_watch',
      'heart_rate_strap_fault',
      'power_meter_fault',
    ];
    expect(wanted.filter((type) => !types.has(type))).toEqual([]);
  });

  it('leave gaps exactly where the truth says that no device was there', () => {
    const kinds = (entry: AthleteDay) => new Set(entry.records.map(({ record }) => record.kind));
    for (const [i, entry] of demoDays.entries()) {
      const truth = recentTruth[i]!;
      expect(kinds(entry).has('dailySummary')).toBe(truth.recordedDay);
      expect(kinds(entry).has('hrv')).toBe(truth.recordedNight);
      const recorded = truth.workouts.filter((workout) => workout.recorded).map(({ recordId }) => recordId);
      const delivered = entry.records.map(({ record }) => record).filter(({ kind }) => kind === 'workout');
      expect(delivered.map(({ id }) => id)).toEqual(recorded);
    }
    const missed = demo.truth.days.filter(({ recordedDay }) => !recordedDay);
    expect(missed.length).toBeGreaterThan(20);
    expect(missed.some(({ load }) => load > 0)).toBe(true);
    expect(missed.every(({ recordedLoad }) => recordedLoad === 0)).toBe(true);
  });

  it('of illness stop training, raise the resting pulse and lower HRV', () => {
    for (const { from, to } of demo.truth.events.filter(({ type }) => type === 'illness')) {
      const ill = demo.truth.days.filter(({ date }) => date >= from && date <= to);
      const before = demo.truth.days.filter(({ date }) => date < from && daysBetween(date, from) <= 10).slice(0, -1);
      if (before.length === 0) continue;
      expect(ill.every(({ load }) => load === 0)).toBe(true);
      const mean = (days: typeof ill, of: (entry: (typeof ill)[number]) => number) =>
        days.reduce((sum, entry) => sum + of(entry), 0) / days.length;
      expect(mean(ill, (entry) => entry.restingHeartRateBpm)).toBeGreaterThan(
        mean(before, (entry) => entry.restingHeartRateBpm) + 3,
      );
      expect(mean(ill, (entry) => entry.lnRmssd)).toBeLessThan(mean(before, (entry) => entry.lnRmssd) - 0.1);
    }
  });

  it('of a taper bring fatigue down before the race', () => {
    for (const { from, to } of demo.truth.events.filter(({ type }) => type === 'taper')) {
      const loads = (first: number, last: number) =>
        demo.truth.days
          .filter(({ date }) => daysBetween(date, from) <= first && daysBetween(date, from) > last)
          .map(({ load }) => load);
      const usual = loads(21, 0);
      const during = demo.truth.days.filter(({ date }) => date >= from && date <= to).map(({ load }) => load);
      if (usual.length < 21 || during.length === 0) continue;
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(mean(during)).toBeLessThan(0.8 * mean(usual));
    }
  });

  it('of a failing strap show as dropouts and spikes, and only then', () => {
    const faulty = demo.truth.events.filter(({ type }) => type === 'heart_rate_strap_fault');
    let within = 0;
    for (const { date, records } of demoDays) {
      const fault = faulty.some(({ from, to }) => from <= date && date <= to);
      for (const { streams } of records) {
        const column = streams === null ? null : columnOf(streams, 'heartRateBpm');
        if (column === null) continue;
        const broken = column.missing !== null && column.values.some((beats) => beats > demo.truth.maximumHeartRateBpm);
        expect(broken).toBe(fault);
        within += fault ? 1 : 0;
      }
    }
    expect(within).toBeGreaterThan(8);
  });
});

describe('nights', () => {
  it('are recorded as they were', () => {
    const truths = new Map(demo.truth.days.map((entry) => [entry.date, entry.sleep]));
    const sleeps = kindIn(demo, 'sleep').filter(({ nap }) => !nap);
    expect(sleeps.length).toBeGreaterThan(1000);
    for (const sleep of sleeps) {
      const truth = truths.get(sleep.localDate)!;
      expect(sleep).toMatchObject({ ...truth });
      const staged = sleep.stages.reduce((sum, { start, end }) => sum + Date.parse(end) - Date.parse(start), 0) / 1000;
      expect(staged).toBe(sleep.inBedSeconds);
      expect(sleep.asleepSeconds! + sleep.awakeSeconds!).toBe(sleep.inBedSeconds);
    }
  });
});

function truthById(athlete: Athlete): ReadonlyMap<string, WorkoutPlanTruth> {
  return new Map(athlete.truth.days.flatMap(({ workouts }) => workouts.map((workout) => [workout.recordId, workout])));
}

function isTest(truth: WorkoutPlanTruth | undefined): boolean {
  return truth !== undefined && truth.efforts.length === 2;
}

/** NaN where the power meter was dead. */
function meanPower({ streams }: DeliveredRecord, from: number, seconds: number): number {
  const power = toFloat64(columnOf(streams!, 'powerWatts')!).subarray(from, from + seconds);
  return power.reduce((sum, watts) => sum + watts, 0) / seconds;
}
