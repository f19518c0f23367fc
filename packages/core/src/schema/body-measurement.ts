import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import {
  beatsPerMinute,
  kilograms,
  meters,
  millilitersPerKilogramMinute,
  millimetersOfMercury,
  nonNegative,
  optional,
  percent,
} from './parts.ts';

export const bodyMeasurementSchema = once(() =>
  z
    .strictObject({
      ...baseShape('bodyMeasurement'),
      weightKilograms: optional(kilograms),
      heightMeters: optional(meters),
      bodyFatPercent: optional(percent),
      muscleMassKilograms: optional(kilograms),
      boneMassKilograms: optional(kilograms),
      bodyWaterPercent: optional(percent),
      visceralFatRating: optional(nonNegative),
      waistMeters: optional(meters),
      hipMeters: optional(meters),
      neckMeters: optional(meters),
      restingHeartRateBpm: optional(beatsPerMinute),
      vo2max: optional(millilitersPerKilogramMinute),
      systolicPressureMillimetersOfMercury: optional(millimetersOfMercury),
      diastolicPressureMillimetersOfMercury: optional(millimetersOfMercury),
    })
    .check(checkBase),
);
