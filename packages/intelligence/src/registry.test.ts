import { algorithmFamilies, algorithmIds, defaultMethods } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { refusedPath } from '../test/outcomes.ts';
import body from './body/body.vectors.json' with { type: 'json' };
import extras from './endurance/extras.vectors.json' with { type: 'json' };
import energy from './energy/energy.vectors.json' with { type: 'json' };
import effectiveVo2max from './fitness/effective-vo2max.vectors.json' with { type: 'json' };
import vo2max from './fitness/vo2max.vectors.json' with { type: 'json' };
import heartRateZones from './heart-rate/heart-rate-zones.vectors.json' with { type: 'json' };
import maximumHeartRate from './heart-rate/maximum-heart-rate.vectors.json' with { type: 'json' };
import thresholdHeartRate from './heart-rate/threshold-heart-rate.vectors.json' with { type: 'json' };
import hrv from './hrv/hrv.vectors.json' with { type: 'json' };
import trainingLoad from './load/training-load.vectors.json' with { type: 'json' };
import trainingStress from './load/training-stress.vectors.json' with { type: 'json' };
import trimp from './load/trimp.vectors.json' with { type: 'json' };
import criticalPower from './power/critical-power.vectors.json' with { type: 'json' };
import ftp from './power/ftp.vectors.json' with { type: 'json' };
import powerZones from './power/power-zones.vectors.json' with { type: 'json' };
import recovery from './recovery/recovery.vectors.json' with { type: 'json' };
import { algorithms, describeAlgorithms } from './registry/index.ts';
import raceTime from './running/race-time.vectors.json' with { type: 'json' };
import trainingPaces from './running/training-paces.vectors.json' with { type: 'json' };
import vdot from './running/vdot.vectors.json' with { type: 'json' };
import sleep from './sleep/sleep.vectors.json' with { type: 'json' };
import sleepTiming from './sleep/sleep-timing.vectors.json' with { type: 'json' };
import oneRepMax from './strength/one-rep-max.vectors.json' with { type: 'json' };

test('every id is in the table and its algorithm bears it', () => {
  expect(Object.keys(algorithms).toSorted()).toEqual(algorithmIds.toSorted());
  for (const [id, { spec }] of Object.entries(algorithms)) expect(spec.id).toBe(id);
});

test('the description says all that a reader needs', () => {
  const descriptions = describeAlgorithms();
  expect(descriptions.map(({ id }) => id)).toEqual(algorithmIds);
  for (const { id, title, unit, formula, validRange, references, version, family, method } of descriptions) {
    expect(id).toBe(`${family}.${method}`);
    for (const text of [title, unit, formula, validRange]) expect(text, id).not.toBe('');
    expect(references.length, id).toBeGreaterThan(0);
    expect(version, id).toBeGreaterThanOrEqual(1);
    for (const { doi } of references) if (doi !== undefined) expect(doi, id).toMatch(/^10\.\d{4,}\/\S+$/);
  }
  const titles = descriptions.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});

test('every family has one default', () => {
  const defaults = describeAlgorithms().filter(({ isDefault }) => isDefault);
  expect(defaults.map(({ family }) => family)).toEqual(Object.keys(algorithmFamilies));
  expect(defaults.map(({ method }) => method)).toEqual(Object.values(defaultMethods));
});

test('a spec cannot be changed', () => {
  expect(Object.isFrozen(algorithms['power.normalized.coggan'].spec)).toBe(true);
});

type Json = number | string | { readonly [key: string]: Json } | readonly Json[];

/** Every input that differs from `input` in one number, which is `bad`. */
function* spoiled(input: Json, bad: number): Generator<Json> {
  if (typeof input === 'number') yield bad;
  if (typeof input !== 'object') return;
  if (Array.isArray(input)) {
    for (const [i, entry] of input.entries()) for (const other of spoiled(entry, bad)) yield input.with(i, other);
    return;
  }
  for (const [key, entry] of Object.entries(input)) {
    for (const other of spoiled(entry, bad)) yield { ...input, [key]: other };
  }
}

const vectors = [
  ...extras,
  ...energy,
  ...body,
  ...oneRepMax,
  ...recovery,
  ...sleepTiming,
  ...sleep,
  ...hrv,
  ...effectiveVo2max,
  ...vo2max,
  ...[...heartRateZones, ...maximumHeartRate, ...thresholdHeartRate, ...trainingStress, ...trimp, ...vdot],
  ...[...criticalPower, ...ftp, ...powerZones, ...raceTime, ...trainingPaces, ...trainingLoad],
] as unknown as readonly { readonly algorithm: keyof typeof algorithms; readonly input: Json }[];

/** One vector of each algorithm whose input is plain numbers. */
const examples = Object.values(
  Object.fromEntries(
    vectors
      .filter(
        ({ input }) =>
          typeof input === 'object' &&
          !('zoneOf' in input) &&
          !('sleepWindowsHours' in input) &&
          !('repeat' in input) &&
          !('powerRampWatts' in input),
      )
      .map((vector) => [vector.algorithm, vector]),
  ),
);

describe('a number that cannot be is refused wherever it stands', () => {
  test.each(examples)('$algorithm', ({ algorithm, input }) => {
    const run = algorithms[algorithm] as (input: Json) => unknown;
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      for (const wrong of spoiled(input, bad)) {
        expect(
          refusedPath(() => run(wrong)),
          `${bad} in ${JSON.stringify(wrong)}`,
        ).toBeDefined();
      }
    }
  });
});
