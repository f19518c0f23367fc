import { memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStravaArchiveImporter } from './index.ts';

const header =
  'Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Relative Effort,Commute,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,Perceived Exertion';
const width = header.split(',').length;

const cell = fc.oneof(
  fc.constantFrom('', '0.0', '-1', '1e300', 'NaN', '1,609', '9,60', '=1+1', 'activities/1.fit.gz', '../../etc/passwd'),
  fc.double({ noNaN: true }).map(String),
  fc.integer({ min: 0, max: 20_000 }).map(String),
  fc.string({ maxLength: 10 }),
);
const row = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 6 }).map(String), cell),
    fc.constantFrom('Aug 28, 2019, 3:21:51 AM', 'May 1, 2024, 12:00:00 PM', 'Feb 30, 2024, 1:00:00 AM', ''),
    fc.array(cell, { minLength: width - 2, maxLength: width - 2 }),
  )
  .map(([id, date, rest]) => [id, date, ...rest]);

it('whatever stands in the cells: sound records, every row counted', async () => {
  const importer = createStravaArchiveImporter();
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const lines = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      const source = memorySource('activities.csv', Buffer.from(`${header}\n${lines.join('\n')}\n`));
      const { counts } = await importWhole(importer, source);
      expect(counts.activities?.read).toBe(rows.length);
    }),
    { numRuns: 200, seed: 3 },
  );
});
