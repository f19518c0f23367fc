import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { zonesOfPercents } from '../intensity/zone-table.ts';
import * as references from '../references.ts';
import { requirePositive } from '../refuse.ts';

export interface PowerZoneInput {
  readonly ftpWatts: number;
}

const coggan = [
  { label: '1', name: 'Active recovery', fromPercent: 0 },
  { label: '2', name: 'Endurance', fromPercent: 55 },
  { label: '3', name: 'Tempo', fromPercent: 75 },
  { label: '4', name: 'Threshold', fromPercent: 90 },
  { label: '5', name: 'VO2max', fromPercent: 105 },
  { label: '6', name: 'Anaerobic capacity', fromPercent: 120 },
  { label: '7', name: 'Neuromuscular', fromPercent: 150 },
] as const;

/** Seven levels of Allen & Coggan. Bounds unrounded, the lower one belongs to the zone. */
export const powerZonesCoggan7 = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.zones.coggan_7',
    version: 1,
    title: 'Power zones, seven levels',
    unit: 'W',
    evidence: 'consensus',
    formula: 'lower bounds 0, 55, 75, 90, 105, 120, 150 % of FTP',
    validRange: 'any FTP above 0',
    references: [references.allenCoggan],
  },
  ({ ftpWatts }: PowerZoneInput) => {
    requirePositive('ftpWatts', ftpWatts);
    return computed(zonesOfPercents('W', coggan, ftpWatts, null));
  },
);

/** Five zones: the levels above 105 % in one. */
export const powerZonesPierre5 = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.zones.pierre_5',
    version: 1,
    title: 'Power zones, five levels',
    unit: 'W',
    evidence: 'heuristic',
    formula: 'lower bounds 0, 55, 75, 90, 105 % of FTP',
    validRange: 'any FTP above 0',
    references: [references.pierre, references.allenCoggan],
  },
  ({ ftpWatts }: PowerZoneInput) => {
    requirePositive('ftpWatts', ftpWatts);
    return computed(zonesOfPercents('W', coggan.slice(0, 5), ftpWatts, null));
  },
);
