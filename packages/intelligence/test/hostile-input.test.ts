import { algorithmIds } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { type Example, examples } from './examples/index.ts';
import { notNumbers, reshaped, shapes, spoiled } from './examples/spoiled.ts';
import { refusedPath } from './outcomes.ts';
import { shown } from './vector-table/compare.ts';
import { compute } from './vector-table/run.ts';
import type { Given } from './vector-table/vector.ts';

test('every algorithm has an example, and it answers', () => {
  const known = new Set(examples.map(({ id }) => id));
  expect(algorithmIds.filter((id) => !known.has(id))).toEqual([]);
  for (const { id, input } of examples) expect(compute(id, input).status, id).toBe('ok');
});

/** What is wrong with an answer. A refusal is fine, but not by the net that catches what an algorithm overlooked. */
function faultsOf(id: Example['id'], input: unknown, netMayCatch: boolean): readonly string[] {
  let found: readonly string[] = [];
  const refused = refusedPath(() => {
    const outcome = compute(id, input as Given);
    found = outcome.status === 'ok' ? notNumbers(outcome.value) : [];
  });
  return refused === 'input' && !netMayCatch ? ['a number that is none, caught by the net'] : found;
}

describe('an answer, too little data or a refusal, and never a number that is none', () => {
  test.each(examples)('$id', ({ id, input }) => {
    for (const shape of Object.keys(shapes))
      for (const other of reshaped(input, shape))
        expect(faultsOf(id, other, false), `${shape}: ${shown(other)}`).toEqual([]);
    for (const number of [0, -1, 1e-9, 1e9])
      for (const { input: other } of spoiled(input, number))
        expect(faultsOf(id, other, false), `${number}: ${shown(other)}`).toEqual([]);
    for (const number of [5e-324, 1e300])
      for (const { input: other } of spoiled(input, number))
        expect(faultsOf(id, other, true), `${number}: ${shown(other)}`).toEqual([]);
  });
});

/** Where a day without a value may be NaN in a plain list too. */
const missingDays = /^(statistics|quality)\./;

describe('a number that cannot be is refused wherever it stands', () => {
  test.each(examples)('$id', ({ id, input }) => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      for (const { input: other, inArray } of spoiled(input, bad)) {
        if (Number.isNaN(bad) && inArray && (missingDays.test(id) || hasSamples(input))) continue;
        expect(
          refusedPath(() => compute(id, other as Given)),
          `${bad} in ${shown(other)}`,
        ).toBeDefined();
      }
    }
  });
});

test.each([
  ['heart-rate.zones.hybrid', 'sport'],
  ['load.ramp-rate.weekly', 'strategy'],
  ['plans.goal-feasibility.pierre_ten_percent', 'better'],
  ['plans.week-workouts.by_phase', 'days.0.role'],
  ['plans.workout-load.from_steps', 'blocks.0.steps.0.ramp'],
  ['rules.activity-comparison.differences', 'metrics.0.better'],
  ['rules.load-balance.form_and_ramp', 'strategy'],
  ['rules.performance-trend.confidence_interval', 'better'],
  ['stream.one-hertz.hold_and_gap', 'gapsBecome'],
] as const)('%s refuses a %s that it does not know, instead of taking it for another', (id, path) => {
  const input = structuredClone(examples.find((example) => example.id === id)?.input ?? {});
  const names = path.split('.');
  const place = names.slice(0, -1).reduce<Given>((at, name) => at[name] as Given, input);
  Object.assign(place, { [names.at(-1) ?? '']: 'nonsense' });
  expect(refusedPath(() => compute(id, input))).toBe(path);
});

function hasSamples(input: Given): boolean {
  return Object.values(input).some(
    (value) => ArrayBuffer.isView(value) || (Array.isArray(value) && ArrayBuffer.isView(value[0])),
  );
}
