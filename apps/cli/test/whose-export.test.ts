import { type MadeFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { fitbitExport } from '@vitalwire/archive-writers/fitbit';
import { intervalsIcuExport } from '@vitalwire/archive-writers/intervals-icu';
import { cronometerExport, myFitnessPalExport } from '@vitalwire/archive-writers/nutrition-diaries';
import { ouraExport } from '@vitalwire/archive-writers/oura';
import { polarExport } from '@vitalwire/archive-writers/polar';
import { samsungHealthExport } from '@vitalwire/archive-writers/samsung-health';
import { stravaExport } from '@vitalwire/archive-writers/strava';
import { hevyExport, strongExport } from '@vitalwire/archive-writers/strength-logs';
import { whoopExport } from '@vitalwire/archive-writers/whoop';
import { withingsExport } from '@vitalwire/archive-writers/withings';
import type { LocalDate } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { importers } from '../src/providers.ts';

const records = (['demo', 'strength-plus-endurance'] as const).flatMap((scenario) => [
  ...generateAthlete({ scenario, seed: 2, end: '2026-06-30' as LocalDate, years: 0.03 }).records(),
]);

const exports: readonly (readonly [whose: string, what: string, files: Iterable<MadeFile>])[] = [
  ['whoop', 'WHOOP', whoopExport(records)],
  ['fitbit', 'Fitbit from Takeout', fitbitExport(records)],
  ['fitbit', 'Fitbit from Takeout with tables', fitbitExport(records, { layout: 'google' })],
  ['fitbit', 'Fitbit from its own site', fitbitExport(records, { layout: 'site' })],
  ['oura', 'Oura in tables', ouraExport(records)],
  ['oura', 'Oura in JSON', ouraExport(records, { layout: 'json' })],
  ['hevy', 'Hevy', hevyExport(records)],
  ['strong', 'Strong', strongExport(records)],
  ['strong', 'Strong without units', strongExport(records, { layout: 'classic' })],
  ['strava', 'Strava', stravaExport(records)],
  ['samsung-health', 'Samsung Health', samsungHealthExport(records)],
  ['polar', 'Polar', polarExport(records)],
  ['withings', 'Withings', withingsExport(records)],
  ['intervals-icu', 'intervals.icu', intervalsIcuExport(records)],
  ['cronometer', 'Cronometer', cronometerExport(records)],
  ['myfitnesspal', 'MyFitnessPal', myFitnessPalExport(records)],
];

describe('an export is recognised by the importer of its vendor and by no other', () => {
  it.each(exports)('%s: %s', async (whose, _what, made) => {
    const files = [...made];
    for (const packed of [files, [zipFile('part.zip', files)]]) {
      const source = memorySource('my data.zip', await zipBytes(packed));
      const known: string[] = [];
      for (const importer of importers) if ((await importer.recognise(source)) !== null) known.push(importer.id);
      expect(known).toEqual([whose]);
    }
  });
});
