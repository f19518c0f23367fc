import { cleanText, textLimits, type WorkoutSensor } from '@vitalwire/core';
import type { Member } from '@vitalwire/provider-kit/rows';
import { readJson } from '@vitalwire/provider-kit/rows';
import { isRow, type Row, rowsIn } from '../row.ts';

/** Which bike or shoes an activity was done with, by its number. */
export async function gearIn(
  members: readonly Member[],
  signal: AbortSignal,
): Promise<{ readonly gear: ReadonlyMap<string, WorkoutSensor>; readonly items: ReadonlyMap<string, number> }> {
  const gear = new Map<string, WorkoutSensor>();
  const items = new Map<string, number>();
  for (const { source } of members) {
    for await (const item of readJson(source, { signal, maximumItemBytes: 32 * 1024 * 1024 })) {
      if (item.type === 'problem' || !isRow(item.value)) continue;
      const sensors = new Map<string, WorkoutSensor>();
      for (const row of rowsIn(item.value, 'gearDTOS')) {
        items.set(source.path, (items.get(source.path) ?? 0) + 1);
        const sensor = sensorOf(row);
        if (sensor !== null) sensors.set(String(row.gearPk), sensor);
      }
      const links = item.value.gearActivityDTOs;
      if (!isRow(links)) continue;
      for (const [key, sensor] of sensors) {
        for (const { activityId } of rowsIn(links, key)) gear.set(String(activityId), sensor);
      }
    }
  }
  return { gear, items };
}

function sensorOf(row: Row): WorkoutSensor | null {
  const word = (key: string): string | null => cleanText(String(row[key] ?? ''), textLimits.word);
  const product = word('customMakeModel') ?? word('displayName') ?? word('gearModelName');
  if (product === null) return null;
  const manufacturer = word('gearMakeName');
  return {
    type: word('gearTypeName')?.toLowerCase() ?? 'gear',
    ...(manufacturer === null || manufacturer === 'Other' ? {} : { manufacturer }),
    product,
  };
}
