import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type DistributionLabel, distributionLabel } from '../intensity/distribution-label.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireNotNegative, requireWhole } from '../refuse.ts';
import { confidenceOf, reasonOf, type Titles, type Verdict } from './reason.ts';

const titles = {
  easy_share_low: 'Less easy time than intended',
  easy_share_met: 'Easy time as intended',
  easy_share_high: 'More easy time than intended',
  middle_share_low: 'Less time between the thresholds than intended',
  middle_share_met: 'Time between the thresholds as intended',
  middle_share_high: 'More time between the thresholds than intended',
  hard_share_low: 'Less hard time than intended',
  hard_share_met: 'Hard time as intended',
  hard_share_high: 'More hard time than intended',
  easy_share: 'Easy time',
  middle_share: 'Time between the thresholds',
  hard_share: 'Hard time',
} as const;
export type IntensityCode = keyof typeof titles;
const all: Titles<IntensityCode> = titles;

type Shares = readonly [easy: number, middle: number, hard: number];

export interface IntensityVerdictInput {
  /** Time below, between and above the two thresholds. */
  readonly zoneSeconds: Shares;
  /** What was meant; there is no default, and without it the shares are only told. */
  readonly intendedFractions?: Shares;
  /** Share that still is as intended: 0.05 unless given. */
  readonly tolerance?: number;
  readonly days?: number;
  readonly sessions?: number;
}

export interface IntensityVerdict
  extends Verdict<
    'as_intended' | 'harder_than_intended' | 'easier_than_intended' | 'drawn_to_the_middle' | 'nothing_intended',
    IntensityCode,
    'intendedFractions'
  > {
  readonly fractions: Shares;
  /** As `intensity.distribution-label` names it. */
  readonly label: DistributionLabel;
  /** Easy hours that lack to the intention, negative when there are too many; `null` without an intention. */
  readonly easyHoursShort: number | null;
}

const names = ['easy', 'middle', 'hard'] as const;
const SUM_TOLERANCE = 0.001;
const SECONDS_PER_HOUR = 3600;
/** Hours of training from which shares say something. */
const MANY_HOURS = 10;

function requireShares(path: string, shares: Shares): void {
  if (shares.length !== names.length) refuse(path, `must hold three zones, not ${shares.length}.`);
  for (const [i, share] of shares.entries()) requireNotNegative(`${path}.${i}`, share);
}

/** -1 below, 0 within, 1 above what was meant. */
function verdictOf([easy = 0, middle = 0, hard = 0]: readonly number[]): IntensityVerdict['verdict'] {
  if (easy > 0) return 'easier_than_intended';
  if (hard > 0) return 'harder_than_intended';
  if (middle > 0) return 'drawn_to_the_middle';
  if (easy < 0) return 'harder_than_intended';
  return hard < 0 ? 'easier_than_intended' : 'as_intended';
}

export const intensityVerdict = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.intensity-distribution.against_intended',
    version: 1,
    title: 'Intensity distribution against the intended one',
    unit: 'verdict',
    evidence: 'heuristic',
    formula:
      'shares of time in three zones against the intended ± 0.05: too little easy with too much between the thresholds is drawn to the middle, with too much hard harder, too much easy easier',
    validRange: 'weeks of training in zones from own thresholds',
    references: [references.seilerKjerland2006, references.convention],
  },
  (input: IntensityVerdictInput): Outcome<IntensityVerdict> => {
    const { zoneSeconds, intendedFractions: intended, tolerance = 0.05, days, sessions } = input;
    requireShares('zoneSeconds', zoneSeconds);
    if (intended !== undefined) {
      requireShares('intendedFractions', intended);
      if (Math.abs(intended[0] + intended[1] + intended[2] - 1) > SUM_TOLERANCE)
        refuse('intendedFractions', 'must sum to 1.');
    }
    requireBetween('tolerance', tolerance, 0, 1);
    if (days !== undefined) requireWhole('days', days, 1);
    if (sessions !== undefined) requireWhole('sessions', sessions, 1);
    const sum = zoneSeconds[0] + zoneSeconds[1] + zoneSeconds[2];
    if (sum === 0) return insufficientData('time in zones', '0 s');
    const fractions: Shares = [zoneSeconds[0] / sum, zoneSeconds[1] / sum, zoneSeconds[2] / sum];
    const label = distributionLabel({ zoneFractions: fractions });
    if (label.status !== 'ok') return label;
    const off = names.map((_, i) => {
      const apart = (fractions[i] ?? 0) - (intended?.[i] ?? 0);
      return Math.abs(apart) <= tolerance ? 0 : Math.sign(apart);
    });
    const reasons = names.map((name, i) => {
      const seen = { observed: fractions[i] ?? 0, unit: 'share of time', days, count: sessions };
      if (intended === undefined) return reasonOf(all, { ...seen, code: `${name}_share`, score: 0 });
      const how = (['low', 'met', 'high'] as const)[1 + (off[i] ?? 0)] ?? 'met';
      const wanted = intended[i] ?? 0;
      const reference = { low: wanted - tolerance, high: wanted + tolerance, origin: 'given' as const };
      const score = how === 'met' ? 1 : -1;
      return reasonOf(all, { ...seen, code: `${name}_share_${how}`, score, reference }, 1 / names.length, 1);
    });
    const told = intended === undefined;
    return computed({
      proposition: 'trained as intended',
      verdict: told ? 'nothing_intended' : verdictOf(off),
      confidence: confidenceOf(told ? 0 : Math.min(1, sum / SECONDS_PER_HOUR / MANY_HOURS), 1),
      reasons,
      missing: told ? [{ input: 'intendedFractions', adds: 'what was meant', statedWeight: 1 }] : [],
      pointers: [],
      fractions,
      label: label.value.label,
      easyHoursShort: told ? null : ((intended[0] - fractions[0]) * sum) / SECONDS_PER_HOUR,
    });
  },
);
