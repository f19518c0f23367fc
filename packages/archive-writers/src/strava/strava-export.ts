import { gzipSync } from 'node:zlib';
import { type DeliveredRecord, type Device, sportFamily, type Workout } from '@vitalwire/core';
import { dataFile, type MadeFile, textFile } from '../container/made-file.ts';
import { fitOf } from '../recordings/fit-of.ts';
import { gpxOf, hasPositions, tcxOf } from '../recordings/xml-of.ts';
import { type ListedActivity, listHeader, listRow, type StravaLanguage, type StravaLayout } from './activity-list.ts';

/** How an activity came to Strava. `manual`: entered by hand, without a file. */
export type StravaRecording = 'fit.gz' | 'fit' | 'tcx.gz' | 'tcx' | 'gpx.gz' | 'gpx' | 'manual';

export interface StravaExportOptions {
  /** @default 'en' */
  readonly language?: StravaLanguage;
  /** @default '2026' */
  readonly layout?: StravaLayout;
  /** In turn, activity by activity. GPX holds nothing of what has no positions: such an activity comes as FIT. @default FIT */
  readonly recordings?: readonly StravaRecording[];
  /** Of an activity by its place, for texts with quotes and line breaks. @default none */
  readonly description?: (index: number) => string;
  readonly privateNote?: (index: number) => string;
}

/** The number of the first activity; the others count on. */
export const firstStravaId = 12_000_000_001;

const device: Device = { manufacturer: 'garmin', serialNumber: '3400000001' };
const bike = 'Stadtrad';
const shoes = 'Freshies';

/** The zip that Strava mails a link to, as its files: the list first. Workouts are taken, other records are not there. */
export function* stravaExport(
  records: Iterable<DeliveredRecord>,
  options: StravaExportOptions = {},
): Generator<MadeFile, void, undefined> {
  const { language = 'en', layout = '2026', recordings = ['fit.gz'] } = options;
  const listed: ListedActivity[] = [];
  const files: MadeFile[] = [];
  for (const { record, streams } of records) {
    if (record.kind !== 'workout') continue;
    const index = listed.length;
    const id = firstStravaId + index;
    const wished = recordings[index % recordings.length] ?? 'fit.gz';
    const how = streams === null ? 'manual' : /gpx/.test(wished) && !hasPositions(streams) ? 'fit.gz' : wished;
    // The number in the name is that of the upload, not that of the activity.
    const file = how === 'manual' ? '' : `activities/${id + 700_000_000}.${how}`;
    listed.push({
      id,
      workout: record,
      file,
      description: options.description?.(index) ?? '',
      privateNote: options.privateNote?.(index) ?? '',
      gear: gearFor(record),
    });
    if (streams === null || how === 'manual') continue;
    const plain = /fit/.test(how)
      ? fitOf(record, streams, device)
      : Buffer.from(/tcx/.test(how) ? tcxOf(record, streams) : gpxOf(record, streams));
    files.push(dataFile(file, how.endsWith('.gz') ? gzipSync(plain, { level: 1 }) : plain));
  }
  const rows = listed.map((activity) => listRow(activity, language, layout, sportFamily(activity.workout.sport)));
  yield textFile('activities.csv', listHeader(language, layout) + rows.join(''));
  yield* files;
  yield textFile('bikes.csv', `Bike Name,Bike Brand,Bike Model,Bike Default Sport Types\n${bike},Diamant,Ubari,Ride\n`);
  yield textFile(
    'shoes.csv',
    `Shoe Name,Shoe Brand,Shoe Model,Shoe Default Sport Types\n${shoes},Saucony,Kinvara,Run\n`,
  );
  yield textFile('profile.csv', 'Athlete ID,Email Address,First Name\n1,athlete@example.org,Alex\n');
  yield textFile('followers.csv', 'Follower Athlete ID,Follow Status,Favorite Status\n');
  yield dataFile('media/1.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xd9]));
}

function gearFor({ sport }: Workout): string {
  const family = sportFamily(sport);
  return family === 'cycling' ? bike : family === 'running' ? shoes : '';
}
