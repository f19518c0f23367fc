import { toRecords } from '@vitalwire/activity-files/records';
import {
  type AnyRecord,
  type DeliveredRecord,
  type Instant,
  instantOf,
  type LocalDate,
  localOwner,
  millisecondsOf,
  type RecordId,
  recordId,
  SleepStage,
  type Storage,
  type Threshold,
} from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub } from '@vitalwire/hub';
import { filesId } from '@vitalwire/providers-files';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { seededRandom } from './measure.ts';
import { hourActivities } from './recordings.ts';

/** Ten years from 2015-01-01 on, three leap days among them. */
export const tenYears = 3652;
export const now = '2026-06-01T06:00:00.000Z' as Instant;
const DAY_MILLISECONDS = 86_400_000;
const firstDay = millisecondsOf('2015-01-01T00:00:00.000Z' as Instant);
/** One every 21 hours, as the hours of samples come. */
const ACTIVITY_EVERY_MILLISECONDS = 21 * 3_600_000;
/** Days that a source sends at once. */
const PAGE_DAYS = 7;

export interface Athlete {
  readonly storage: Storage;
  readonly hub: Hub;
  readonly path: string;
}

export async function openAthlete(path: string): Promise<Athlete> {
  const storage = sqliteStorage({ database: openSqlite(path, Database) });
  await storage.migrate();
  const hub = createHub({
    storage,
    catalogue: createSourceCatalogue({ descriptors: [] }),
    now: () => now,
    sha256: async () => '',
    originals: null,
  });
  return { storage, hub, path };
}

/**
 * Forty metrics a day in five records, and 4,000 activities of an hour, every other one with eight channels at 1 Hz. A shorter history is the end of the longer one, to the letter.
 * @param days the last so many of the ten years
 */
export async function ingestAthlete({ hub }: Athlete, days: number): Promise<void> {
  const from = firstDay + (tenYears - days) * DAY_MILLISECONDS;
  for (let first = tenYears - days; first < tenYears; first += PAGE_DAYS) {
    const count = Math.min(PAGE_DAYS, tenYears - first);
    const records = Array.from({ length: count }, (_, i) => dayOf(first + i)).flat();
    await ingest(
      hub,
      records.map((record) => ({ record, streams: null })),
    );
  }
  for (const { delivered, thresholds } of recordings()) {
    const inside = millisecondsOf(delivered.record.start) >= from;
    if (inside || thresholds.length > 0) await ingest(hub, inside ? [delivered] : [], thresholds);
  }
}

const ingest = (hub: Hub, records: readonly DeliveredRecord[], thresholds: readonly Threshold[] = []) =>
  hub.importing.ingest(localOwner, { records, thresholds, entry: null });

/** Places for activities in the ten years, 4,173; every twenty-fourth stays free, so that 4,000 are left. */
const places = Math.floor((tenYears * DAY_MILLISECONDS) / ACTIVITY_EVERY_MILLISECONDS);
const FREE_EVERY = 24;

interface Recorded {
  readonly delivered: DeliveredRecord;
  readonly thresholds: readonly Threshold[];
}

/** The first of them says the thresholds of all. */
function* recordings(): Generator<Recorded> {
  let index = -1;
  for (const file of hourActivities(places)) {
    index++;
    if (index % FREE_EVERY === FREE_EVERY - 1) continue;
    const {
      records: [delivered],
      thresholds: stated,
    } = toRecords(file, {
      sourceId: filesId,
      receivedAt: now,
      assumedTimeZone: null,
      originalHash: null,
      path: `${index}.fit`,
    });
    if (delivered === undefined || delivered.record.kind !== 'workout') throw new Error('an hour without a workout');
    const thresholds = index === 0 ? stated : [];
    if (index % 2 === 0) yield { delivered, thresholds };
    else yield { delivered: { record: { ...delivered.record, streams: null }, streams: null }, thresholds };
  }
}

/** One decimal, as sources send it. */
const tenth = (value: number) => Math.round(value * 10) / 10;

