import {
  type LocalDate,
  SportFamily,
  type Threshold,
  type ThresholdInForce,
  type ThresholdMetric,
  thresholdMetrics,
  thresholdOn,
} from '@vitalwire/core';
import * as z from 'zod';
import { rounded } from '../round.ts';
import { cleanText } from '../text/clean-text.ts';
import { snakeCase } from '../text/snake-case.ts';

const families: readonly SportFamily[] = Object.values(SportFamily);
const metrics = Object.keys(thresholdMetrics) as readonly ThresholdMetric[];

export const thresholdRow = z.strictObject({
  name: z.string().describe('ftp_watts, lactate_threshold_heart_rate_bpm, …'),
  sport: z.string().describe('Family of sports; default: every one without a value of its own'),
  value: z.number(),
  unit: z.string(),
  valid_from: z.string(),
  origin: z.string().describe('manual, measured, source or estimate'),
  known_later: z.boolean().optional().describe('First known after the day: it stands in'),
});
export type ThresholdRow = z.output<typeof thresholdRow>;

export function thresholdRowOf(threshold: Threshold): ThresholdRow {
  return {
    name: snakeCase(threshold.metric),
    sport: threshold.sport ?? 'default',
    value: rounded(threshold.value, 4) ?? threshold.value,
    unit: thresholdMetrics[threshold.metric].unit,
    valid_from: threshold.validFrom,
    origin: threshold.detail === null ? threshold.origin : cleanText(`${threshold.origin}: ${threshold.detail}`, 60),
  };
}

/** Every threshold that holds on a day: the common one and those of single sports. */
export function thresholdsInForce(thresholds: readonly Threshold[], day: LocalDate): readonly ThresholdInForce[] {
  return metrics.flatMap((metric) => {
    const common = thresholdOn(thresholds, metric, day) ?? [];
    const ofSports = families.flatMap((sport) => {
      const found = thresholdOn(thresholds, metric, day, sport);
      return found === null || found.sport === null ? [] : [found];
    });
    return [common, ofSports].flat();
  });
}
