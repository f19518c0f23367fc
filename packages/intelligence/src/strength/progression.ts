import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requirePositive, requireWhole } from '../refuse.ts';
import { type EffortSetInput, percentOfMaximum } from './effort.ts';

/** What to do next, and the numbers it follows from. */
export interface NextLoad {
  readonly decision: 'increase' | 'repeat' | 'decrease' | 'deload';
  readonly loadKilograms: number;
  /** Repetitions to reach in each set. */
  readonly repetitions: number;
  /** Failed sessions in a row, this one with it; to be handed in next time. */
  readonly failuresInARow: number;
}

export interface LinearProgressionInput {
  readonly loadKilograms: number;
  readonly targetRepetitions: number;
  /** Of each set of the session. */
  readonly completedRepetitions: readonly number[];
  readonly incrementKilograms: number;
  /** Before this session. */
  readonly failuresInARow: number;
  /** 3 unless given. */
  readonly failuresBeforeDeload?: number;
  /** Taken off in a deload; 10 unless given. */
  readonly deloadPercent?: number;
}

const FAILURES = 3;
const DELOAD_PERCENT = 10;

type Session = Omit<LinearProgressionInput, 'targetRepetitions'>;

/** The increase that is due after a session in which all was reached, or the way back after failures. */
function next(session: Session, reached: boolean, repetitions: number, onReached: () => NextLoad): Outcome<NextLoad> {
  const { loadKilograms, completedRepetitions, incrementKilograms, failuresInARow } = session;
  const { failuresBeforeDeload = FAILURES, deloadPercent = DELOAD_PERCENT } = session;
  requirePositive('loadKilograms', loadKilograms);
  requirePositive('incrementKilograms', incrementKilograms);
  requireWhole('failuresInARow', failuresInARow, 0);
  requireWhole('failuresBeforeDeload', failuresBeforeDeload, 1);
  requireBetween('deloadPercent', deloadPercent, 0, 90);
  for (const [i, done] of completedRepetitions.entries()) requireWhole(`completedRepetitions.${i}`, done, 0);
  if (completedRepetitions.length === 0) return insufficientData('one set', 'none');
  if (reached) return computed(onReached());
  const failures = failuresInARow + 1;
  return computed(
    failures < failuresBeforeDeload
      ? { decision: 'repeat', loadKilograms, repetitions, failuresInARow: failures }
      : {
          decision: 'deload',
          loadKilograms: loadKilograms * (1 - deloadPercent / 100),
          repetitions,
          failuresInARow: 0,
        },
  );
}

export const linearProgression = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.progression.linear',
    version: 1,
    title: 'Linear progression',
    unit: 'kg',
    evidence: 'heuristic',
    formula: 'all sets at the target: + increment; else the same load; after 3 failures in a row: - 10 %',
    validRange: 'lifts that still grow from session to session; round the load to the plates at hand',
    references: [references.convention],
  },
  (input: LinearProgressionInput): Outcome<NextLoad> => {
    const { loadKilograms, targetRepetitions: repetitions, completedRepetitions, incrementKilograms } = input;
    requireWhole('targetRepetitions', repetitions, 1);
    const reached = completedRepetitions.every((done) => done >= repetitions);
    return next(input, reached, repetitions, () => ({
      decision: 'increase',
      loadKilograms: loadKilograms + incrementKilograms,
      ...{ repetitions, failuresInARow: 0 },
    }));
  },
);

export interface DoubleProgressionInput extends Session {
  readonly lowRepetitions: number;
  readonly highRepetitions: number;
}

export const doubleProgression = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.progression.double',
    version: 1,
    title: 'Double progression',
    unit: 'kg',
    evidence: 'heuristic',
    formula:
      'all sets at the high end: + increment, aim at the low end; all within the range: same load, one repetition more than the weakest set; below it: a failure, after 3 in a row - 10 %',
    validRange: 'ranges wide enough that one increment costs no more repetitions than they hold',
    references: [references.convention],
  },
  (input: DoubleProgressionInput): Outcome<NextLoad> => {
    const { loadKilograms, lowRepetitions, highRepetitions, completedRepetitions, incrementKilograms } = input;
    requireWhole('lowRepetitions', lowRepetitions, 1);
    requireWhole('highRepetitions', highRepetitions, lowRepetitions);
    const weakest = Math.min(...completedRepetitions);
    return next(input, weakest >= lowRepetitions, lowRepetitions, () =>
      weakest >= highRepetitions
        ? {
            decision: 'increase',
            loadKilograms: loadKilograms + incrementKilograms,
            repetitions: lowRepetitions,
            failuresInARow: 0,
          }
        : { decision: 'repeat', loadKilograms, repetitions: weakest + 1, failuresInARow: 0 },
    );
  },
);

export interface WaveProgressionInput {
  /** The number that the wave's percentages are of. */
  readonly trainingMaximumKilograms: number;
  /** Done in the last set of the heaviest week. */
  readonly topSetRepetitions: number;
  readonly minimumRepetitions: number;
  readonly incrementKilograms: number;
  readonly deloadPercent?: number;
}