/** What the sources say of one day: sixteen metrics of the day, twelve of its night, three of HRV, eight of the body, one of readiness. */
function dayOf(index: number): readonly AnyRecord[] {
  const random = seededRandom(index + 1);
  const start = instantOf(firstDay + index * DAY_MILLISECONDS);
  const end = instantOf(firstDay + (index + 1) * DAY_MILLISECONDS);
  const wake = instantOf(firstDay + index * DAY_MILLISECONDS + 23_400_000);
  const asleep = instantOf(firstDay + index * DAY_MILLISECONDS - 5_400_000);
  const localDate = start.slice(0, 10) as LocalDate;
  const whole = (least: number, most: number) => Math.round(least + random() * (most - least));
  const decimal = (least: number, most: number) => tenth(least + random() * (most - least));
  const base = <K extends AnyRecord['kind']>(kind: K) => ({
    kind,
    id: recordId(kind, filesId, localDate) as RecordId,
    provenance: {
      sourceId: filesId,
      channel: 'file' as const,
      vendorId: null,
      naturalKey: localDate as string,
      device: { manufacturer: 'Garmin', product: 'Forerunner 965' },
      originalHash: null,
      receivedAt: now,
      mapper: 'bench/1',
    },
    utcOffsetMinutes: 0,
    localDate,
    dateBasis: 'recorded' as const,
  });
  const score = { name: 'sleep', value: whole(40, 95), minimum: 0, maximum: 100 };
  return [
    {
      ...base('dailySummary'),
      start,
      end,
      steps: whole(2000, 18_000),
      distanceMeters: decimal(1500, 14_000),
      floorsClimbed: whole(0, 30),
      activeEnergyKilocalories: decimal(200, 1500),
      basalEnergyKilocalories: decimal(1500, 1900),
      totalEnergyKilocalories: decimal(1700, 3400),
      moderateActivitySeconds: whole(0, 5400),
      vigorousActivitySeconds: whole(0, 5400),
      sedentarySeconds: whole(20_000, 50_000),
      wearSeconds: whole(60_000, 86_400),
      restingHeartRateBpm: whole(42, 58),
      averageHeartRateBpm: whole(60, 85),
      minimumHeartRateBpm: whole(38, 50),
      maximumHeartRateBpm: whole(120, 190),
      averageStressScore: whole(15, 60),
      averageOxygenSaturationPercent: decimal(93, 99),
      partial: false,
    },
    {
      ...base('sleep'),
      start: asleep,
      end: wake,
      nap: false,
      asleepSeconds: whole(20_000, 28_000),
      inBedSeconds: 28_800,
      awakeSeconds: whole(300, 4000),
      lightSeconds: whole(10_000, 16_000),
      deepSeconds: whole(3000, 7000),
      remSeconds: whole(3000, 8000),
      latencySeconds: whole(60, 1800),
      awakenings: whole(0, 9),
      stages: Array.from({ length: 16 }, (_, i) => ({
        start: instantOf(millisecondsOf(asleep) + i * 1_800_000),
        end: instantOf(millisecondsOf(asleep) + (i + 1) * 1_800_000),
        stage: i % 3 === 0 ? SleepStage.Light : i % 3 === 1 ? SleepStage.Deep : SleepStage.Rem,
      })),
      averageHeartRateBpm: whole(45, 60),
      lowestHeartRateBpm: whole(38, 50),
      averageRespirationRatePerMinute: decimal(11, 17),
      averageOxygenSaturationPercent: decimal(92, 98),
      vendorScore: score,
    },
    {
      ...base('hrv'),
      start: wake,
      end: null,
      method: 'rmssd',
      context: 'night',
      rmssdMilliseconds: decimal(25, 110),
      beatCount: whole(200, 30_000),
      averageHeartRateBpm: whole(42, 60),
    },
    {
      ...base('bodyMeasurement'),
      start: wake,
      end: null,
      weightKilograms: decimal(68, 74),
      bodyFatPercent: decimal(10, 18),
      muscleMassKilograms: decimal(52, 58),
      boneMassKilograms: decimal(3, 3.6),
      bodyWaterPercent: decimal(55, 63),
      visceralFatRating: whole(2, 6),
      restingHeartRateBpm: whole(42, 58),
      vo2max: decimal(48, 58),
    },
    { ...base('readiness'), start: wake, end: null, score, contributors: [score], restingHeartRateBpm: whole(42, 58) },
  ];
}
