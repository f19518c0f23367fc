import type { AlgorithmId, Outcome } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import body from './body/body.vectors.json' with { type: 'json' };
import extras from './endurance/extras.vectors.json' with { type: 'json' };
import energy from './energy/energy.vectors.json' with { type: 'json' };
import effectiveVo2max from './fitness/effective-vo2max.vectors.json' with { type: 'json' };
import vo2max from './fitness/vo2max.vectors.json' with { type: 'json' };
import heartRateZones from './heart-rate/heart-rate-zones.vectors.json' with { type: 'json' };
import maximumHeartRate from './heart-rate/maximum-heart-rate.vectors.json' with { type: 'json' };
import thresholdHeartRate from './heart-rate/threshold-heart-rate.vectors.json' with { type: 'json' };
import hrv from './hrv/hrv.vectors.json' with { type: 'json' };
import polarization from './intensity/polarization.vectors.json' with { type: 'json' };
import { type ZoneTable, zoneOf } from './intensity/zone-table.ts';
import trainingLoad from './load/training-load.vectors.json' with { type: 'json' };
import trainingStress from './load/training-stress.vectors.json' with { type: 'json' };
import trimp from './load/trimp.vectors.json' with { type: 'json' };
import criticalPower from './power/critical-power.vectors.json' with { type: 'json' };
import ftp from './power/ftp.vectors.json' with { type: 'json' };
import normalizedPower from './power/normalized-power.vectors.json' with { type: 'json' };
import powerZones from './power/power-zones.vectors.json' with { type: 'json' };
import recovery from './recovery/recovery.vectors.json' with { type: 'json' };
import { algorithms } from './registry/index.ts';
import grade from './running/grade.vectors.json' with { type: 'json' };
import raceTime from './running/race-time.vectors.json' with { type: 'json' };
import trainingPaces from './running/training-paces.vectors.json' with { type: 'json' };
import vdot from './running/vdot.vectors.json' with { type: 'json' };
import sleep from './sleep/sleep.vectors.json' with { type: 'json' };
import { sleepEpochs } from './sleep/sleep-regularity.ts';
import sleepTiming from './sleep/sleep-timing.vectors.json' with { type: 'json' };
import oneRepMax from './strength/one-rep-max.vectors.json' with { type: 'json' };

type Expected = number | string | boolean | { readonly [key: string]: Expected } | readonly Expected[];

/** A fact with its source. `expected` may list only some of the outputs. */
interface Vector {
  readonly id: string;
  readonly algorithm: string;
  readonly input: { readonly [name: string]: unknown };
  readonly expected: unknown;
  readonly tolerance: number;
  readonly source: string;
}

const families: { readonly [name: string]: readonly Vector[] } = {
  vo2max,
  effectiveVo2max,
  hrv,
  sleep,
  sleepTiming,
  recovery,
  oneRepMax,
  body,
  energy,
  extras,
  heartRateZones,
  maximumHeartRate,
  thresholdHeartRate,
  polarization,
  trainingLoad,
  trainingStress,
  trimp,
  criticalPower,
  ftp,
  normalizedPower,
  powerZones,
  grade,
  raceTime,
  trainingPaces,
  vdot,
};

interface Segments {
  readonly powerSegmentsWattsSeconds?: readonly (readonly [watts: number, seconds: number])[];
  readonly repeat?: number;
  readonly powerRampWatts?: { readonly from: number; readonly to: number; readonly stepPerSecond: number };
}

interface Windows {
  readonly sleepWindowsHours: readonly (readonly [bed: number, wake: number])[];
  readonly epochMinutes: number;
}

/** Per calendar day asleep from 0:00 to `wake` and from `bed` to 24:00. */
function writtenNights({ sleepWindowsHours, epochMinutes }: Windows): object {
  const spans = sleepWindowsHours.flatMap(([bed, wake], day) => [
    { fromHours: 24 * day, toHours: 24 * day + wake },
    { fromHours: 24 * day + bed, toHours: 24 * day + 24 },
  ]);
  return sleepEpochs({ spans, days: sleepWindowsHours.length, epochMinutes });
}

/** Writes out the short forms of a power stream and of nights. */
function written(input: Vector['input']): object {
  if ('sleepWindowsHours' in input) return writtenNights(input as unknown as Windows);
  const { powerSegmentsWattsSeconds, repeat = 1, powerRampWatts, ...rest } = input as Segments;
  if (powerRampWatts !== undefined) {
    const { from, to, stepPerSecond } = powerRampWatts;
    const powerWatts = Float64Array.from(
      { length: (to - from) / stepPerSecond + 1 },
      (_, i) => from + i * stepPerSecond,
    );
    return { ...rest, powerWatts };
  }
  if (powerSegmentsWattsSeconds === undefined) return rest;
  const once = powerSegmentsWattsSeconds.flatMap(([watts, seconds]) => new Array<number>(seconds).fill(watts));
  return {
    ...rest,
    powerWatts: Float64Array.from({ length: once.length * repeat }, (_, i) => once[i % once.length] ?? 0),
  };
}

function compare(actual: unknown, expected: Expected, tolerance: number, path: string): void {
  if (typeof expected === 'number') {
    expect(typeof actual, path).toBe('number');
    expect(
      Math.abs((actual as number) - expected),
      `${path}: ${String(actual)} against ${expected}`,
    ).toBeLessThanOrEqual(tolerance);
  } else if (typeof expected === 'object') {
    for (const [key, value] of Object.entries(expected)) {
      compare((actual as { readonly [key: string]: unknown })[key], value, tolerance, `${path}.${key}`);
    }
  } else expect(actual, path).toBe(expected);
}

/** The input of a vector is data: its algorithm's own types say what it holds. */
function run(id: string, input: object): Outcome<unknown> {
  const algorithm = algorithms[id as AlgorithmId] as (input: object) => Outcome<unknown>;
  expect(algorithm, `${id} is in the registry`).toBeTypeOf('function');
  return algorithm(input);
}

describe.each(Object.entries(families))('%s', (_, vectors) => {
  test.each(vectors)('$id $algorithm', ({ algorithm, input, expected, tolerance }) => {
    const { zoneOf: value, ...rest } = input;
    const outcome = run(algorithm, written(rest));
    if (outcome.status !== 'ok') throw new Error(`needs ${outcome.need}, has ${outcome.have}`);
    const actual = value === undefined ? outcome.value : zoneOf(outcome.value as ZoneTable, Number(value));
    compare(actual, expected as Expected, tolerance, 'value');
  });
});

test('every vector has a source', () => {
  for (const vectors of Object.values(families)) {
    expect(vectors.length).toBeGreaterThan(0);
    for (const { id, source } of vectors) expect(source, id).not.toBe('');
  }
});
