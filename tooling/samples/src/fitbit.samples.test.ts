import { openSource } from '@vitalwire/provider-kit/archive';
import { importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { createFitbitArchiveImporter } from '@vitalwire/providers-fitbit/archive';
import { describe, expect, it } from 'vitest';
import { vendorFolder } from './vendor-folder.ts';

const folder = vendorFolder('bulk-exports', 'samples', 'google-takeout');
const importer = createFitbitArchiveImporter();

/** Rows in the file, rows used, rows that are no record. Counted by hand. */
const expected = {
  calories: { read: 1, used: 1, rejected: 0, passedOver: 0 },
  // The second one has confidence 0.
  heartRate: { read: 2, used: 1, rejected: 0, passedOver: 1 },
  steps: { read: 2, used: 2, rejected: 0, passedOver: 0 },
  weight: { read: 1, used: 1, rejected: 0, passedOver: 0 },
};

describe.skipIf(folder === null)('the composed rows of a Takeout', () => {
  it('are used, but for the pulse that was not sure', async () => {
    const source = await openSource(folder ?? '');
    expect(await importer.recognise(source)).toMatchObject({ confidence: 0.93 });
    const { counts, records, rejected, warnings } = await importWhole(importer, source);
    expect([rejected, warnings.map(({ code }) => code), counts]).toEqual([
      [],
      ['read-as-utc', 'read-as-utc', 'time-zone-unknown'],
      expected,
    ]);
    expect(records.map(({ kind }) => kind)).toEqual(['samples', 'samples', 'dailySummary', 'bodyMeasurement']);
    const [weight] = records.filter((record) => record.kind === 'bodyMeasurement');
    expect(weight?.weightKilograms).toBeCloseTo(89.857, 2);
    expect(await unlikeWhenResumed(importer, source)).toEqual([]);
  });
});
