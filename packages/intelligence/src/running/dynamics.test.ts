import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { runningStiffness, strideDynamics } from './dynamics.ts';

const runner = {
  weightKilograms: 70,
  speedMetersPerSecond: 4,
  contactTimeSeconds: 0.24,
  flightTimeSeconds: 0.12,
  legLengthMeters: 0.95,
};

/** Newton's law in small steps under half a sine of force: an independent way to how far the body sinks. */
function sinkBySteps(force: number, kilograms: number, contact: number): number {
  const steps = 200_000;
  const dt = contact / steps;
  // Symmetric contact: the speed at touch-down is that which is zero in the middle.
  const impulse = (2 * force * contact) / Math.PI / kilograms;
  let speed = -(impulse - 9.81 * contact) / 2;
  let height = 0;
  let lowest = 0;
  for (let i = 0; i < steps; i++) {
    speed += ((force / kilograms) * Math.sin((Math.PI * (i + 0.5)) / steps) - 9.81) * dt;
    height += speed * dt;
    lowest = Math.min(lowest, height);
  }
  return -lowest;
}

test('stiffness by the equations of the paper, the sinking by integration', () => {
  const value = answerOf(runningStiffness(runner));
  const force = ((70 * 9.81 * Math.PI) / 2) * (0.12 / 0.24 + 1);
  expect(value.maximumForceNewtons).toBeCloseTo(force, 9);
  expect(value.verticalDisplacementMeters).toBeCloseTo(sinkBySteps(force, 70, 0.24), 5);
  expect(value.verticalStiffnessKilonewtonsPerMeter).toBeCloseTo(force / value.verticalDisplacementMeters / 1000, 9);
  const chord = 0.95 - Math.sqrt(0.95 ** 2 - 0.48 ** 2);
  expect(value.legCompressionMeters).toBeCloseTo(chord + value.verticalDisplacementMeters, 9);
});

test('of the order of the paper: treadmill means are 37.7 and 9.75 kN/m', () => {
  const value = answerOf(
    runningStiffness({
      weightKilograms: 76,
      speedMetersPerSecond: 5,
      contactTimeSeconds: 0.2,
      flightTimeSeconds: 0.125,
      heightMeters: 1.78,
    }),
  );
  expect(value.verticalStiffnessKilonewtonsPerMeter).toBeGreaterThan(30);
  expect(value.verticalStiffnessKilonewtonsPerMeter).toBeLessThan(46);
  expect(value.legStiffnessKilonewtonsPerMeter).toBeGreaterThan(7.5);
  expect(value.legStiffnessKilonewtonsPerMeter).toBeLessThan(12.5);
});

test('shorter contact is stiffer, and mass scales it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.15, max: 0.29, noNaN: true }), (contactTimeSeconds) => {
      const one = answerOf(runningStiffness({ ...runner, contactTimeSeconds }));
      const longer = answerOf(runningStiffness({ ...runner, contactTimeSeconds: contactTimeSeconds + 0.01 }));
      const heavier = answerOf(runningStiffness({ ...runner, contactTimeSeconds, weightKilograms: 140 }));
      expect(longer.legStiffnessKilonewtonsPerMeter).toBeLessThan(one.legStiffnessKilonewtonsPerMeter);
      expect(heavier.legStiffnessKilonewtonsPerMeter).toBeCloseTo(2 * one.legStiffnessKilonewtonsPerMeter, 8);
    }),
  );
});

test('leg length from height is said', () => {
  const { legLengthMeters: _, ...rest } = runner;
  expect(warningsOf(runningStiffness({ ...rest, heightMeters: 1.8 }))).toEqual([
    'Leg length is taken as 53 % of height.',
  ]);
  expectTooLittle(runningStiffness(rest), /leg length or height/);
  expectTooLittle(runningStiffness({ ...runner, flightTimeSeconds: 0 }), /flight/);
  expect(refusedPath(() => runningStiffness({ ...runner, contactTimeSeconds: 0.6 }))).toBe('contactTimeSeconds');
  expect(refusedPath(() => runningStiffness({ ...runner, weightKilograms: Number.NaN }))).toBe('weightKilograms');
});

test('a stride worked by hand', () => {
  const value = answerOf(
    strideDynamics({
      cadenceStepsPerMinute: 180,
      contactTimeSeconds: 0.22,
      speedMetersPerSecond: 3.6,
      verticalOscillationMeters: 0.084,
      leftContact: 221,
      rightContact: 219,
    }),
  );
  expect(value.stepTimeSeconds).toBeCloseTo(1 / 3, 12);
  expect(value.flightTimeSeconds).toBeCloseTo(1 / 3 - 0.22, 12);
  expect(value.dutyFactor).toBeCloseTo(0.33, 12);
  expect(value.stanceTimePercent).toBeCloseTo(66, 10);
  expect(value.stepLengthMeters).toBeCloseTo(1.2, 12);
  expect(value.verticalRatioPercent).toBeCloseTo(7, 10);
  expect(value.contactBalanceLeftPercent).toBeCloseTo(50.227_272_727, 8);
});

test('what was not measured is null, walking is said', () => {
  const bare = answerOf(strideDynamics({ cadenceStepsPerMinute: 170 }));
  expect([bare.flightTimeSeconds, bare.verticalRatioPercent, bare.contactBalanceLeftPercent]).toEqual([
    null,
    null,
    null,
  ]);
  const walking = strideDynamics({ cadenceStepsPerMinute: 110, contactTimeSeconds: 0.65 });
  expect(answerOf(walking).flightTimeSeconds).toBe(0);
  expect(warningsOf(walking)).toHaveLength(1);
  expect(refusedPath(() => strideDynamics({ cadenceStepsPerMinute: 0 }))).toBe('cadenceStepsPerMinute');
});
