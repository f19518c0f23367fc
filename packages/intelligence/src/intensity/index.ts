export { type DistributionLabel, type DistributionVerdict, distributionLabel } from './distribution-label.ts';
export { type Polarization, type PolarizationInput, polarizationIndex } from './polarization.ts';
export {
  type ThreeZonesInput,
  type TimeInZones,
  type TimeInZonesInput,
  timeInThreeZones,
  timeInZones,
} from './time-in-zones.ts';
export { lowerBoundsOf, type Zone, type ZoneTable, zoneOf } from './zone-table.ts';
