import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative, requirePositive } from '../refuse.ts';
import { nothingGiven, requireAllFinite, type Seen, type Sign, type Verdict, weigh } from './reason.ts';

const titles = {
  performance_down: 'Performance below the own spread',
  performance_kept: 'Performance kept',
  resting_heart_rate_up: 'Resting heart rate up',
  resting_heart_rate_kept: 'Resting heart rate as usual',
  hrv_below_band: 'HRV below the own band',
  hrv_in_band: 'HRV in the own band',
  hrv_above_band: 'HRV above the own band: no sign alone',
  sleep_down: 'Sleeps less than usual',
  sleep_kept: 'Sleeps as usual',
  mood_down: 'Mood below usual',
  mood_kept: 'Mood as usual',
  effort_up: 'Same load feels harder',
  effort_kept: 'Same load feels as usual',
  monotony_up: 'Training more monotonous than usual',
  monotony_kept: 'Training as varied as usual',
} as const;
export type OvertrainingCode = keyof typeof titles;

/** The last week or weeks against the time before. */
export interface AgainstBaseline {
  readonly recentMean: number;
  readonly baselineMean: number;
  readonly baselineSd: number;
  /** Days in `recentMean`. */
  readonly days?: number;
  /** Readings in the baseline. */
  readonly count?: number;
}

export interface OvertrainingEvidenceInput {
  readonly performance?: {
    /** Change against the time before in percent; negative is worse. */
    readonly changePercent: number;
    /** Least change that this person's own spread lets one tell. */
    readonly minimalDetectablePercent: number;
    readonly days?: number;
    readonly count?: number;
  };
  /** bpm */
  readonly restingHeartRate?: AgainstBaseline;
  /** ln RMSSD against the own band. */
  readonly hrv?: {
    readonly rollingLnRmssd: number;
    readonly lower: number;
    readonly upper: number;
    readonly count?: number;
  };
  /** Hours a night. */
  readonly sleep?: AgainstBaseline;
  /** Rating, higher is better. */
  readonly mood?: AgainstBaseline;
  /** Rating of exertion over what the load leads one to expect. */
  readonly effortAtSameLoad?: AgainstBaseline;
  /** Foster's monotony of the week. */
  readonly monotony?: AgainstBaseline;
  /** Standard deviations that make a sign: 1 unless given. */
  readonly signAtSd?: number;
}

type SignName = Exclude<keyof OvertrainingEvidenceInput, 'signAtSd'>;

/** What these signs cannot tell apart. */
const cannotTell = [
  'planned_fatigue',
  'functional_overreaching',
  'non_functional_overreaching',
  'overtraining_syndrome',
  'other_cause',
] as const;

export interface OvertrainingEvidence extends Verdict<'none' | 'weak' | 'some' | 'much', OvertrainingCode, SignName> {
  readonly signsPresent: number;
  readonly signsKnown: number;
  readonly signsPossible: number;
  /** Without a fall in performance the word has no meaning; `null` when performance is not known. */
  readonly performanceDown: boolean | null;
  readonly cannotTell: typeof cannotTell;
}

interface Rule {
  readonly name: Exclude<SignName, 'performance' | 'hrv'>;
  readonly adds: string;
  readonly unit: string;
  /** 1: a rise is the sign. */
  readonly sense: 1 | -1;
  readonly codes: readonly [sign: OvertrainingCode, kept: OvertrainingCode];
}

const rules: readonly Rule[] = [
  {
    name: 'restingHeartRate',
    adds: 'a sign that needs no test',
    unit: 'bpm',
    sense: 1,
    codes: ['resting_heart_rate_up', 'resting_heart_rate_kept'],
  },
  { name: 'sleep', adds: 'nights against the own usual', unit: 'h', sense: -1, codes: ['sleep_down', 'sleep_kept'] },
  {
    name: 'mood',
    adds: 'among the most sensitive signs',
    unit: 'rating',
    sense: -1,
    codes: ['mood_down', 'mood_kept'],
  },
  {
    name: 'effortAtSameLoad',
    adds: 'whether the same work feels harder',
    unit: 'CR-10',
    sense: 1,
    codes: ['effort_up', 'effort_kept'],
  },
  {
    name: 'monotony',
    adds: 'whether hard and easy days differ',
    unit: '1',
    sense: 1,
    codes: ['monotony_up', 'monotony_kept'],
  },
];

