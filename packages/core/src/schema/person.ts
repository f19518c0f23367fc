import * as z from 'zod';
import { type ConfigurableFamily, methodIssue } from '../algorithm-choice.ts';
import { Vo2maxMethod } from '../algorithms/fitness.ts';
import { MaximumHeartRateMethod, ThresholdHeartRateMethod } from '../algorithms/heart-rate.ts';
import { FitnessFatigueMethod, TrainingStressMethod, TrimpMethod } from '../algorithms/load.ts';
import { FtpMethod } from '../algorithms/power.ts';
import { RecoveryAggregation } from '../algorithms/recovery.ts';
import { VdotMethod } from '../algorithms/running.ts';
import { isThresholdMetric, type ThresholdMetric, ThresholdOrigin } from '../person.ts';
import { UnitSystem } from '../units.ts';
import { once } from './once.ts';
import { instant, localDate, name, optional, sportFamily, word } from './parts.ts';

function method<const M extends Readonly<Record<string, string>>>(family: ConfigurableFamily, methods: M) {
  const error = ({ input }: { readonly input?: unknown }) =>
    typeof input === 'string' ? methodIssue(family, input) : `must be a method of ${family}`;
  return z.enum(methods, { error }).exactOptional();
}

/** Closed: a family or a method that is not known is refused with what was meant. */
export const algorithmChoiceSchema = once(() =>
  z.strictObject({
    'heart-rate.maximum': method('heart-rate.maximum', MaximumHeartRateMethod),
    'heart-rate.threshold': method('heart-rate.threshold', ThresholdHeartRateMethod),
    'power.ftp': method('power.ftp', FtpMethod),
    'fitness.vo2max': method('fitness.vo2max', Vo2maxMethod),
    'running.vdot': method('running.vdot', VdotMethod),
    'load.trimp': method('load.trimp', TrimpMethod),
    'load.training-stress': method('load.training-stress', TrainingStressMethod),
    'load.fitness-fatigue': method('load.fitness-fatigue', FitnessFatigueMethod),
    'recovery.aggregate': method('recovery.aggregate', RecoveryAggregation),
  }),
);

export const personProfileSchema = once(() =>
  z.strictObject({
    displayName: optional(name),
    birthYear: z.int().min(1850).max(2200).exactOptional(),
    sex: z.enum(['female', 'male']).exactOptional(),
    heightMeters: z.number().gt(0).max(3).exactOptional(),
    timeZone: optional(word),
    units: z.enum(UnitSystem).exactOptional(),
    algorithms: algorithmChoiceSchema().exactOptional(),
    updatedAt: instant().nullable(),
  }),
);

export const thresholdMetric = once(() =>
  z.custom<ThresholdMetric>(
    (value) => typeof value === 'string' && isThresholdMetric(value),
    'must be a threshold metric',
  ),
);

export const thresholdSchema = once(() =>
  z.strictObject({
    metric: thresholdMetric(),
    sport: sportFamily().nullable(),
    /** Usual ranges are in `thresholdMetrics`: a value outside of them is stored with a warning. */
    value: z.number().gt(0).max(1e6),
    validFrom: localDate(),
    origin: z.enum(ThresholdOrigin),
    detail: name().nullable(),
    recordedAt: instant(),
  }),
);
