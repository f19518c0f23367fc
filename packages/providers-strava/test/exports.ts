import { folderInto, type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import type { DeliveredRecord, ImportSource, LocalDate, Workout } from '@vitalwire/core';
import { memorySource, openSource } from '@vitalwire/provider-kit/archive';
import type { Imported } from '@vitalwire/provider-kit/testing';
import { generateAthlete, Scenario } from '@vitalwire/providers-synthetic';

/** Some weeks of an athlete of three sports, workouts alone. */
export const season: readonly DeliveredRecord[] = [
  ...generateAthlete({
    scenario: Scenario.Triathlete,
    seed: 7,
    end: '2025-06-30' as LocalDate,
    years: 1 / 12,
  }).records(),
].filter(({ record }) => record.kind === 'workout');

export async function zipped(files: Iterable<MadeFile>, path = 'export.zip'): Promise<ImportSource> {
  return memorySource(path, await zipBytes(files));
}

/** The same files in folders, as somebody has them who unpacked the archive. */
export async function unpacked(files: Iterable<MadeFile>, folder: string): Promise<ImportSource> {
  await folderInto(folder, files);
  return openSource(folder);
}

export interface ReadWorkout {
  readonly record: Workout;
  readonly streams: DeliveredRecord['streams'];
}

export function workoutsOf({ delivered }: Imported): readonly ReadWorkout[] {
  return delivered.flatMap(({ record, streams }) => (record.kind === 'workout' ? [{ record, streams }] : []));
}
