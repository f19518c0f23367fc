import { type AlgorithmId, Evidence, type NormalizedPowerMethod, type Outcome } from '@vitalwire/core';
import { expectTypeOf, test } from 'vitest';
import {
  type Algorithm,
  type AnsweredBy,
  defineAlgorithm,
  type MeanMaximalCurve,
  normalizedPower,
  type TrainingStressInput,
} from '../src/index.ts';
import { algorithms, type DefaultIdOf, type InputOf, type ValueOf } from '../src/registry/index.ts';

type Table = { readonly [Id in AlgorithmId]: Algorithm<Id, never, unknown> };

test('an incomplete table does not compile', () => {
  const { 'power.normalized.coggan': left, ...rest } = algorithms;
  expectTypeOf(left).toEqualTypeOf(normalizedPower);
  // @ts-expect-error one id has no algorithm
  rest satisfies Table;
});

test('an algorithm under the id of another does not compile', () => {
  const swapped = { ...algorithms, 'power.normalized.goldencheetah': normalizedPower };
  // @ts-expect-error its spec names another id
  swapped satisfies Table;
});

test('an algorithm without an id does not compile', () => {
  const more = { ...algorithms, 'power.normalized.mine': normalizedPower };
  // @ts-expect-error not an id
  const checked = { 'power.normalized.mine': more['power.normalized.mine'] } satisfies Partial<Table>;
  expectTypeOf(checked).toBeObject();
  const spec = {
    version: 1,
    title: '',
    unit: '',
    evidence: Evidence.Heuristic,
    formula: '',
    validRange: '',
    references: [],
  };
  // @ts-expect-error not an id
  defineAlgorithm({ ...spec, id: 'power.normalized.mine' }, (input: number): Outcome<number> => {
    throw new Error(`${input}`);
  });
});

test('input and value are typed by the id', () => {
  expectTypeOf(algorithms['power.mean-maximal.all_durations']).returns.toEqualTypeOf<Outcome<MeanMaximalCurve>>();
  expectTypeOf<InputOf<'power.zones.coggan_7'>>().toEqualTypeOf<{ readonly ftpWatts: number }>();
  expectTypeOf<InputOf<'load.training-stress.hybrid'>>().toEqualTypeOf<TrainingStressInput>();
  expectTypeOf<ValueOf<'load.training-stress.normalized_power'>>().toEqualTypeOf<number>();
  expectTypeOf<ValueOf<'load.trimp.hybrid'>>().toExtend<AnsweredBy<number>>();
  // @ts-expect-error an input of another algorithm
  algorithms['power.zones.coggan_7']({ maximumHeartRateBpm: 190 });
  // @ts-expect-error no default about a person
  algorithms['load.trimp.banister_average']({
    durationSeconds: 1,
    averageHeartRateBpm: 1,
    restingHeartRateBpm: 1,
    maximumHeartRateBpm: 2,
  });
});

test('a method of a family is chosen by its name', () => {
  const run = (method: NormalizedPowerMethod) => {
    const id = `power.normalized.${method}` as const;
    return algorithms[id]({ powerWatts: new Float64Array(30) });
  };
  expectTypeOf(run).returns.toEqualTypeOf<Outcome<number>>();
  expectTypeOf<DefaultIdOf<'power.normalized'>>().toEqualTypeOf<'power.normalized.coggan'>();
});

test('a value is reached only after its status was asked', () => {
  const outcome = normalizedPower({ powerWatts: new Float64Array(30) });
  // @ts-expect-error there may be too little data
  outcome.value;
  if (outcome.status === 'ok') expectTypeOf(outcome.value).toEqualTypeOf<number>();
  else expectTypeOf(outcome.need).toEqualTypeOf<string>();
});
