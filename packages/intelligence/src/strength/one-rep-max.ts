import { type AlgorithmId, computed, type Evidence, insufficientData, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm, type Reference } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive, requireWhole } from '../refuse.ts';

/** One set to failure. */
export interface SetInput {
  readonly loadKilograms: number;
  readonly repetitions: number;
}

/** Beyond it the formulas part by more than a tenth. */
const RELIABLE_REPETITIONS = 12;
/** Brzycki divides by 37 - r, Lander by 101.3 - 2.67123r: beyond these they say nothing. */
const BRZYCKI_REPETITIONS = 36;
const LANDER_REPETITIONS = 37;

function repetitionWarnings(repetitions: number): readonly string[] {
  return repetitions > RELIABLE_REPETITIONS
    ? [`Sets above ${RELIABLE_REPETITIONS} repetitions say little about one repetition.`]
    : [];
}

/* @__NO_SIDE_EFFECTS__ */
function ofSet<const Id extends Extract<AlgorithmId, `strength.one-rep-max.${string}`>>(facts: {
  readonly id: Id;
  readonly title: string;
  readonly formula: string;
  readonly evidence: Evidence;
  readonly references: readonly Reference[];
  /** Factor on the load. */
  readonly factor: (repetitions: number) => number;
  /** Beyond it the equation has no answer. */
  readonly largestRepetitions?: number;
  /** What the equation gives at one repetition is not the load itself. */
  readonly offAtOne?: true;
}): Algorithm<Id, SetInput, number> {
  const { factor, offAtOne, largestRepetitions = Number.POSITIVE_INFINITY, ...rest } = facts;
  return defineAlgorithm(
    {
      ...rest,
      version: 1,
      unit: 'kg',
      validRange: `sets of 2 to 10 repetitions to failure; flagged above ${RELIABLE_REPETITIONS}`,
    },
    ({ loadKilograms, repetitions }: SetInput): Outcome<number> => {
      requirePositive('loadKilograms', loadKilograms);
      requireWhole('repetitions', repetitions, 1);
      if (repetitions > largestRepetitions)
        return insufficientData(`a set of at most ${largestRepetitions} repetitions`, `${repetitions}`);
      return computed(loadKilograms * factor(repetitions), [
        ...repetitionWarnings(repetitions),
        ...(offAtOne && repetitions === 1
          ? ['The equation was not made for one repetition: the load is the answer.']
          : []),
      ]);
    },
  );
}

const epley = (repetitions: number) => (repetitions === 1 ? 1 : 1 + repetitions / 30);
const brzycki = (repetitions: number) => 36 / (37 - repetitions);

export const oneRepMax = /* @__PURE__ */ ofSet({
  id: 'strength.one-rep-max.mean_epley_brzycki',
  title: 'One-repetition maximum',
  formula: 'mean of w·(1 + r/30) and 36w/(37 - r); the load itself at one repetition',
  evidence: 'heuristic',
  references: [references.epley1985, references.brzycki1993],
  factor: (repetitions) => (epley(repetitions) + brzycki(repetitions)) / 2,
  largestRepetitions: BRZYCKI_REPETITIONS,
});

export const oneRepMaxEpley = /* @__PURE__ */ ofSet({
  id: 'strength.one-rep-max.epley',
  title: 'One-repetition maximum (Epley)',
  formula: 'w·(1 + r/30); the load itself at one repetition',
  evidence: 'heuristic',
  references: [references.epley1985],
  factor: epley,
});

export const oneRepMaxBrzycki = /* @__PURE__ */ ofSet({
  id: 'strength.one-rep-max.brzycki',
  title: 'One-repetition maximum (Brzycki)',
  formula: '36w/(37 - r)',
  evidence: 'heuristic',
  references: [references.brzycki1993],
  factor: brzycki,
  largestRepetitions: BRZYCKI_REPETITIONS,
});

export const oneRepMaxLombardi = /* @__PURE__ */ ofSet({
  id: 'strength.one-rep-max.lombardi',
  title: 'One-repetition maximum (Lombardi)',
  formula: 'w·r^0.10',
  evidence: 'heuristic',
  references: [references.lombardi1989],
  factor: (repetitions) => repetitions ** 0.1,
});

export const oneRepMaxOConner = /* @__PURE__ */ ofSet({
  id: 'strength.one-rep-max.oconner',
  title: "One-repetition maximum (O'Conner)",
  formula: 'w·(1 + 0.025r)',
  evidence: 'heuristic',
  references: [references.oconner1989],
  factor: (repetitions) => 1 + 0.025 * repetitions,
  offAtOne: true,
});

export const oneRepMaxMayhew = /* @__PURE__ */ ofSet({
  id: 'strength.one-rep-max.mayhew',
  title: 'One-repetition maximum (Mayhew)',
  formula: '100w/(52.2 + 41.9·e^(-0.055r))',
  evidence: 'peer-reviewed',
  references: [references.mayhew1992],
  factor: (repetitions) => 100 / (52.2 + 41.9 * Math.exp(-0.055 * repetitions)),
  offAtOne: true,
});

export const oneRepMaxWathan = /* @__PURE__ */ ofSet({
  id: 'strength.one-rep-max.wathan',
  title: 'One-repetition maximum (Wathan)',
  formula: '100w/(48.8 + 53.8·e^(-0.075r))',
  evidence: 'heuristic',
  references: [references.wathan1994],
  factor: (repetitions) => 100 / (48.8 + 53.8 * Math.exp(-0.075 * repetitions)),
  offAtOne: true,
});

export const oneRepMaxLander = /* @__PURE__ */ ofSet({
  id: 'strength.one-rep-max.lander',
  title: 'One-repetition maximum (Lander)',
  formula: '100w/(101.3 - 2.67123r)',
  evidence: 'heuristic',
  references: [references.lander1985],
  factor: (repetitions) => 100 / (101.3 - 2.67123 * repetitions),
  largestRepetitions: LANDER_REPETITIONS,
  offAtOne: true,
});
