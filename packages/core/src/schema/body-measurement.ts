import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import {
  beatsPerMinute,
  kilograms,
  meters,
  millilitersPerKilogramMinute,
  millimetersOfMercury,
  nonNegative,
  percent,
} from './parts.ts';

export const bodyMeasurementSchema = z
  .strictObject({
    ...baseShape('bodyMeasurement'),
    weightKilograms: kilograms.exactOptional(),
    heightMeters: meters.exactOptional(),
    bodyFatPercent: percent.exactOptional(),
    muscleMassKilograms: kilograms.exactOptional(),
    boneMassKilograms: kilograms.exactOptional(),
    bodyWaterPercent: percent.exactOptional(),
    visceralFatRating: nonNegative.exactOptional(),
    waistMeters: meters.exactOptional(),
    hipMeters: meters.exactOptional(),
    neckMeters: meters.exactOptional(),
    restingHeartRateBpm: beatsPerMinute.exactOptional(),
    vo2max: millilitersPerKilogramMinute.exactOptional(),
    systolicPressureMillimetersOfMercury: millimetersOfMercury.exactOptional(),
    diastolicPressureMillimetersOfMercury: millimetersOfMercury.exactOptional(),
  })
  .check(checkBase);