export const waveProgression = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.progression.percent_wave',
    version: 1,
    title: 'Training maximum after a wave',
    unit: 'kg',
    evidence: 'heuristic',
    formula: 'the minimum reached in the heaviest set: + increment; else - 10 %',
    validRange: 'once after each wave',
    references: [references.wendler2009],
  },
  (input: WaveProgressionInput): Outcome<NextLoad> => {
    const { trainingMaximumKilograms, topSetRepetitions, minimumRepetitions, incrementKilograms } = input;
    requirePositive('trainingMaximumKilograms', trainingMaximumKilograms);
    requireWhole('topSetRepetitions', topSetRepetitions, 0);
    requireWhole('minimumRepetitions', minimumRepetitions, 1);
    const session = {
      loadKilograms: trainingMaximumKilograms,
      completedRepetitions: [topSetRepetitions],
      failuresInARow: 0,
      failuresBeforeDeload: 1,
      ...{ incrementKilograms, deloadPercent: input.deloadPercent ?? DELOAD_PERCENT },
    };
    return next(session, topSetRepetitions >= minimumRepetitions, minimumRepetitions, () => ({
      decision: 'increase',
      loadKilograms: trainingMaximumKilograms + incrementKilograms,
      repetitions: minimumRepetitions,
      failuresInARow: 0,
    }));
  },
);

export interface ReserveProgressionInput {
  /** The last set, with what was left in it. */
  readonly last: EffortSetInput;
  readonly targetRepetitions: number;
  readonly targetReserve: number;
  /** Loads are rounded down to multiples of it. */
  readonly stepKilograms: number;
}

export const reserveProgression = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.progression.reserve',
    version: 1,
    title: 'Progression by repetitions in reserve',
    unit: 'kg',
    evidence: 'heuristic',
    formula: "the chart's percent for the target of the maximum that the last set shows, rounded down",
    validRange: 'people who judge their reserve well: within 5 repetitions of failure',
    references: [references.tuchscherer, references.zourdos2016, references.hackett2017],
  },
  ({ last, targetRepetitions, targetReserve, stepKilograms }: ReserveProgressionInput): Outcome<NextLoad> => {
    requirePositive('last.loadKilograms', last.loadKilograms);
    requirePositive('stepKilograms', stepKilograms);
    const shown = percentOfMaximum('rts_chart', last, 'last.');
    requireWhole('targetRepetitions', targetRepetitions, 1);
    requireBetween('targetReserve', targetReserve, 0, 9);
    const wanted = percentOfMaximum('rts_chart', {
      repetitions: targetRepetitions,
      repetitionsInReserve: targetReserve,
    });
    if (shown.status !== 'ok') return shown;
    if (wanted.status !== 'ok') return wanted;
    const exact = (last.loadKilograms * wanted.value) / shown.value;
    // What differs by rounding alone is one step.
    const loadKilograms = Math.floor(exact / stepKilograms + 1e-9) * stepKilograms;
    if (loadKilograms <= 0) return insufficientData(`a step below ${exact.toFixed(1)} kg`, `${stepKilograms} kg`);
    const change = loadKilograms - last.loadKilograms;
    return computed(
      {
        decision: change > 0 ? 'increase' : change < 0 ? 'decrease' : 'repeat',
        ...{ loadKilograms, repetitions: targetRepetitions, failuresInARow: 0 },
      },
      shown.warnings,
    );
  },
);

export interface PercentWaveInput {
  /** Commonly 90 % of the maximum. */
  readonly trainingMaximumKilograms: number;
  /** 1 to 3, 4 the deload. */
  readonly week: number;
  readonly stepKilograms: number;
  readonly rounding: 'down' | 'nearest';
}

export interface WaveSet {
  readonly percent: number;
  readonly loadKilograms: number;
  readonly repetitions: number;
  /** As many more as are clean. */
  readonly orMore: boolean;
}

const wave = [
  [65, 75, 85, 5, 5, 5],
  [70, 80, 90, 3, 3, 3],
  [75, 85, 95, 5, 3, 1],
  [40, 50, 60, 5, 5, 5],
] as const;

export const percentWave = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.percent-wave.three_weeks_and_deload',
    version: 1,
    title: 'Sets of a percentage wave',
    unit: 'kg',
    evidence: 'heuristic',
    formula:
      'of the training maximum: 65, 75, 85 % x 5; 70, 80, 90 % x 3; 75, 85, 95 % x 5, 3, 1; deload 40, 50, 60 % x 5; the last set of weeks 1 to 3 or more',
    validRange: 'barbell lifts',
    references: [references.wendler2009],
  },
  (input: PercentWaveInput): Outcome<readonly WaveSet[]> => {
    const { trainingMaximumKilograms, week, stepKilograms, rounding } = input;
    requirePositive('trainingMaximumKilograms', trainingMaximumKilograms);
    requirePositive('stepKilograms', stepKilograms);
    if (rounding !== 'down' && rounding !== 'nearest') refuse('rounding', "must be 'down' or 'nearest'.");
    const row = wave[week - 1];
    if (row === undefined) return refuse('week', `must be 1, 2, 3 or 4, not ${week}.`);
    const round = rounding === 'down' ? (steps: number) => Math.floor(steps + 1e-9) : Math.round;
    return computed(
      [0, 1, 2].map((i) => {
        const percent = row[i] ?? 0;
        const loadKilograms = round((trainingMaximumKilograms * percent) / 100 / stepKilograms) * stepKilograms;
        return { percent, loadKilograms, repetitions: row[3 + i] ?? 0, orMore: i === 2 && week < 4 };
      }),
    );
  },
);
