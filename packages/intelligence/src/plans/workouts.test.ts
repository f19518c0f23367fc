import type { PlannedBlock } from '@vitalwire/core';
import { recordSchemas } from '@vitalwire/core/schema';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { buildWorkout } from './workout-builder.ts';
import { type LoadMeter, workoutLoad } from './workout-load.ts';
import { type TargetInput, workoutTargets } from './workout-targets.ts';
import { WorkoutType } from './workout-templates.ts';

const heart = { restingHeartRateBpm: 50, maximumHeartRateBpm: 190, sex: 'female' } as const;
const kinds: readonly (readonly [TargetInput, LoadMeter])[] = [
  [{ by: 'power' }, { by: 'power', ftpWatts: 260 }],
  [
    { by: 'threshold-speed', thresholdSpeedMetersPerSecond: 4 },
    { by: 'speed', thresholdSpeedMetersPerSecond: 4 },
  ],
  [
    { by: 'vdot', vdot: 50 },
    { by: 'speed', thresholdSpeedMetersPerSecond: 3.92 },
  ],
  [
    { by: 'critical-swim-speed', criticalSwimSpeedMetersPerSecond: 1.3 },
    { by: 'swim-speed', criticalSwimSpeedMetersPerSecond: 1.3 },
  ],
  [
    { by: 'heart-rate', sport: 'running' },
    { by: 'heart-rate', lactateThresholdHeartRateBpm: 168, ...heart },
  ],
  [{ by: 'exertion' }, { by: 'exertion' }],
];
const types = Object.values(WorkoutType);
const block = (repeat: number, ...steps: PlannedBlock['steps']): PlannedBlock => ({ repeat, steps });
const watts = (seconds: number, low: number, high = low): PlannedBlock['steps'][number] => ({
  intent: 'work',
  length: { type: 'time', seconds },
  target: { type: 'power', lowWatts: low, highWatts: high },
});

describe('load of steps', () => {
  test('an hour at FTP is 100, in one step or in many', () => {
    const meter = { by: 'power', ftpWatts: 260 } as const;
    for (const blocks of [[block(1, watts(3600, 260))], [block(30, watts(60, 240, 280), watts(60, 260))]]) {
      const { load, intensityFactor, normalizedPowerWatts, durationSeconds } = answerOf(workoutLoad({ blocks, meter }));
      expect(load).toBeCloseTo(100, 9);
      expect(intensityFactor).toBeCloseTo(1, 9);
      expect(normalizedPowerWatts).toBeCloseTo(260, 9);
      expect(durationSeconds).toBe(3600);
    }
  });

  test('a naive Normalized Power of the written-out steps gives the same load', () => {
    const blocks = [block(1, { ...watts(600, 100, 200), ramp: 'rising' }), block(5, watts(180, 300), watts(120, 120))];
    const stream: number[] = [];
    for (let s = 0; s < 600; s++) stream.push(100 + (100 * (s + 0.5)) / 600);
    for (let k = 0; k < 5; k++) for (let s = 0; s < 300; s++) stream.push(s < 180 ? 300 : 120);
    let sum = 0;
    for (let end = 30; end <= stream.length; end++)
      sum += (stream.slice(end - 30, end).reduce((all, value) => all + value, 0) / 30) ** 4;
    const np = (sum / (stream.length - 29)) ** 0.25;
    const given = answerOf(workoutLoad({ blocks, meter: { by: 'power', ftpWatts: 250 } }));
    expect(given.normalizedPowerWatts).toBeCloseTo(np, 6);
    expect(given.load).toBeCloseTo((stream.length / 3600) * (np / 250) ** 2 * 100, 6);
    expect(given.steps.length).toBe(11);
  });

  test('distances, rests at the wall and heart rate', () => {
    const swim: PlannedBlock = block(
      10,
      {
        intent: 'work',
        length: { type: 'distance', meters: 100 },
        target: { type: 'speed', lowMetersPerSecond: 1.25, highMetersPerSecond: 1.25 },
      },
      { intent: 'rest', length: { type: 'time', seconds: 20 }, target: { type: 'open' } },
    );
    const swum = answerOf(
      workoutLoad({ blocks: [swim], meter: { by: 'swim-speed', criticalSwimSpeedMetersPerSecond: 1.25 } }),
    );
    expect(swum.durationSeconds).toBe(1000);
    expect(swum.distanceMeters).toBeCloseTo(1000, 9);
    expect(swum.load).toBeCloseTo((800 / 3600) * 100, 9);
    const hour = block(1, {
      intent: 'work',
      length: { type: 'time', seconds: 3600 },
      target: { type: 'heart-rate-percent', lowPercent: 100, highPercent: 100 },
    });
    const meter = { by: 'heart-rate', lactateThresholdHeartRateBpm: 168, ...heart } as const;
    expect(answerOf(workoutLoad({ blocks: [hour], meter })).load).toBeCloseTo(100, 9);
    const felt = block(2, {
      intent: 'work',
      length: { type: 'time', seconds: 1800 },
      target: { type: 'exertion', cr10: 6 },
    });
    expect(answerOf(workoutLoad({ blocks: [felt], meter: { by: 'exertion' } })).load).toBeCloseTo(360, 9);
  });

  test('what cannot be counted says which step, what cannot be is refused', () => {
    const meter = { by: 'power', ftpWatts: 260 } as const;
    const step = watts(60, 200);
    expectTooLittle(workoutLoad({ blocks: [], meter }), /a step/);
    expectTooLittle(workoutLoad({ blocks: [block(1, watts(20, 200))], meter }), /30 s/);
    expectTooLittle(workoutLoad({ blocks: [block(1, step)], meter: { by: 'exertion' } }), /CR-10/);
    expectTooLittle(workoutLoad({ blocks: [block(1, { ...step, length: { type: 'open' } })], meter }), /length/);
    expect(refusedPath(() => workoutLoad({ blocks: [block(1, watts(60, 300, 200))], meter }))).toBe(
      'blocks.0.steps.0.target',
    );
    expect(refusedPath(() => workoutLoad({ blocks: [block(0, step)], meter }))).toBe('blocks.0.repeat');
    expect(refusedPath(() => workoutLoad({ blocks: [block(1, watts(1e9, 200))], meter }))).toBe('blocks');
    expect(refusedPath(() => workoutLoad({ blocks: [block(1, step)], meter: { by: 'power', ftpWatts: 0 } }))).toBe(
      'meter.ftpWatts',
    );
  });
});

