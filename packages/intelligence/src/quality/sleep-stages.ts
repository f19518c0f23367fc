import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative } from '../refuse.ts';
import { type BoundsOf, boundsOf, type ValueFinding } from './findings.ts';

export const sleepStageBounds = {
  /** Vendors round stages to minutes or half minutes: four of them may be off by so much together. */
  toleranceSeconds: 180,
} as const;

export interface SleepStageInput {
  readonly inBedSeconds?: number;
  readonly asleepSeconds?: number;
  readonly awakeSeconds?: number;
  readonly lightSeconds?: number;
  readonly deepSeconds?: number;
  readonly remSeconds?: number;
  readonly bounds?: BoundsOf<typeof sleepStageBounds>;
}

const fields = ['inBedSeconds', 'asleepSeconds', 'awakeSeconds', 'lightSeconds', 'deepSeconds', 'remSeconds'] as const;

/** Each sum is checked only when all its parts are known. */
export const sleepStageSums = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.sleep-stages.sums',
    version: 1,
    title: 'Sums of sleep stages',
    unit: 'findings',
    evidence: 'consensus',
    formula: 'asleep = light + deep + REM and asleep + awake = in bed, within 180 s; asleep <= in bed',
    validRange: 'one sleep of one source',
    references: [references.convention],
  },
  (input: SleepStageInput): Outcome<readonly ValueFinding[]> => {
    const { toleranceSeconds } = boundsOf(sleepStageBounds, input.bounds);
    for (const name of fields) {
      const value = input[name];
      if (value !== undefined) requireNotNegative(name, value);
    }
    const findings: ValueFinding[] = [];
    let checked = 0;
    const check = (whole: (typeof fields)[number], parts: readonly (typeof fields)[number][], atMost: boolean) => {
      const wholeSeconds = input[whole];
      if (wholeSeconds === undefined || parts.some((part) => input[part] === undefined)) return;
      checked++;
      const sumSeconds = parts.reduce((sum, part) => sum + (input[part] ?? 0), 0);
      const differenceSeconds = sumSeconds - wholeSeconds;
      if (differenceSeconds > toleranceSeconds || (!atMost && differenceSeconds < -toleranceSeconds))
        findings.push({
          code: 'stage_sum_mismatch',
          fields: [whole, ...parts],
          // More sleep than bed is impossible; other sums may leave out what the source could not tell.
          severity: atMost ? 'error' : 'warning',
          numbers: { wholeSeconds, sumSeconds, differenceSeconds },
        });
    };
    check('asleepSeconds', ['lightSeconds', 'deepSeconds', 'remSeconds'], false);
    check('inBedSeconds', ['asleepSeconds', 'awakeSeconds'], false);
    check('inBedSeconds', ['asleepSeconds'], true);
    if (checked === 0)
      return insufficientData(
        'a whole and its parts',
        `${fields.filter((name) => input[name] !== undefined).length} of them`,
      );
    return computed(findings);
  },
);
