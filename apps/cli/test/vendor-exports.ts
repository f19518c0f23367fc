import { type MadeFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { appleHealthExport } from '@vitalwire/archive-writers/apple-health';
import { fitbitExport } from '@vitalwire/archive-writers/fitbit';
import { garminExport } from '@vitalwire/archive-writers/garmin';
import { healthConnectExport } from '@vitalwire/archive-writers/health-connect';
import { intervalsIcuExport } from '@vitalwire/archive-writers/intervals-icu';
import { cronometerExport, myFitnessPalExport } from '@vitalwire/archive-writers/nutrition-diaries';
import { ouraExport } from '@vitalwire/archive-writers/oura';
import { polarExport } from '@vitalwire/archive-writers/polar';
import { samsungHealthExport } from '@vitalwire/archive-writers/samsung-health';
import { stravaExport } from '@vitalwire/archive-writers/strava';
import { hevyExport, strongExport } from '@vitalwire/archive-writers/strength-logs';
import { whoopExport } from '@vitalwire/archive-writers/whoop';
import { withingsExport } from '@vitalwire/archive-writers/withings';
import {
  type DeliveredRecord,
  type ImportSource,
  type Instant,
  instantOf,
  type LocalDate,
  type Meal,
  millisecondsOf,
} from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { type Athlete, generateAthlete } from '@vitalwire/providers-synthetic';

/** How a person has it: as it was downloaded, or unpacked. */
export type Had = 'zip' | 'folder';

/** What one vendor would give a person of known days. */
export interface VendorExport {
  /** The importer that it is for. */
  readonly vendor: string;
  readonly had: Had;
  /** The same every time. */
  files(person: Person): Iterable<MadeFile>;
}

/** Known days, with sets and meals: every vendor has something to tell of them. */
export interface Person {
  readonly athlete: Athlete;
  readonly records: readonly DeliveredRecord[];
}

export const end = '2026-06-30' as LocalDate;
export const zone = 'Europe/Berlin';
const exportedAt = '2026-07-01T09:00:00.000Z' as Instant;

export function personOf(years: number, seed = 3, until = end): Person {
  const athlete = generateAthlete({ scenario: 'demo', seed, end: until, years });
  const lifter = generateAthlete({ scenario: 'strength-plus-endurance', seed, end: until, years });
  const own = [...athlete.records()];
  const sets = [...lifter.records()].filter(({ record }) => record.kind === 'strengthSession');
  return { athlete, records: [...own, ...sets, ...mealsOf(own)] };
}

/** Two meals on each day, of what the day's number decides. */
function mealsOf(records: readonly DeliveredRecord[]): readonly DeliveredRecord[] {
  const days = records.flatMap(({ record }) => (record.kind === 'dailySummary' ? [record] : []));
  return days.flatMap(({ start, end: _end, provenance, utcOffsetMinutes, localDate, dateBasis }, day) =>
    [8, 19].map((hour): DeliveredRecord => {
      const nutrients = { energyKilocalories: 300 + day + hour, proteinGrams: 20, carbohydrateGrams: 40, fatGrams: 10 };
      const portion = '120.00 g';
      const meal: Meal = {
        kind: 'meal',
        id: `meal_${localDate}_${hour}` as Meal['id'],
        provenance,
        start: instantOf(millisecondsOf(start) + hour * 3_600_000),
        end: null,
        utcOffsetMinutes,
        localDate,
        dateBasis,
        occasion: hour < 12 ? 'breakfast' : 'dinner',
        items: [{ name: `Oats, rolled ${day % 5}`, amountGrams: 120, portion, nutrients }],
        nutrients,
      };
      return { record: meal, streams: null };
    }),
  );
}

const recordings = (files: Iterable<MadeFile>) => [...files].filter(({ path }) => path.startsWith('activities/'));

/** One line for every importer of the program; `every-import.slow.test.ts` sees to it. */
export const vendorExports: readonly VendorExport[] = [
  {
    vendor: 'apple-health',
    had: 'zip',
    files: ({ athlete }) => appleHealthExport(athlete, { exportedAt, phoneZone: zone, zones: [zone] }),
  },
  { vendor: 'garmin', had: 'zip', files: ({ athlete }) => garminExport(athlete, { filesPerPart: 5 }) },
  { vendor: 'strava', had: 'zip', files: ({ records }) => stravaExport(records) },
  { vendor: 'whoop', had: 'zip', files: ({ records }) => whoopExport(records) },
  { vendor: 'hevy', had: 'folder', files: ({ records }) => hevyExport(records) },
  { vendor: 'strong', had: 'folder', files: ({ records }) => strongExport(records) },
  { vendor: 'fitbit', had: 'zip', files: ({ records }) => fitbitExport(records) },
  { vendor: 'oura', had: 'zip', files: ({ records }) => ouraExport(records) },
  { vendor: 'samsung-health', had: 'folder', files: ({ records }) => samsungHealthExport(records) },
  { vendor: 'polar', had: 'zip', files: ({ records }) => polarExport(records) },
  { vendor: 'withings', had: 'zip', files: ({ records }) => withingsExport(records) },
  { vendor: 'cronometer', had: 'zip', files: ({ records }) => cronometerExport(records) },
  { vendor: 'myfitnesspal', had: 'zip', files: ({ records }) => myFitnessPalExport(records) },
  { vendor: 'intervals-icu', had: 'folder', files: ({ records }) => intervalsIcuExport(records) },
  { vendor: 'health-connect', had: 'zip', files: ({ records }) => healthConnectExport(records) },
  { vendor: 'files', had: 'folder', files: ({ records }) => recordings(stravaExport(records)) },
];

export async function zipOf(files: Iterable<MadeFile>): Promise<ImportSource> {
  return memorySource('export.zip', await zipBytes(files, { level: 1 }));
}

/** Unpacked, in memory. */
export async function folderOf(files: Iterable<MadeFile>): Promise<ImportSource> {
  const sources: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  for (const file of files) {
    const pieces: Uint8Array[] = [];
    for await (const piece of file.content()) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
    sources.push({ path: file.path, bytes: new Uint8Array(Buffer.concat(pieces)) });
  }
  return folderAt('export', sources);
}

function folderAt(name: string, files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): ImportSource {
  const parts = Map.groupBy(files, ({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : ''));
  const members = [...parts].flatMap(([part, inside]): readonly ImportSource[] =>
    part === ''
      ? inside.map(({ path, bytes }) => memorySource(path, bytes))
      : [
          folderAt(
            part,
            inside.map(({ path, bytes }) => ({ path: path.slice(part.length + 1), bytes })),
          ),
        ],
  );
  return memoryFolder(name, members);
}

/** The same files in other ways: a name, and the source. */
export const otherWays: readonly (readonly [string, (files: readonly MadeFile[]) => Promise<ImportSource>])[] = [
  ['with its members in another order', (files) => zipOf(files.toReversed())],
  ['in a zip in a folder of a zip', (files) => zipOf([zipFile('downloads/export.zip', files)])],
  ['unpacked', folderOf],
  ['in a folder of the zip', (files) => zipOf(files.map((file) => ({ ...file, path: `My data/${file.path}` })))],
];
