import { type AlgorithmId, computed, type Evidence, insufficientData, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive, requireWhole } from '../refuse.ts';
import type { SetInput } from './one-rep-max.ts';

export const relativeIntensity = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.relative-intensity.percent_of_maximum',
    version: 1,
    title: 'Relative intensity',
    unit: '%',
    evidence: 'consensus',
    formula: '100·load/one-repetition maximum',
    validRange: 'a maximum of the same lift and about the same time',
    references: [references.convention],
  },
  (input: { readonly loadKilograms: number; readonly oneRepMaxKilograms: number }) => {
    requireNotNegative('loadKilograms', input.loadKilograms);
    requirePositive('oneRepMaxKilograms', input.oneRepMaxKilograms);
    const percent = (100 * input.loadKilograms) / input.oneRepMaxKilograms;
    return computed(percent, percent > 105 ? ['Above the maximum: it is out of date.'] : []);
  },
);

export interface VolumeLoad {
  readonly volumeLoadKilograms: number;
  readonly sets: number;
  readonly repetitions: number;
  /** Mean load of a repetition. */
  readonly meanLoadKilograms: number;
}

export const volumeLoad = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.volume-load.load_times_repetitions',
    version: 1,
    title: 'Volume load',
    unit: 'kg',
    evidence: 'consensus',
    formula: 'sum of load · repetitions',
    validRange: 'compares sessions of the same lifts; loads moved far and short count the same',
    references: [references.convention],
  },
  ({ sets }: { readonly sets: readonly SetInput[] }): Outcome<VolumeLoad> => {
    let kilograms = 0;
    let repetitions = 0;
    for (const [i, set] of sets.entries()) {
      requireNotNegative(`sets.${i}.loadKilograms`, set.loadKilograms);
      requireWhole(`sets.${i}.repetitions`, set.repetitions, 0);
      kilograms += set.loadKilograms * set.repetitions;
      repetitions += set.repetitions;
    }
    if (repetitions === 0) return insufficientData('one repetition', 'none');
    const counts = { sets: sets.length, repetitions };
    return computed({ volumeLoadKilograms: kilograms, ...counts, meanLoadKilograms: kilograms / repetitions });
  },
);

export interface MusclesOfExercise {
  readonly primary: readonly string[];
  readonly secondary: readonly string[];
}

export interface WeeklySetsInput {
  /** The working sets of a week; leave warm-ups out. */
  readonly sets: readonly { readonly exercise: string; readonly repetitionsInReserve?: number }[];
  /** What each exercise trains: the caller's own table. */
  readonly muscles: { readonly [exercise: string]: MusclesOfExercise };
  /** Sets with more in reserve are not hard and do not count; those that say nothing do. 4 unless given. */
  readonly hardWithinReserve?: number;
}

export interface WeeklySets {
  readonly setsByMuscle: { readonly [muscle: string]: number };
  readonly hardSets: number;
  readonly easySets: number;
  readonly setsWithoutReserve: number;
  /** Exercises that the table does not have: their sets are in no muscle. */
  readonly unknownExercises: readonly string[];
}

const HARD_RESERVE = 4;

/* @__NO_SIDE_EFFECTS__ */
function weeklySetsWith<const Id extends Extract<AlgorithmId, `strength.weekly-sets.${string}`>>(
  id: Id,
  title: string,
  share: number,
  evidence: Evidence,
): Algorithm<Id, WeeklySetsInput, WeeklySets> {
  return defineAlgorithm(
    {
      id,
      version: 1,
      title,
      unit: 'sets/week',
      evidence,
      formula: `1 for each hard set of a primary muscle, ${share} for a secondary one; hard: 4 or fewer in reserve, or not told`,
      validRange: 'a week of working sets; more sets bring less each',
      references: [references.pelland2024],
    },
    ({ sets, muscles, hardWithinReserve = HARD_RESERVE }: WeeklySetsInput): Outcome<WeeklySets> => {
      requireNotNegative('hardWithinReserve', hardWithinReserve);
      const byMuscle = new Map<string, number>();
      const unknown = new Set<string>();
      let easySets = 0;
      let setsWithoutReserve = 0;
      for (const [i, { exercise, repetitionsInReserve: reserve }] of sets.entries()) {
        if (reserve === undefined) setsWithoutReserve++;
        else requireNotNegative(`sets.${i}.repetitionsInReserve`, reserve);
        if (reserve !== undefined && reserve > hardWithinReserve) {
          easySets++;
          continue;
        }
        if (!Object.hasOwn(muscles, exercise)) unknown.add(exercise);
        const { primary, secondary } = (Object.hasOwn(muscles, exercise) && muscles[exercise]) || {
          primary: [],
          secondary: [],
        };
        for (const muscle of new Set([...primary, ...secondary])) {
          const counts = primary.includes(muscle) ? 1 : share;
          if (counts > 0) byMuscle.set(muscle, (byMuscle.get(muscle) ?? 0) + counts);
        }
      }
      if (sets.length === 0) return insufficientData('one set', 'none');
      const unknownExercises = [...unknown];
      return computed(
        {
          setsByMuscle: Object.fromEntries(byMuscle),
          hardSets: sets.length - easySets,
          ...{ easySets, setsWithoutReserve, unknownExercises },
        },
        unknown.size === 0 ? [] : [`No muscles are known of ${unknownExercises.join(', ')}.`],
      );
    },
  );
}

/** The way of counting that explained growth and strength best. */
export const weeklySets = /* @__PURE__ */ weeklySetsWith(
  'strength.weekly-sets.fractional',
  'Weekly hard sets of a muscle',
  0.5,
  'peer-reviewed',
);
export const weeklySetsDirect = /* @__PURE__ */ weeklySetsWith(
  'strength.weekly-sets.direct',
  'Weekly direct sets of a muscle',
  0,
  'heuristic',
);
export const weeklySetsTotal = /* @__PURE__ */ weeklySetsWith(
  'strength.weekly-sets.total',
  'Weekly direct and indirect sets of a muscle',
  1,
  'heuristic',
);
