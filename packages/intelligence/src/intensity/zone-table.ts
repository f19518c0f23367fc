export interface Zone {
  /** 1 is the lowest. */
  readonly zone: number;
  /** As the method prints it: `5a`. */
  readonly label: string;
  readonly name: string;
  /** Belongs to the zone. */
  readonly lower: number;
  /** Belongs to the zone above; `null`: open. The top zone of a heart rate table ends at the maximum, which it holds. */
  readonly upper: number | null;
}

export interface ZoneTable {
  readonly unit: 'W' | 'bpm';
  /** Lowest first. A value below the first zone is in none. Bounds are unrounded. */
  readonly zones: readonly Zone[];
}

export interface ZonePercent {
  readonly label: string;
  readonly name: string;
  /** Whole percent, so that bounds such as 55 % of 200 W come out exact. */
  readonly fromPercent: number;
}

/** Zones at percentages of `span`, counted from `base`. */
export function zonesOfPercents(
  unit: ZoneTable['unit'],
  percents: readonly ZonePercent[],
  span: number,
  top: number | null,
  base = 0,
): ZoneTable {
  const lowers = percents.map(({ fromPercent }) => base + (span * fromPercent) / 100);
  return {
    unit,
    zones: percents.map(({ label, name }, i) => ({
      zone: i + 1,
      label,
      name,
      lower: lowers[i] ?? 0,
      upper: lowers[i + 1] ?? top,
    })),
  };
}

/** Number of the zone a value lies in; 0 when below the first. */
export function zoneOf(table: ZoneTable, value: number): number {
  let found = 0;
  for (const { zone, lower } of table.zones) if (value >= lower) found = zone;
  return found;
}

/** Lower bounds, the form that `timeInZones` takes. */
export function lowerBoundsOf(table: ZoneTable): readonly number[] {
  return table.zones.map(({ lower }) => lower);
}
