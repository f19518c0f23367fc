import { cleanText, type ImportSource, textLimits, type WorkoutSensor } from '@vitalwire/core';
import { readCsv } from '@vitalwire/provider-kit/rows';

/** Bikes and shoes by name: `Bike Name, Bike Brand, Bike Model`, `Shoe Name, …`, in any language in this order. */
export async function gearIn(
  lists: readonly (readonly [type: string, list: ImportSource | null])[],
  signal: AbortSignal,
): Promise<{ readonly gear: ReadonlyMap<string, WorkoutSensor>; readonly rows: ReadonlyMap<string, number> }> {
  const gear = new Map<string, WorkoutSensor>();
  const rows = new Map<string, number>();
  for (const [type, list] of lists) {
    if (list === null) continue;
    for await (const line of readCsv(list, { signal })) {
      if (line.type === 'problem' || line.line === 1) continue;
      rows.set(list.path, (rows.get(list.path) ?? 0) + 1);
      const [name, manufacturer, model] = line.cells.map((cell) => cleanText(cell, textLimits.word));
      const known = [manufacturer, model].filter((word) => typeof word === 'string').join(' ');
      const label = name ?? (known === '' ? null : known);
      if (label === null || gear.size >= MAXIMUM_GEAR) continue;
      gear.set(label, {
        type,
        ...(typeof manufacturer === 'string' ? { manufacturer } : {}),
        product: model ?? label,
      });
      // Activities name a bike without a name of its own by make and model.
      if (known !== '' && !gear.has(known)) gear.set(known, gear.get(label) as WorkoutSensor);
    }
  }
  return { gear, rows };
}

const MAXIMUM_GEAR = 1000;
