import { type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import { garminExport } from '@vitalwire/archive-writers/garmin';
import type { LocalDate } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole, withDamagedMember } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { expect, test } from 'vitest';
import { createGarminArchiveImporter } from './index.ts';

const importer = createGarminArchiveImporter();
const athlete = generateAthlete({ scenario: 'triathlete', seed: 11, end: '2025-05-31' as LocalDate, years: 0.05 });

/** Somewhere in the middle of the inner zip, whose beginning is sound. */
function damagedLater(zip: Uint8Array, name: string): Uint8Array {
  const bytes = Buffer.from(zip);
  const at = bytes.indexOf(name);
  bytes.fill(0xff, at + 20_000, at + 20_064);
  return bytes;
}

test.each([
  ['at its beginning', withDamagedMember],
  ['further on', damagedLater],
])(
  'a zip in the zip that is damaged %s costs its own recordings: nights, days and the other zips come, and it is named',
  async (_, damaged) => {
    const made: readonly MadeFile[] = [...garminExport(athlete, { filesPerPart: 4 })];
    const part = made.map(({ path }) => path).filter((path) => path.endsWith('.zip'));
    expect(part.length).toBeGreaterThan(1);
    const zip = await zipBytes(made, { level: 1 });
    const broken = memorySource('garmin.zip', damaged(zip, part[0] ?? ''));
    const sound = await importWhole(importer, memorySource('garmin.zip', zip));
    expect((await importer.recognise(broken))?.confidence).toBeGreaterThan(0.5);
    const saved = await importWhole(importer, broken);
    const ids = (of: typeof sound, kind: string) =>
      of.delivered.flatMap(({ record }) => (record.kind === kind ? [record.id] : [])).toSorted();
    for (const kind of ['sleep', 'dailySummary', 'hrv', 'workout'])
      expect(ids(saved, kind), kind).toEqual(ids(sound, kind));
    // Their summaries stand in for the recordings that are lost.
    const recorded = (of: typeof sound) => of.delivered.filter(({ streams }) => streams !== null).length;
    expect(recorded(saved)).toBeGreaterThan(0);
    expect(recorded(saved)).toBeLessThan(recorded(sound));
    expect(saved.rejected.map(({ path }) => path)).toEqual([expect.stringContaining(part[0]?.split('/').at(-1) ?? '')]);
  },
);
