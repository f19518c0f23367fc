import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse } from '../refuse.ts';
import { lnGamma } from './distributions.ts';

export type SessionIntensity = 'hard' | 'moderate' | 'easy';

export interface HardEasyInput {
  /** In order of time. */
  readonly sequence: readonly SessionIntensity[];
}

export interface HardEasyPattern {
  /** Share of neighbouring sessions that change between hard and easy. */
  readonly patternStrength: number;
  readonly followsPattern: boolean;
}

const INTENSITIES: readonly string[] = ['hard', 'moderate', 'easy'];

function strengthOf(sequence: readonly SessionIntensity[]): number {
  let changes = 0;
  for (const [i, intensity] of sequence.entries()) {
    if (!INTENSITIES.includes(intensity)) refuse(`sequence.${i}`, `must be hard, moderate or easy, not ${intensity}.`);
    const before = sequence[i - 1];
    if (before !== undefined && before !== intensity && before !== 'moderate' && intensity !== 'moderate') changes++;
  }
  return changes / (sequence.length - 1);
}

export const hardEasyPatternPierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.hard-easy-pattern.pierre',
    version: 1,
    title: 'Hard/easy alternation',
    unit: '1',
    evidence: 'heuristic',
    formula: 'changes between hard and easy / (n - 1); follows above 0.6',
    validRange: 'for comparison; three changes in five random sessions are nothing rare',
    references: [references.pierre],
  },
  ({ sequence }: HardEasyInput): Outcome<HardEasyPattern> => {
    const patternStrength = strengthOf(sequence);
    if (sequence.length < 2) return insufficientData('2 sessions', `${sequence.length}`);
    return computed({ patternStrength, followsPattern: patternStrength > 0.6 });
  },
);

export interface HardEasyTest extends HardEasyPattern {
  /** Runs of equal intensity among the hard and easy sessions; moderate ones are left out. */
  readonly runs: number;
  readonly expectedRuns: number;
  /** Chance of as many runs or more when the same sessions come in random order. */
  readonly pValue: number;
}

const FEWEST = 8;

/** Exact chance of at least `runs` runs of `a` and `b` sessions in random order. */
function chanceOfRuns(runs: number, a: number, b: number): number {
  const choose = (n: number, k: number) =>
    k < 0 || k > n ? 0 : Math.exp(lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1) - all);
  const all = (lnGamma(a + b + 1) - lnGamma(a + 1) - lnGamma(b + 1)) / 2;
  let chance = 0;
  for (let r = runs; r <= 2 * Math.min(a, b) + 1; r++) {
    const k = r >> 1;
    chance +=
      r % 2 === 0
        ? 2 * choose(a - 1, k - 1) * choose(b - 1, k - 1)
        : choose(a - 1, k) * choose(b - 1, k - 1) + choose(a - 1, k - 1) * choose(b - 1, k);
  }
  return Math.min(1, chance);
}

/** Alternates more than the same sessions in random order would. */
export const hardEasyPattern = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.hard-easy-pattern.runs_test',
    version: 1,
    title: 'Hard/easy alternation beyond chance',
    unit: '1',
    evidence: 'peer-reviewed',
    formula: 'runs R of hard and easy; expected 2ab/(a+b) + 1; exact P(R or more | random order) < 0.05 follows',
    validRange: '8 hard or easy sessions with both kinds',
    references: [references.waldWolfowitz1940],
  },
  ({ sequence }: HardEasyInput): Outcome<HardEasyTest> => {
    const patternStrength = strengthOf(sequence);
    const clear = sequence.filter((intensity) => intensity !== 'moderate');
    const hard = clear.filter((intensity) => intensity === 'hard').length;
    const easy = clear.length - hard;
    if (clear.length < FEWEST || hard === 0 || easy === 0) {
      return insufficientData(`${FEWEST} hard or easy sessions of both kinds`, `${hard} hard and ${easy} easy`);
    }
    const runs = clear.filter((intensity, i) => intensity !== clear[i - 1]).length;
    const pValue = chanceOfRuns(runs, hard, easy);
    return computed({
      patternStrength,
      followsPattern: pValue < 0.05,
      runs,
      expectedRuns: (2 * hard * easy) / (hard + easy) + 1,
      pValue,
    });
  },
);