function ofBaseline({ name, unit, sense, codes }: Rule, given: AgainstBaseline | undefined, atSd: number) {
  if (given === undefined) return null;
  const { recentMean, baselineMean, baselineSd, days, count } = given;
  requireNotNegative(`${name}.baselineSd`, baselineSd);
  const limit = baselineMean + sense * atSd * baselineSd;
  const present = sense * (recentMean - limit) > 0;
  const reference = { [sense > 0 ? 'high' : 'low']: limit, origin: 'own_history' as const };
  return { code: codes[present ? 0 : 1], score: present ? 1 : 0, observed: recentMean, unit, reference, days, count };
}

function ofPerformance(given: OvertrainingEvidenceInput['performance']): Seen<OvertrainingCode> | null {
  if (given === undefined) return null;
  const { changePercent, minimalDetectablePercent, days, count } = given;
  requirePositive('performance.minimalDetectablePercent', minimalDetectablePercent);
  const present = changePercent <= -minimalDetectablePercent;
  const reference = { low: -minimalDetectablePercent, origin: 'own_history' } as const;
  const code = present ? 'performance_down' : 'performance_kept';
  return { code, score: present ? 1 : 0, observed: changePercent, unit: '%', reference, days, count };
}

/** Only below the band counts, so that a better reading never adds a sign. */
function ofHrv(given: OvertrainingEvidenceInput['hrv']): Seen<OvertrainingCode> | null {
  if (given === undefined) return null;
  const { rollingLnRmssd: observed, lower, upper, count } = given;
  if (upper < lower) refuse('hrv.upper', `must be at least the lower bound of ${lower}, not ${upper}.`);
  const present = observed < lower;
  const code = present ? 'hrv_below_band' : observed > upper ? 'hrv_above_band' : 'hrv_in_band';
  const reference = { low: lower, high: upper, origin: 'own_history' } as const;
  return { code, score: present ? 1 : 0, observed, unit: 'ln ms', reference, days: 7, count };
}

export const overtrainingEvidence = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.overtraining-evidence.count_of_signs',
    version: 1,
    title: 'Signs that go with overreaching, counted',
    unit: 'grade',
    evidence: 'heuristic',
    formula:
      'our own count of seven signs: performance down by the detectable change, and resting heart rate up, HRV below its band, sleep or mood down, effort at equal load or monotony up by 1 SD; none 0, weak 1, some 2 or more, much 4 or more with performance among them',
    validRange:
      'evidence, no diagnosis: the consensus says that no marker is accepted and that overreaching and overtraining show the same signs',
    references: [references.meeusen2013, references.saw2016, references.foster1998],
  },
  (input: OvertrainingEvidenceInput): Outcome<OvertrainingEvidence> => {
    requireAllFinite(input);
    const { signAtSd = 1 } = input;
    requirePositive('signAtSd', signAtSd);
    const sign = (name: SignName, adds: string, seen: Seen<OvertrainingCode> | null) => ({
      input: name,
      adds,
      statedWeight: 1,
      seen,
    });
    const signs: readonly Sign<OvertrainingCode, SignName>[] = [
      sign('performance', 'the one sign that the word is about', ofPerformance(input.performance)),
      sign('hrv', 'autonomic state against the own band', ofHrv(input.hrv)),
      ...rules.map((rule) => sign(rule.name, rule.adds, ofBaseline(rule, input[rule.name], signAtSd))),
    ];
    const { confidence, reasons, missing } = weigh(titles, signs);
    if (reasons.length === 0) return nothingGiven(signs.map(({ input: name }) => name));
    const present = reasons.filter(({ direction }) => direction === 'for');
    const performanceDown =
      input.performance === undefined ? null : present.some(({ code }) => code === 'performance_down');
    const much = present.length >= 4 && performanceDown === true;
    const verdict = much ? 'much' : present.length >= 2 ? 'some' : present.length === 1 ? 'weak' : 'none';
    return computed({
      proposition: 'signs that go with overreaching',
      verdict,
      confidence,
      reasons,
      missing,
      pointers: much ? ['see_professional'] : [],
      signsPresent: present.length,
      signsKnown: reasons.length,
      signsPossible: signs.length,
      performanceDown,
      cannotTell,
    });
  },
);
