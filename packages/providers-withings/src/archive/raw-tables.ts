import {
  type DeliveredRecord,
  type ImportSource,
  instantOf,
  localDateOf,
  millisecondsOf,
  type SampleMetric,
  SleepStage,
} from '@vitalwire/core';
import {
  attemptRow,
  createSeriesDays,
  parseJsonText,
  readTable,
  type TableReading,
  type TableRow,
  unreadableCell,
} from '@vitalwire/provider-kit/rows';
import { withingsId } from '../withings-descriptor.ts';
import { requiredMoment, withingsMapper } from './reading.ts';
import type { SleepStates } from './sleep-table.ts';

const columns = { start: 'start', duration: 'duration', value: 'value' } as const;
const required = ['start', 'duration', 'value'] as const;

/** One value of a row: a row holds several that follow each other. */
interface Part {
  readonly milliseconds: number;
  readonly seconds: number;
  readonly value: number;
  readonly utcOffsetMinutes: number | null;
}

/** `2023-07-30T00:50:00+02:00,"[120,180]","[0,1]"` @throws HealthError `invalid-input` */
function partsOf(row: TableRow<keyof typeof columns>, reading: TableReading, path: string): readonly Part[] {
  const at = requiredMoment(row.cell('start'), 'start', { ...reading, path });
  const [durations, values] = [numbersIn(row.cell('duration')), numbersIn(row.cell('value'))];
  let milliseconds = millisecondsOf(at.instant);
  return values.map((value, i) => {
    const seconds = durations[i] ?? 0;
    const part = { milliseconds, seconds, value, utcOffsetMinutes: at.utcOffsetMinutes };
    milliseconds += seconds * 1000;
    return part;
  });
}

function numbersIn(text: string | null): readonly number[] {
  const list = parseJsonText(text ?? '');
  const found = typeof list === 'number' ? [list] : list;
  if (!Array.isArray(found)) throw unreadableCell('list of numbers', text ?? '');
  return found.map((value) => (typeof value === 'number' ? value : Number.NaN));
}

const limits: { readonly [M in SampleMetric]?: readonly [least: number, greatest: number] } = {
  heartRateBpm: [20, 250],
  oxygenSaturationPercent: [50, 100],
  respirationRatePerMinute: [1, 100],
};

/**
 * One series a day and device. Rows stand in no order, so that all of them are sorted first: some hundred thousand in
 * ten years, one of a few numbers each.
 */
export async function* rawSeries(
  source: ImportSource,
  { metric, device }: { readonly metric: SampleMetric; readonly device: string },
  reading: TableReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  const { path, name: what } = source;
  const { ledger, context, onBytes } = reading;
  const [least, greatest] = limits[metric] ?? [0, 0];
  const parts: Part[] = [];
  for await (const row of readTable(source, { columns, required, what, ledger, onBytes, signal: context.signal })) {
    attemptRow(ledger, { path, what, where: row.where }, () => {
      for (const part of partsOf(row, reading, path)) {
        if (part.value >= least && part.value <= greatest) parts.push(part);
        else ledger.passedOver(path, what, 'The value is none that can be measured.');
      }
    });
  }
  parts.sort((a, b) => a.milliseconds - b.milliseconds);
  const origin = { sourceId: withingsId, mapper: withingsMapper, dateBasis: 'recorded' as const };
  const days = createSeriesDays({ metric, seconds: null, what }, origin, reading, () => path);
  for (const [i, { milliseconds, value, utcOffsetMinutes }] of parts.entries()) {
    const localDate = localDateOf(instantOf(milliseconds), utcOffsetMinutes ?? 0);
    days.add({ milliseconds, localDate, value, device });
    if (i % PARTS_BETWEEN === 0) yield* days.take(false);
  }
  yield* days.take(true);
}

const PARTS_BETWEEN = 5000;

const states: readonly SleepStage[] = [SleepStage.Awake, SleepStage.Light, SleepStage.Deep, SleepStage.Rem];

/** States of all nights of one device: they are counted here and lie in the sleeps. */
export async function readSleepStates(source: ImportSource, reading: TableReading): Promise<SleepStates> {
  const { path, name: what } = source;
  const { ledger, context, onBytes } = reading;
  const parts: { from: number; to: number; stage: SleepStage }[] = [];
  for await (const row of readTable(source, { columns, required, what, ledger, onBytes, signal: context.signal })) {
    attemptRow(ledger, { path, what, where: row.where }, () => {
      for (const { milliseconds, seconds, value } of partsOf(row, reading, path)) {
        const stage = states[value] ?? SleepStage.Unknown;
        if (seconds > 0) parts.push({ from: milliseconds, to: milliseconds + seconds * 1000, stage });
      }
      ledger.used(path, what);
    });
  }
  return { parts: parts.sort((a, b) => a.from - b.from) };
}