describe('targets', () => {
  test.each(kinds)('rise from recovery to sprint: %o', (input) => {
    const targets = answerOf(workoutTargets(input));
    const middles = Object.values(targets).map((target) => {
      if (target.type === 'exertion') return target.cr10;
      if (target.type === 'speed') return target.lowMetersPerSecond + target.highMetersPerSecond;
      if (target.type === 'power-percent' || target.type === 'heart-rate-percent')
        return target.lowPercent + target.highPercent;
      throw new Error(target.type);
    });
    expect(middles.length).toBe(7);
    for (let i = 1; i < 7; i++) expect(middles[i]).toBeGreaterThanOrEqual(middles[i - 1] ?? 0);
  });

  test('power takes the levels of Coggan, running the paces of Daniels', () => {
    const power = answerOf(workoutTargets({ by: 'power' }));
    expect(power.threshold).toEqual({ type: 'power-percent', lowPercent: 90, highPercent: 105 });
    expect(power.sprint).toEqual({ type: 'power-percent', lowPercent: 150, highPercent: 200 });
    const run = answerOf(workoutTargets({ by: 'vdot', vdot: 50 })).threshold;
    // VDOT 50: T pace 4:15 a kilometre in the tables.
    if (run.type !== 'speed') throw new Error(run.type);
    expect(2000 / (run.lowMetersPerSecond + run.highMetersPerSecond)).toBeGreaterThan(253);
    expect(2000 / (run.lowMetersPerSecond + run.highMetersPerSecond)).toBeLessThan(257);
    expect(refusedPath(() => workoutTargets({ by: 'moon' } as unknown as TargetInput))).toBe('by');
  });
});

