import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import { createOuraArchiveImporter } from '@vitalwire/providers-oura/archive';
import { describe, expect, it } from 'vitest';
import { vendorFolder } from './vendor-folder.ts';

const folder = vendorFolder('oura', 'samples');
const importer = createOuraArchiveImporter();

describe.skipIf(folder === null)('documents in the shapes of Oura’s API', () => {
  it('are used, or passed over with a reason', async () => {
    const table: Record<string, string> = {};
    for (const name of readdirSync(folder ?? '')
      .filter((file) => file.endsWith('.json'))
      .sort()) {
      const source = await openSource(join(folder ?? '', name));
      if ((await importer.recognise(source)) === null) {
        table[name] = 'no document of the export';
        continue;
      }
      const { counts, records, rejected } = await importWhole(importer, source);
      expect([name, rejected]).toEqual([name, []]);
      const rows = Object.entries(counts).map(([what, { read, used }]) => `${what} ${used} of ${read}`);
      table[name] = `${rows.join(', ')}: ${records.map(({ kind }) => kind).join(', ') || 'no record'}`;
    }
    expect(table).toMatchInlineSnapshot(`
      {
        "activity.json": "daily_activity 1 of 1: dailySummary",
        "cardiovascular_age.json": "daily_cardiovascular_age 0 of 1: no record",
        "daily_sleep.json": "daily_sleep 1 of 1: no record",
        "enhanced_tags.json": "enhanced_tag 2 of 2: note, note",
        "errors_reported.json": "no document of the export",
        "heartrate_2026.json": "heartrate 3 of 3: samples",
        "heartrate_live_2024.json": "heartrate 18 of 18: samples",
        "personal_info.json": "no document of the export",
        "readiness.json": "daily_readiness 1 of 1: readiness",
        "resilience.json": "daily_resilience 0 of 1: no record",
        "rest_mode.json": "no document of the export",
        "ring_configuration.json": "no document of the export",
        "sessions.json": "session 0 of 1: no record",
        "sleep.json": "sleep 1 of 1: sleep, hrv, samples",
        "sleep_all_nulls.json": "sleep 1 of 1: sleep",
        "sleep_time.json": "sleep_time 0 of 1: no record",
        "spo2.json": "daily_spo2 1 of 1: dailySummary",
        "stress.json": "daily_stress 0 of 1: no record",
        "vo2max.json": "vo2_max 1 of 1: bodyMeasurement",
        "webhook_protocol.json": "no document of the export",
        "webhook_signature_vector.json": "no document of the export",
        "workout.json": "workout 1 of 1: workout",
      }
    `);
  });
});
