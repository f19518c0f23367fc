import {
  type AnyRecord,
  type DeliveredRecord,
  type ImportSource,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type Sleep,
  SleepStage,
  type SleepStageInterval,
} from '@vitalwire/core';
import {
  attemptRow,
  type Moment,
  present,
  type RecordTime,
  readJson,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';
import { type Item, itemAt, itemsIn, momentIn, numberIn, secondsIn, textIn } from './item.ts';
import { baseOf, dateIn, dayTime, type PolarReading, polarRecords } from './reading.ts';

/** What other files say of nights, and when the nights were: gathered first, some thousand in ten years. */
export interface Nights {
  /** Polar's sleep score, 1 to 100. */
  readonly scores: Map<LocalDate, number>;
  /** Breaths a minute. */
  readonly respiration: Map<LocalDate, number>;
  readonly times: Map<LocalDate, RecordTime>;
}

export const createNights = (): Nights => ({ scores: new Map(), respiration: new Map(), times: new Map() });

/** Scores belong to the sleeps: they are no records of their own. */
export async function readScores(source: ImportSource, nights: Nights, reading: PolarReading): Promise<void> {
  const { ledger, context, onBytes } = reading;
  const { path } = source;
  const what = 'sleep_score';
  for await (const entry of readJson(source, { signal: context.signal, onBytes })) {
    const where = `Entry ${entry.index + 1}`;
    if (entry.type === 'problem') {
      ledger.rejected(path, what, where, entry.message);
      continue;
    }
    attemptRow(ledger, { path, what, where }, () => {
      const item = itemAt({ entry: entry.value }, 'entry');
      const score = numberIn(itemAt(item, 'sleepScoreResult'), 'sleepScore', 1, 100);
      const night = dateIn(item, 'night');
      if (score === undefined) {
        ledger.passedOver(path, what, 'It has no score.');
        return;
      }
      nights.scores.set(night, score);
      ledger.used(path, what);
    });
  }
}

/** Breathing is told as the time between two breaths. */
export function noteRespiration(item: Item, nights: Nights): void {
  const interval = numberIn(item, 'meanNightlyRecoveryRespirationInterval', 600, 60_000);
  if (interval !== undefined) nights.respiration.set(dateIn(item, 'night'), rounded(60_000 / interval));
}

export async function* sleeps(
  source: ImportSource,
  nights: Nights,
  reading: PolarReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  yield* polarRecords(source, 'sleep_result', reading, (item) => {
    const sleep = sleepOf(item, nights, reading);
    return [sleep];
  });
}

function sleepOf(item: Item, nights: Nights, reading: PolarReading): Sleep {
  const { context } = reading;
  const localDate = dateIn(item, 'night');
  const hypnogram = itemAt(item, 'sleepResult', 'hypnogram');
  const known = { utcOffsetMinutes: null, assumedTimeZone: context.assumedTimeZone };
  const start = momentIn(hypnogram, 'sleepStart', known);
  const at = momentIn(hypnogram, 'sleepEnd', known);
  if (at.instant <= start.instant)
    throw unreadableCell('sleep end after its start', textIn(hypnogram, 'sleepEnd') ?? '');
  const evaluation = itemAt(item, 'evaluation');
  const phases = itemAt(evaluation, 'phaseDurations');
  const score = nights.scores.get(localDate);
  const time: RecordTime = { at, start: start.instant, end: at.instant, localDate };
  nights.times.set(localDate, time);
  return {
    ...baseOf('sleep', { naturalKey: `night/${localDate}` }, time, reading),
    end: at.instant,
    nap: false,
    ...present({
      asleepSeconds: secondsIn(evaluation, 'asleepDuration'),
      awakeSeconds: secondsIn(phases, 'wake') ?? secondsIn(itemAt(evaluation, 'interruptions'), 'totalDuration'),
      lightSeconds: secondsIn(phases, 'light'),
      deepSeconds: secondsIn(phases, 'deep'),
      remSeconds: secondsIn(phases, 'rem'),
      averageRespirationRatePerMinute: nights.respiration.get(localDate),
    }),
    stages: stagesOf(hypnogram, start, at),
    ...(score === undefined ? {} : { vendorScore: { name: 'Sleep score', value: score, minimum: 1, maximum: 100 } }),
  };
}

const stages: Readonly<Record<string, SleepStage>> = {
  WAKE: SleepStage.Awake,
  REM: SleepStage.Rem,
  NONREM1: SleepStage.Light,
  NONREM2: SleepStage.Light,
  NONREM3: SleepStage.Deep,
};

/** Changes of state by their distance from the beginning; a last one may stand behind the end. */
function stagesOf(hypnogram: Item, start: Moment, end: Moment): readonly SleepStageInterval[] {
  const zero = millisecondsOf(start.instant);
  const length = millisecondsOf(end.instant) - zero;
  const changes = itemsIn(hypnogram, 'sleepStateChanges')
    .flatMap((change) => {
      const seconds = secondsIn(change, 'offsetFromStart');
      const stage = stages[textIn(change, 'state') ?? ''] ?? SleepStage.Unknown;
      return seconds === undefined ? [] : [{ from: Math.min(seconds * 1000, length), stage }];
    })
    .toSorted((a, b) => a.from - b.from);
  return changes.flatMap(({ from, stage }, i) => {
    const to = changes[i + 1]?.from ?? length;
    return to > from ? [{ start: instantOf(zero + from), end: instantOf(zero + to), stage }] : [];
  });
}

/** What the night says of recovery: the status on Polar's own scale, and the variability of the first hours asleep. */
export async function* recoveries(
  source: ImportSource,
  nights: Nights,
  reading: PolarReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  yield* polarRecords(source, 'nightly_recovery', reading, (item) => {
    const localDate = dateIn(item, 'night');
    const status = numberIn(item, 'recoveryIndicator', 1, 6);
    const charge = numberIn(item, 'ansStatus', -10, 10);
    const rmssd = numberIn(item, 'meanNightlyRecoveryRmssd', 1, 1000);
    const interval = numberIn(item, 'meanNightlyRecoveryRri', 240, 3000);
    const day = dayTime(localDate, reading);
    const time = nights.times.get(localDate) ?? { at: day.at, end: null, localDate };
    const found: AnyRecord[] = [];
    if (status !== undefined) {
      found.push({
        ...baseOf('readiness', { naturalKey: `night/${localDate}` }, { at: time.at, end: null, localDate }, reading),
        score: { name: 'Nightly Recharge', value: status, minimum: 1, maximum: 6 },
        contributors: charge === undefined ? [] : [{ name: 'ANS charge', value: charge, minimum: -10, maximum: 10 }],
      });
    }
    if (rmssd !== undefined) {
      found.push({
        ...baseOf('hrv', { naturalKey: `night/${localDate}` }, time, reading),
        method: 'rmssd',
        rmssdMilliseconds: rmssd,
        context: 'night',
        ...present({ averageHeartRateBpm: interval === undefined ? undefined : rounded(60_000 / interval) }),
      });
    }
    return found.length === 0 ? 'It has neither a status nor a variability.' : found;
  });
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