describe('built workout', () => {
  test.each(kinds)(
    'stated load, the load counted again and the sum of the steps are one number: %o',
    (input, meter) => {
      const targets = answerOf(workoutTargets(input));
      let built = 0;
      fc.assert(
        fc.property(fc.constantFrom(...types), fc.integer({ min: 15, max: 300 }), (type, load) => {
          const targetLoad = meter.by === 'exertion' ? 3 * load : load;
          const outcome = buildWorkout({ type, targets, meter, targetLoad });
          if (outcome.status !== 'ok') return;
          built++;
          const workout = outcome.value;
          expect(Math.abs(workout.load - targetLoad)).toBeLessThanOrEqual(0.1);
          const again = answerOf(workoutLoad({ blocks: workout.blocks, meter }));
          expect(workout.load).toBe(again.load);
          expect(workout.steps.reduce((sum, step) => sum + step.load, 0)).toBeCloseTo(workout.load, 6);
          expect(workout.steps.reduce((sum, step) => sum + step.seconds, 0)).toBe(workout.durationSeconds);
          expect(workout.differenceLoad).toBe(workout.load - targetLoad);
        }),
        { numRuns: 15 },
      );
      expect(built).toBeGreaterThan(10);
    },
  );

  test.each(types)('%s of 90 minutes takes 90 minutes, with the same answer every time', (type) => {
    const input = {
      type,
      targets: answerOf(workoutTargets({ by: 'power' })),
      meter: { by: 'power', ftpWatts: 260 } as const,
      targetSeconds: 5400,
    };
    const workout = answerOf(buildWorkout(input));
    expect(workout.durationSeconds).toBe(5400);
    expect(workout.differenceLoad).toBeNull();
    expect(buildWorkout(input)).toEqual(buildWorkout(input));
  });

  test('load and time together', () => {
    const targets = answerOf(workoutTargets({ by: 'power' }));
    const meter = { by: 'power', ftpWatts: 260 } as const;
    const workout = answerOf(buildWorkout({ type: 'threshold', targets, meter, targetLoad: 75, targetSeconds: 4500 }));
    expect(workout.durationSeconds).toBe(4500);
    expect(Math.abs(workout.load - 75)).toBeLessThanOrEqual(0.1);
    expect(workout.repeats).toBeGreaterThan(0);
    expectTooLittle(
      buildWorkout({ type: 'endurance', targets, meter, targetLoad: 200, targetSeconds: 3600 }),
      /endurance/,
    );
  });

  test('what is built is a planned workout, ramps included', () => {
    const targets = answerOf(workoutTargets({ by: 'power' }));
    const meter = { by: 'power', ftpWatts: 260 } as const;
    /** Fields that the record's schema finds fault with; the base of the record is left out on purpose. */
    const faults = (fields: object) =>
      recordSchemas.plannedWorkout.safeParse(fields).error?.issues.map(({ path }) => path[0]) ?? [];
    for (const type of types) {
      const { blocks, load, durationSeconds } = answerOf(buildWorkout({ type, targets, meter, targetLoad: 60 }));
      const own = faults({ blocks, plannedLoad: load, plannedSeconds: durationSeconds });
      expect(own).not.toContain('blocks');
      expect(own).not.toContain('plannedLoad');
      expect(own).not.toContain('plannedSeconds');
    }
    expect(faults({ blocks: [block(1, { ...watts(60, 100), ramp: 'sideways' as 'rising' })] })).toContain('blocks');
  });

  test('types train what their name says', () => {
    const targets = answerOf(workoutTargets({ by: 'power' }));
    const meter = { by: 'power', ftpWatts: 260 } as const;
    const factor = (type: WorkoutType) =>
      answerOf(buildWorkout({ type, targets, meter, targetSeconds: 4500 })).intensityFactor ?? 0;
    expect(factor('recovery')).toBeLessThan(factor('endurance'));
    expect(factor('endurance')).toBeLessThan(factor('tempo'));
    expect(factor('tempo')).toBeLessThan(factor('threshold'));
  });

  test('what no session can be says so', () => {
    const targets = answerOf(workoutTargets({ by: 'power' }));
    const meter = { by: 'power', ftpWatts: 260 } as const;
    expectTooLittle(buildWorkout({ type: 'threshold', targets, meter, targetLoad: 1 }), /threshold session/);
    expectTooLittle(buildWorkout({ type: 'endurance', targets, meter: { by: 'exertion' }, targetLoad: 100 }), /CR-10/);
    expect(refusedPath(() => buildWorkout({ type: 'endurance', targets, meter }))).toBe('targetLoad');
    expect(refusedPath(() => buildWorkout({ type: 'rest' as 'long', targets, meter, targetLoad: 1 }))).toBe('type');
  });
});
