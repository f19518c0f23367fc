import * as z from 'zod';
import { isThresholdMetric, type ThresholdMetric, ThresholdOrigin } from '../person.ts';
import { UnitSystem } from '../units.ts';
import { once } from './once.ts';
import { instant, localDate, name, optional, sportFamily, word } from './parts.ts';

export const personProfileSchema = once(() =>
  z.strictObject({
    displayName: optional(name),
    birthYear: z.int().min(1850).max(2200).exactOptional(),
    sex: z.enum(['female', 'male']).exactOptional(),
    heightMeters: z.number().gt(0).max(3).exactOptional(),
    timeZone: optional(word),
    units: z.enum(UnitSystem).exactOptional(),
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
