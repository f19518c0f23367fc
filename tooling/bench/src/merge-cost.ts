import {
  type DeliveredRecord,
  type Instant,
  instantOf,
  localOwner,
  millisecondsOf,
  recordId,
  type SourceId,
} from '@vitalwire/core';
import { type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, type Series } from './measure.ts';
import { milliseconds } from './table.ts';
import { type Athlete, now } from './ten-years.ts';

const watch = 'second-watch' as SourceId;
const secondDevice = { manufacturer: 'coros', product: 'pace3', serialNumber: '7' };

/** The newest activities as a second device saw them: begun four seconds later, two thousandths longer. */
async function secondViews({ storage }: Athlete, count: number): Promise<readonly DeliveredRecord[]> {
  const workouts = await storage.records.list(localOwner, { kind: 'workout', order: 'newest-first', limit: count });
  return workouts.map(({ streams: _, computedTotals: __, ...workout }) => {
    const naturalKey = `second ${workout.start}`;
    const start = later(workout.start);
    const record = {
      ...workout,
      id: recordId('workout', watch, naturalKey),
      provenance: { ...workout.provenance, sourceId: watch, naturalKey, device: secondDevice, receivedAt: now },
      start,
      end: later(workout.end),
      distanceMeters: (workout.distanceMeters ?? 0) * 1.002,
      streams: null,
    };
    return { record, streams: null };
  });
}

const later = (instant: Instant): Instant => instantOf(millisecondsOf(instant) + 4000);

/** One step an activity, as they come. */
async function take({ hub }: Athlete, views: readonly DeliveredRecord[]): Promise<void> {
  for (const view of views) await hub.importing.ingest(localOwner, { records: [view], thresholds: [], entry: null });
}

async function forget({ storage }: Athlete, views: readonly DeliveredRecord[]): Promise<void> {
  await storage.records.remove(
    localOwner,
    views.map(({ record }) => record.id),
  );
}

/** Every view is merged with one activity, in the short history as in the long one. */
export async function checkMerges(athlete: Athlete, count: number): Promise<void> {
  const views = await secondViews(athlete, count);
  await take(athlete, views);
  const ids = views.map(({ record }) => record.id);
  const merges = await athlete.storage.merges.ofRecords(localOwner, ids);
  requireSame('merges', merges.length, views.length);
  requireSame('members', merges.flatMap(({ members }) => members).length, 2 * views.length);
  await forget(athlete, views);
  requireSame('merges left', (await athlete.storage.merges.list(localOwner, 'workout')).length, 0);
}

export async function mergeRow(long: Athlete, short: Athlete, series: Series): Promise<Result> {
  const count = 100;
  await checkMerges(long, count);
  await checkMerges(short, count);
  // The same of both histories, since the short one is the end of the long one.
  const views = await secondViews(long, count);
  const contender = (name: string, athlete: Athlete) => ({
    name,
    prepare: () => forget(athlete, views),
    run: () => take(athlete, views),
  });
  const [ours, shorter] = await medianMilliseconds(
    [contender('ten years', long), contender('one year', short)],
    series,
  );
  for (const athlete of [long, short]) await forget(athlete, views);
  return {
    what: 'merge of a new activity into ten years',
    ours: `${milliseconds(ours / count)} an activity`,
    peer: `into one year: ${milliseconds(shorter / count)}`,
    figure: ours / shorter,
    unit: 'x',
    target: 'at-most',
    must: 1.2,
    aim: 1.05,
    limit: 'the depth of the indexes',
  };
}
