import { openSource } from '@vitalwire/provider-kit/archive';
import { importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { createWhoopArchiveImporter } from '@vitalwire/providers-whoop/archive';
import { describe, expect, it } from 'vitest';
import { vendorFolder } from './vendor-folder.ts';

const folder = vendorFolder('bulk-exports', 'samples', 'whoop');
const importer = createWhoopArchiveImporter();

/** Rows in the file, rows used, rows that are no record. Counted by hand. */
const expected = {
  'journal_entries.csv': { read: 20, used: 20, rejected: 0, passedOver: 0 },
  'physiological_cycles.csv': { read: 14, used: 14, rejected: 0, passedOver: 0 },
  'sleeps.csv': { read: 14, used: 14, rejected: 0, passedOver: 0 },
  'workouts.csv': { read: 14, used: 14, rejected: 0, passedOver: 0 },
};

describe.skipIf(folder === null)('the public rows of a WHOOP export', () => {
  it('are all used', async () => {
    const source = await openSource(folder ?? '');
    expect(await importer.recognise(source)).toMatchObject({ confidence: 0.97 });
    const { counts, records, rejected, warnings } = await importWhole(importer, source);
    expect([rejected, warnings, counts]).toEqual([[], [], expected]);
    const kinds = new Map<string, number>();
    for (const { kind } of records) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toMatchInlineSnapshot(`
      {
        "dailySummary": 14,
        "hrv": 13,
        "note": 2,
        "readiness": 13,
        "samples": 25,
        "sleep": 14,
        "workout": 14,
      }
    `);
    expect(await unlikeWhenResumed(importer, source)).toEqual([]);
  });
});
