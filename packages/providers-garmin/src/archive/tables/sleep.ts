import { type LocalDate, millisecondsOf, type Sleep } from '@vitalwire/core';
import { present } from '@vitalwire/provider-kit/rows';
import { identityOf, onDay, type RecordContext } from '../record-base.ts';
import { dayIn, instantIn, numberIn, type Row, rowIn, rowsIn } from '../row.ts';
import { scoreOf } from './daily.ts';
import { noDay, type Table } from './table.ts';

const LONGEST_SECONDS = 24 * 3600;

/** Nights, each with the naps of its day: `sleepData`. */
export const sleepTable: Table = {
  what: 'sleepData',
  matches: (head) => head.includes('"sleepStartTimestampGMT"') || head.includes('"napList"'),
  map([row = {}], context) {
    const day = dayIn(row);
    if (day === null) return noDay;
    const naps = rowsIn(row, 'napList').flatMap((nap) => napOf(nap, day, context) ?? []);
    const night = nightOf(row, day, context);
    if (typeof night === 'string') {
      return naps.length > 0 ? { type: 'used', records: naps } : { type: 'rejected', message: night };
    }
    if (night === null && naps.length === 0) {
      return { type: 'passedOver', reason: 'The watch was not worn in this night.' };
    }
    return { type: 'used', records: night === null ? naps : [night, ...naps] };
  },
};

/** @returns a sentence when its times cannot be, `null` when there was no night */
function nightOf(row: Row, day: LocalDate, context: RecordContext): Sleep | string | null {
  const start = instantIn(row, 'sleepStartTimestampGMT');
  const end = instantIn(row, 'sleepEndTimestampGMT');
  const phases = phasesOf(row);
  const worn = !/^(?:OFF_WRIST|UNCONFIRMED)$/.test(String(row.sleepWindowConfirmationType ?? ''));
  if (start === null || end === null) {
    return phases.asleepSeconds === undefined ? null : 'It has stages and no times.';
  }
  const seconds = (millisecondsOf(end) - millisecondsOf(start)) / 1000;
  if (seconds <= 0 || seconds > LONGEST_SECONDS) return 'The sleep ends before it starts, or lasts longer than a day.';
  if (phases.asleepSeconds === undefined && !worn) return null;
  const oxygen = rowIn(row, 'spo2SleepSummary');
  const score = numberIn(rowIn(row, 'sleepScores'), 'overallScore', 1, 100);
  return {
    ...identityOf('sleep', { key: day }, context),
    start,
    end,
    ...onDay(day, context.offsets.of(day)),
    nap: false,
    inBedSeconds: seconds,
    ...phases,
    ...present({
      awakenings: numberIn(row, 'awakeCount', 0, 200),
      averageRespirationRatePerMinute: numberIn(row, 'averageRespiration', 1, 80),
      averageOxygenSaturationPercent: numberIn(oxygen, 'averageSPO2', 50, 100),
      vendorScore: score === undefined ? undefined : scoreOf('Sleep score', score),
    }),
    stages: [],
  };
}

/** An older watch does not tell REM: it is absent, not nought. */
function phasesOf(row: Row): Partial<Sleep> {
  const light = numberIn(row, 'lightSleepSeconds', 0, LONGEST_SECONDS);
  const deep = numberIn(row, 'deepSleepSeconds', 0, LONGEST_SECONDS);
  const rem = numberIn(row, 'remSleepSeconds', 0, LONGEST_SECONDS);
  const known = [light, deep, rem].filter((seconds) => seconds !== undefined);
  const asleep = known.reduce((sum, seconds) => sum + seconds, 0);
  return present({
    asleepSeconds: asleep > 0 ? asleep : undefined,
    awakeSeconds: asleep > 0 ? numberIn(row, 'awakeSleepSeconds', 0, LONGEST_SECONDS) : undefined,
    lightSeconds: asleep > 0 ? light : undefined,
    deepSeconds: asleep > 0 ? deep : undefined,
    remSeconds: asleep > 0 ? rem : undefined,
  });
}

function napOf(nap: Row, night: LocalDate, context: RecordContext): Sleep | null {
  const start = instantIn(nap, 'napStartTimestampGMT');
  const end = instantIn(nap, 'napEndTimestampGMT');
  if (start === null || end === null || end <= start) return null;
  const day = dayIn(nap) ?? night;
  const asleepSeconds = numberIn(nap, 'napTimeSec', 1, LONGEST_SECONDS);
  return {
    ...identityOf('sleep', { key: `nap/${start}` }, context),
    start,
    end,
    ...onDay(day, context.offsets.of(day)),
    nap: true,
    ...(asleepSeconds === undefined ? {} : { asleepSeconds }),
    stages: [],
  };
}
