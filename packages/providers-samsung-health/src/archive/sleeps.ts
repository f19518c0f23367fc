import {
  type DeliveredRecord,
  type ImportSource,
  instantOf,
  millisecondsOf,
  type Sleep,
  SleepStage,
  type SleepStageInterval,
} from '@vitalwire/core';
import { localDateTimeOf } from '@vitalwire/core/time';
import { attemptRow, present, unreadableCell } from '@vitalwire/provider-kit/rows';
import { baseOf, numberIn, readMilliseconds, requiredMoment, type SamsungReading, samsungRecords } from './reading.ts';
import { type SamsungRow, samsungRows } from './samsung-table.ts';

const what = 'com.samsung.health.sleep_stage';

interface StagePart {
  readonly from: number;
  readonly to: number;
  readonly stage: SleepStage;
}

/** Stages by the id of their sleep, and where they stand. */
export interface StagesOfSleeps {
  readonly bySleep: Map<string, StagePart[]>;
  readonly path: string;
}

const stageCodes: Readonly<Record<string, SleepStage>> = {
  40001: SleepStage.Awake,
  40002: SleepStage.Light,
  40003: SleepStage.Deep,
  40004: SleepStage.Rem,
};

/** All stages of a table: some dozens a night, a few megabytes in ten years. They are counted with their sleeps. */
export async function readStages(source: ImportSource, reading: SamsungReading): Promise<StagesOfSleeps> {
  const { path } = source;
  const { ledger } = reading;
  const bySleep = new Map<string, StagePart[]>();
  for await (const row of samsungRows(source, what, reading)) {
    attemptRow(ledger, { path, what, where: row.where }, () => {
      const id = row.cell('sleep_id');
      const from = readMilliseconds(row.cell('start_time') ?? '', 'start time');
      const to = readMilliseconds(row.cell('end_time') ?? '', 'end time');
      if (id === null || to <= from) {
        ledger.passedOver(path, what, 'The stage belongs to no sleep, or has no length.');
        return;
      }
      const stage = stageCodes[row.cell('stage') ?? ''] ?? SleepStage.Unknown;
      const parts = bySleep.get(id) ?? [];
      bySleep.set(id, parts);
      parts.push({ from, to, stage });
    });
  }
  return { bySleep, path };
}

/** Stages whose sleep did not come. */
export function countLeftStages({ bySleep, path }: StagesOfSleeps, { ledger }: SamsungReading): void {
  for (const parts of bySleep.values()) ledger.passedOver(path, what, 'Its sleep is not in the export.', parts.length);
}

export async function* sleeps(
  source: ImportSource,
  tables: readonly StagesOfSleeps[],
  reading: SamsungReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  const { ledger } = reading;
  yield* samsungRecords(source, 'com.samsung.shealth.sleep', reading, (row) => {
    const sleep = sleepOf(row, tables, reading);
    for (const { bySleep, path } of tables) {
      const parts = bySleep.get(row.cell('datauuid') ?? '');
      if (parts !== undefined) ledger.used(path, what, parts.length);
      bySleep.delete(row.cell('datauuid') ?? '');
    }
    return sleep;
  });
}

/** What is shorter and by day is a nap: the export does not say which sleep is one. */
const NAP_SECONDS = 3 * 3600;
const NAP_FROM_HOUR = 9;
const NAP_TO_HOUR = 21;

function sleepOf(row: SamsungRow, tables: readonly StagesOfSleeps[], reading: SamsungReading): Sleep {
  const start = requiredMoment(row, 'start_time', reading);
  const at = requiredMoment(row, 'end_time', reading);
  if (at.instant <= start.instant) throw unreadableCell('end after its start', row.cell('end_time') ?? '');
  const span = { from: millisecondsOf(start.instant), to: millisecondsOf(at.instant) };
  const id = row.cell('datauuid') ?? '';
  const parts = tables.flatMap(({ bySleep }) => bySleep.get(id) ?? []);
  const stages = inOrder(parts, span);
  const seconds = (stage: SleepStage): number | undefined =>
    stages.length === 0 ? undefined : secondsOf(stages.filter((part) => part.stage === stage));
  const minutes = (column: string): number | undefined => {
    const value = numberIn(row, column, 1, 24 * 60);
    return value === undefined ? undefined : value * 60;
  };
  const inBedSeconds = (span.to - span.from) / 1000;
  const score = numberIn(row, 'sleep_score', 1, 100);
  const latency = numberIn(row, 'sleep_latency', 1, 86_400_000);
  const hour = Number(localDateTimeOf(start.instant, start.utcOffsetMinutes ?? 0).substring(11, 13));
  return {
    ...baseOf('sleep', row, { at, end: at.instant, key: 'sleep' }, reading, start.instant),
    end: at.instant,
    nap: inBedSeconds < NAP_SECONDS && hour >= NAP_FROM_HOUR && hour < NAP_TO_HOUR,
    inBedSeconds,
    ...present({
      asleepSeconds: stages.length === 0 ? undefined : secondsOf(stages.filter(({ stage }) => asleep.has(stage))),
      awakeSeconds: seconds(SleepStage.Awake),
      lightSeconds: seconds(SleepStage.Light) ?? minutes('total_light_duration'),
      deepSeconds: seconds(SleepStage.Deep),
      remSeconds: seconds(SleepStage.Rem) ?? minutes('total_rem_duration'),
      latencySeconds: latency === undefined ? undefined : latency / 1000,
    }),
    stages: stages.map(
      ({ from, to, stage }): SleepStageInterval => ({
        start: instantOf(from),
        end: instantOf(to),
        stage,
      }),
    ),
    ...(score === undefined ? {} : { vendorScore: { name: 'Sleep score', value: score, minimum: 0, maximum: 100 } }),
  };
}

const asleep: ReadonlySet<SleepStage> = new Set([SleepStage.Light, SleepStage.Deep, SleepStage.Rem]);

function secondsOf(parts: readonly StagePart[]): number {
  return parts.reduce((sum, { from, to }) => sum + (to - from), 0) / 1000;
}

/** One after the other, within the sleep: rows stand in any order, and some twice. */
function inOrder(parts: readonly StagePart[], span: { readonly from: number; readonly to: number }) {
  const sorted = parts.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const kept: StagePart[] = [];
  let behind = span.from;
  for (const part of sorted) {
    const from = Math.max(part.from, behind);
    const to = Math.min(part.to, span.to);
    if (to <= from) continue;
    kept.push({ ...part, from, to });
    behind = to;
  }
  return kept;
}
