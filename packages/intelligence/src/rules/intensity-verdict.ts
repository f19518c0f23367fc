import { computed, Evidence, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
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
} as const;
export type IntensityCode = keyof typeof titles;
const all: Titles<IntensityCode> = titles;

type Shares = readonly [easy: number, middle: number, hard: number];

export interface IntensityVerdictInput {
  /** Time below, between and above the two thresholds. */
  readonly zoneSeconds: Shares;
  /** What was meant; there is no default. */
  readonly intendedFractions: Shares;
  /** Share that still is as intended: 0.05 unless given. */
  readonly tolerance?: number;
  readonly days?: number;
  readonly sessions?: number;
}

export interface IntensityVerdict
  extends Verdict<
    'as_intended' | 'harder_than_intended' | 'easier_than_intended' | 'drawn_to_the_middle',
    IntensityCode
  > {
  readonly fractions: Shares;
  /** Hours of easy time that would have to be harder, or the reverse, to meet the intention; positive: too little easy. */
  readonly easyHoursShort: number;
}

const names = ['easy', 'middle', 'hard'] as const;
const SUM_TOLERANCE = 0.001;
const SECONDS_PER_HOUR = 3600;
/** Hours of training from which shares say something. */
const MANY_HOURS = 10;

export const intensityVerdict = defineAlgorithm(
  {
    id: 'rules.intensity-distribution.against_intended',
    version: 1,
    title: 'Intensity distribution against the intended one',
    unit: 'verdict',
    evidence: Evidence.Heuristic,
    formula:
      'shares of time in three zones against the intended ± 0.05: too little easy with too much between the thresholds is drawn to the middle, with too much hard harder, too much easy easier',
    validRange: 'weeks of training in zones from own thresholds',
    references: [references.seilerKjerland2006, references.convention],
  },
  (input: IntensityVerdictInput): Outcome<IntensityVerdict> => {
    const { zoneSeconds, intendedFractions, tolerance = 0.05, days, sessions } = input;
    for (const [i, seconds] of zoneSeconds.entries()) requireNotNegative(`zoneSeconds.${i}`, seconds);
    for (const [i, share] of intendedFractions.entries()) requireBetween(`intendedFractions.${i}`, share, 0, 1);
    requireBetween('tolerance', tolerance, 0, 1);
    if (days !== undefined) requireWhole('days', days, 1);
    if (sessions !== undefined) requireWhole('sessions', sessions, 1);
    if (Math.abs(intendedFractions[0] + intendedFractions[1] + intendedFractions[2] - 1) > SUM_TOLERANCE)
      refuse('intendedFractions', 'must sum to 1.');
    const sum = zoneSeconds[0] + zoneSeconds[1] + zoneSeconds[2];
    if (sum === 0) return insufficientData('time in zones', '0 s');
    const fractions: Shares = [zoneSeconds[0] / sum, zoneSeconds[1] / sum, zoneSeconds[2] / sum];
    const off = names.map((_, i) => {
      const apart = (fractions[i] ?? 0) - (intendedFractions[i] ?? 0);
      return Math.abs(apart) <= tolerance ? 0 : Math.sign(apart);
    });
    const [easy = 0, middle = 0, hard = 0] = off;
    const verdict =
      easy > 0
        ? 'easier_than_intended'
        : hard > 0
          ? 'harder_than_intended'
          : middle > 0
            ? 'drawn_to_the_middle'
            : easy < 0
              ? 'harder_than_intended'
              : hard < 0
                ? 'easier_than_intended'
                : 'as_intended';
    return computed({
      proposition: 'trained as intended',
      verdict,
      confidence: confidenceOf(Math.min(1, sum / SECONDS_PER_HOUR / MANY_HOURS), 1),
      reasons: names.map((name, i) => {
        const how = (['low', 'met', 'high'] as const)[1 + (off[i] ?? 0)] ?? 'met';
        const wanted = intendedFractions[i] ?? 0;
        return reasonOf(
          all,
          {
            code: `${name}_share_${how}`,
            score: how === 'met' ? 1 : -1,
            observed: fractions[i] ?? 0,
            unit: 'share of time',
            reference: { low: wanted - tolerance, high: wanted + tolerance, origin: 'given' },
            days,
            count: sessions,
          },
          1 / names.length,
          1,
        );
      }),
      missing: [],
      pointers: [],
      fractions,
      easyHoursShort: ((intendedFractions[0] - fractions[0]) * sum) / SECONDS_PER_HOUR,
    });
  },
);
