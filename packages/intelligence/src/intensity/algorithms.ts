import { distributionLabel } from './distribution-label.ts';
import { polarizationIndex } from './polarization.ts';
import { timeInThreeZones, timeInZones } from './time-in-zones.ts';

/** By id: a part of the registry. */
export const intensityAlgorithms = {
  'intensity.time-in-zones.sample_count': timeInZones,
  'intensity.time-in-zones.seiler_3': timeInThreeZones,
  'intensity.polarization.treff_2019': polarizationIndex,
  'intensity.distribution-label.treff_2019': distributionLabel,
} as const;
