import {
  type DeliveredRecord,
  type ImportSource,
  type Instant,
  instantOf,
  isLocalDate,
  type LocalDate,
  type Sleep,
  type SleepStage,
  type SleepStageInterval,
} from '@vitalwire/core';
import {
  type Moment,
  present,
  recordBase,
  type Stamp,
  sayAssumedZone,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { fitbitId } from '../fitbit-descriptor.ts';
import { type FitbitReading, fitbitMapper, jsonItems } from './reading.ts';
import { parseStamp } from './stamps.ts';
import { listOf, numberIn, objectOf, textIn } from './values.ts';

type Item = Readonly<Record<string, unknown>>;

/** Fitbit's words. Restless minutes of the classic log count as awake, as in its own totals. */
const stages: Readonly<Record<string, SleepStage>> = {
  wake: 'awake',
  awake: 'awake',
  restless: 'awake',
  light: 'light',
  deep: 'deep',
  rem: 'rem',
  asleep: 'asleep',
};

/** The sleeps of one `sleep-*.json`: times on the wall, the zone by what the rest of the export tells, else the person's. */
export function sleepLog(source: ImportSource, reading: FitbitReading): AsyncGenerator<DeliveredRecord> {
  return jsonItems(source, 'sleep', reading, (item): DeliveredRecord | string => {
    const logId = textIn(item, 'logId');
    const start = stampIn(item, 'startTime');
    const end = stampIn(item, 'endTime') ?? endByDuration(item, start);
    if (logId === null || logId === '0') throw unreadableCell('sleep id', logId ?? '');
    if (start === null || end === null) throw unreadableCell('time of sleep', textIn(item, 'startTime') ?? '');
    if (end.milliseconds <= start.milliseconds) return 'The sleep has no length.';
    const offset = reading.evidence.sleeps.ofStart(start.milliseconds);
    if (offset === null) sayAssumedZone(reading.ledger, source.path, reading.context);
    const instantAt = instantsOf({ start, end, lastedMilliseconds: numberIn(item, 'duration') }, offset, reading);
    const day = textIn(item, 'dateOfSleep');
    const waking = reading.clock.localDate(end);
    const localDate = day !== null && isLocalDate(day) && isBeside(day, waking) ? day : waking;
    const at: Moment = {
      instant: instantAt(end),
      utcOffsetMinutes: offset,
      localDate,
      dateBasis: 'recorded',
      assumed: offset === null,
    };
    const naturalKey = `sleep/${logId}`;
    const base = recordBase(
      'sleep',
      { sourceId: fitbitId, mapper: fitbitMapper, naturalKey, vendorId: logId },
      { at, start: instantAt(start), end: instantAt(end) },
      reading.context,
    );
    if (reading.given.has(base.id)) return 'The same sleep stands in this export more than once.';
    reading.given.add(base.id);
    reading.ledger.used(source.path, 'sleep');
    const score = reading.sleepScores.get(logId);
    const record: Sleep = {
      ...base,
      end: at.instant,
      nap: item.mainSleep === false || item.isMainSleep === false,
      ...durationsOf(item),
      stages: stagesOf(objectOf(item.levels), { start, end }, instantAt),
      ...(score === undefined ? {} : { vendorScore: { name: 'Sleep score', value: score, minimum: 0, maximum: 100 } }),
    };
    return { record, streams: null };
  });
}

/**
 * Times on the wall of one night as instants. Without an offset the person's zone tells; where the clocks change in the
 * night, the length beside the times says whether the log went along with them. When it did not, as long as both agree,
 * all of it has the offset of waking.
 */
function instantsOf(
  {
    start,
    end,
    lastedMilliseconds,
  }: { readonly start: Stamp; readonly end: Stamp; readonly lastedMilliseconds: number | null },
  offset: number | null,
  { clock }: FitbitReading,
): (stamp: Stamp) => Instant {
  if (offset !== null) return ({ milliseconds }) => instantOf(milliseconds - offset * 60_000);
  const waking = clock.moment(end);
  const byZone = waking - clock.moment(start);
  const onWall = end.milliseconds - start.milliseconds;
  const lasted = lastedMilliseconds ?? onWall;
  if (byZone !== onWall && Math.abs(lasted - byZone) < Math.abs(lasted - onWall))
    return (stamp) => instantOf(clock.moment(stamp));
  return ({ milliseconds }) => instantOf(waking - (end.milliseconds - milliseconds));
}

function durationsOf(item: Item): Partial<Sleep> {
  const summary = objectOf(objectOf(item.levels).summary);
  const seconds = (minutes: number | null): number | undefined => {
    const known = within(minutes, 0, 24 * 60);
    return known === undefined ? undefined : known * 60;
  };
  const level = (name: string): number | undefined =>
    item.type === 'classic' ? undefined : seconds(numberIn(objectOf(summary[name]), 'minutes'));
  return present({
    asleepSeconds: seconds(numberIn(item, 'minutesAsleep')),
    awakeSeconds: seconds(numberIn(item, 'minutesAwake')),
    inBedSeconds: seconds(numberIn(item, 'timeInBed')),
    lightSeconds: level('light'),
    deepSeconds: level('deep'),
    remSeconds: level('rem'),
  });
}

interface Interval {
  readonly from: number;
  readonly to: number;
  readonly stage: SleepStage;
}

/** The short wakings of `shortData` lie over the stages of `data`, which they cut. */
function stagesOf(
  levels: Item,
  { start, end }: { readonly start: Stamp; readonly end: Stamp },
  instantAt: (stamp: Stamp) => Instant,
): readonly SleepStageInterval[] {
  const clipped = (value: unknown): readonly Interval[] =>
    listOf(value).flatMap((entry) => {
      const part = objectOf(entry);
      const stamp = stampIn(part, 'dateTime') ?? stampIn(part, 'datetime');
      const stage = stages[textIn(part, 'level') ?? ''];
      const seconds = numberIn(part, 'seconds');
      if (stamp === null || stage === undefined || seconds === null || seconds <= 0) return [];
      const from = Math.max(stamp.milliseconds, start.milliseconds);
      const to = Math.min(stamp.milliseconds + seconds * 1000, end.milliseconds);
      return to > from ? [{ from, to, stage }] : [];
    });
  const long = clipped(levels.data).toSorted((a, b) => a.from - b.from);
  const short = clipped(levels.shortData).toSorted((a, b) => a.from - b.from);
  const cut = long.flatMap((interval) => without(interval, short));
  return (
    [...cut, ...short]
      .toSorted((a, b) => a.from - b.from)
      .map(({ from, to, stage }) => ({
        start: instantAt({ milliseconds: from, utc: false }),
        end: instantAt({ milliseconds: to, utc: false }),
        stage,
      }))
      // In the hour that the wall left out.
      .filter((interval) => interval.start < interval.end)
  );
}

function without(interval: Interval, cuts: readonly Interval[]): readonly Interval[] {
  const pieces: Interval[] = [];
  let { from } = interval;
  for (const cut of cuts) {
    if (cut.to <= from || cut.from >= interval.to) continue;
    if (cut.from > from) pieces.push({ ...interval, from, to: cut.from });
    from = Math.max(from, cut.to);
  }
  if (from < interval.to) pieces.push({ ...interval, from });
  return pieces;
}

function endByDuration(item: Item, start: Stamp | null): Stamp | null {
  const milliseconds = numberIn(item, 'duration');
  if (start === null || milliseconds === null || milliseconds <= 0) return null;
  return { milliseconds: start.milliseconds + milliseconds, utc: false };
}

function stampIn(item: Item, key: string): Stamp | null {
  const text = textIn(item, key);
  return text === null ? null : parseStamp(text, 'wall');
}

/** The vendor's day of a sleep is that of waking, or the one beside it. */
function isBeside(day: LocalDate, waking: LocalDate): boolean {
  return Math.abs(Date.parse(day) - Date.parse(waking)) <= 86_400_000;
}
