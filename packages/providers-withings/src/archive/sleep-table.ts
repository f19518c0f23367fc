import { instantOf, millisecondsOf, type Sleep, type SleepStage, type SleepStageInterval } from '@vitalwire/core';
import { localDateTimeOf } from '@vitalwire/core/time';
import {
  present,
  type RecordTable,
  type RowPlace,
  readNumberIn,
  type TableRow,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { baseOf, requiredMoment } from './reading.ts';

/** In English, German and Spanish: parts of the header follow the language of the account. */
const columns = {
  from: ['from', 'von', 'de'],
  to: ['to', 'bis', 'a'],
  light: ['light (s)', 'leicht (s)', 'ligero (s)'],
  deep: ['deep (s)', 'tief (s)', 'profundo (s)'],
  rem: 'rem (s)',
  awake: ['awake (s)', 'wach (s)', 'despierto (s)'],
  wakings: ['wake up', 'Aufwachen', 'despertar'],
  latency: 'Duration to sleep (s)',
  averageHeartRate: 'Average heart rate',
  lowestHeartRate: 'Heart rate (min)',
  score: 'Sleep score',
} as const;
type Column = keyof typeof columns;

/** States of one device in the order of time. */
export interface SleepStates {
  readonly parts: readonly { readonly from: number; readonly to: number; readonly stage: SleepStage }[];
}

/** @param states of the devices that recorded them */
export function sleepTable(states: readonly SleepStates[]): RecordTable<Column> {
  return {
    what: 'sleep.csv',
    columns,
    required: ['from', 'to', 'light', 'deep', 'awake'],
    read: (row, place) => [sleepOf(row, states, place)],
  };
}

/** What is shorter and by day is a nap: the export does not say which sleep is one. */
const NAP_SECONDS = 3 * 3600;
const NAP_FROM_HOUR = 9;
const NAP_TO_HOUR = 21;
const DAY_SECONDS = 86_400;

function sleepOf(row: TableRow<Column>, states: readonly SleepStates[], place: RowPlace): Sleep {
  const start = requiredMoment(row.cell('from'), 'start', place);
  const at = requiredMoment(row.cell('to'), 'end', place);
  if (at.instant <= start.instant) throw unreadableCell('end after its start', row.cell('to') ?? '');
  const number = (column: Column) => readNumberIn(row, column);
  const seconds = (column: Column) => within(number(column), 0, DAY_SECONDS);
  const [light, deep, rem] = [seconds('light'), seconds('deep'), positive(seconds('rem'))];
  const asleep = light === undefined || deep === undefined ? undefined : light + deep + (rem ?? 0);
  const span = { from: millisecondsOf(start.instant), to: millisecondsOf(at.instant) };
  const inBedSeconds = (span.to - span.from) / 1000;
  const hour = Number(localDateTimeOf(start.instant, start.utcOffsetMinutes ?? 0).substring(11, 13));
  const score = within(number('score'), 1, 100);
  return {
    ...baseOf('sleep', `sleep/${start.instant}`, { at, start: start.instant, end: at.instant }, place),
    end: at.instant,
    nap: inBedSeconds < NAP_SECONDS && hour >= NAP_FROM_HOUR && hour < NAP_TO_HOUR,
    inBedSeconds,
    ...present({
      asleepSeconds: positive(asleep),
      awakeSeconds: seconds('awake'),
      lightSeconds: light,
      deepSeconds: deep,
      // Trackers do not tell REM: they write 0.
      remSeconds: rem,
      latencySeconds: seconds('latency'),
      awakenings: within(number('wakings'), 0, 200),
      averageHeartRateBpm: within(number('averageHeartRate'), 20, 250),
      lowestHeartRateBpm: within(number('lowestHeartRate'), 20, 250),
    }),
    stages: stagesOf(states, span),
    ...(score === undefined ? {} : { vendorScore: { name: 'Sleep score', value: score, minimum: 0, maximum: 100 } }),
  };
}

function positive(value: number | undefined): number | undefined {
  return value === undefined || value === 0 ? undefined : value;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Of the device that recorded most of it: two of them see the same night. */
function stagesOf(states: readonly SleepStates[], span: Span): readonly SleepStageInterval[] {
  let best: readonly SleepStageInterval[] = [];
  let most = 0;
  for (const { parts } of states) {
    const kept: SleepStageInterval[] = [];
    let behind = span.from;
    let sum = 0;
    for (let i = firstAt(parts, span.from); i < parts.length; i++) {
      const part = parts[i];
      if (part === undefined || part.from >= span.to) break;
      const from = Math.max(part.from, behind);
      const to = Math.min(part.to, span.to);
      if (to <= from) continue;
      kept.push({ start: instantOf(from), end: instantOf(to), stage: part.stage });
      behind = to;
      sum += to - from;
    }
    if (sum > most) {
      best = kept;
      most = sum;
    }
  }
  return best;
}

/** Place of the first part that ends behind a moment, found by halving. */
function firstAt(parts: SleepStates['parts'], moment: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.to ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
