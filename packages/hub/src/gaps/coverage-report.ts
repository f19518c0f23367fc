import {
  addDays,
  type Coverage,
  type CoverageReport,
  type DataGap,
  type DataKind,
  type DateRange,
  type DayTotal,
  dataKinds,
  daysBetween,
  type GapReason,
  type Instant,
  type LocalDate,
  manualSource,
  type Owner,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
import { type LocalDateTime, localDateIn, resolveLocalTime } from '@vitalwire/core/time';

export interface CoverageQuestion {
  readonly sourceId?: SourceId;
  readonly kind?: DataKind;
  /** Both days inside; absent: from the first day that is known of to the last. */
  readonly dates?: DateRange;
}

/** What every source holds and lacks, from the roll-ups and from what it was asked for. */
export async function coverageReports(
  storage: Storage,
  owner: Owner,
  { sourceId, kind, dates }: CoverageQuestion,
): Promise<readonly CoverageReport[]> {
  const overview = await storage.records.overview(owner);
  const { timeZone = 'UTC' } = await storage.people.profile(owner);
  const reports: CoverageReport[] = [];
  for (const each of dataKinds) {
    if (kind !== undefined && each !== kind) continue;
    const rows = overview.filter((row) => row.kind === each && (sourceId === undefined || row.sourceId === sourceId));
    const asked = await storage.coverage.list(owner, { kind: each, ...(sourceId !== undefined && { sourceId }) });
    const sources = new Set([...rows.map((row) => row.sourceId), ...asked.map((row) => row.sourceId)]);
    if (sources.size === 0) continue;
    const totals = await storage.records.dayTotals(owner, { kind: each, sourceIds: [...sources] });
    for (const source of [...sources].sort()) {
      const received = rows.find((row) => row.sourceId === source)?.lastReceivedAt;
      const readings = asked.filter((row) => row.sourceId === source).map((row) => inDays(row, timeZone));
      const days = Map.groupBy(
        totals.filter((total) => total.sourceId === source),
        ({ subtype }) => subtype,
      );
      for (const subtype of new Set([...days.keys(), ...readings.map((reading) => reading.subtype)]))
        reports.push(
          reportOf(
            { sourceId: source, kind: each, subtype },
            days.get(subtype) ?? [],
            readings.filter((reading) => reading.subtype === subtype || reading.subtype === ''),
            received,
            dates,
          ),
        );
    }
  }
  return reports;
}

function reportOf(
  key: Pick<CoverageReport, 'sourceId' | 'kind' | 'subtype'>,
  totals: readonly DayTotal[],
  readings: readonly DaysRead[],
  lastReceivedAt: Instant | undefined,
  dates: DateRange | undefined,
): CoverageReport {
  const withData = new Set(totals.filter(({ records }) => records > 0).map(({ localDate }) => localDate));
  const known = [...withData, ...readings.flatMap(({ first, last }) => (first <= last ? [first, last] : []))].sort();
  const firstDay = dates?.from ?? known[0] ?? ('1970-01-01' as LocalDate);
  const lastDay = dates?.to ?? known.at(-1) ?? firstDay;
  const lastReadAt = readings.reduce<Instant | null>(
    (latest, { readAt }) => (latest === null || readAt > latest ? readAt : latest),
    null,
  );
  return {
    ...key,
    firstDay,
    lastDay,
    daysWithData: [...withData].filter((day) => day >= firstDay && day <= lastDay).length,
    gaps: readings.length > 0 || isExpectedDaily(key) ? gapsBetween(firstDay, lastDay, withData, readings) : [],
    lastReceivedAt: lastReceivedAt ?? lastReadAt ?? ('1970-01-01T00:00:00.000Z' as Instant),
    lastReadAt,
  };
}

/** Of these every day has something, where a device is worn. */
const DAILY: ReadonlySet<DataKind> = new Set(['dailySummary', 'sleep', 'readiness', 'hrv', 'samples']);

/** A day without a ride, or without an own entry, lacks nothing. */
function isExpectedDaily({ sourceId, kind }: Pick<CoverageReport, 'sourceId' | 'kind'>): boolean {
  return sourceId !== manualSource && DAILY.has(kind);
}

interface DaysRead extends Coverage {
  readonly first: LocalDate;
  /** Before `first` where it was no day. */
  readonly last: LocalDate;
}

/** A source is asked for a stretch of time, vendors by days of their own: it was asked for a day when it was for its noon. */
function inDays(reading: Coverage, timeZone: string): DaysRead {
  const { from, to } = reading.range;
  const [first, last] = [localDateIn(from, timeZone), localDateIn(to, timeZone)];
  return {
    ...reading,
    first: from <= noonOf(first, timeZone) ? first : addDays(first, 1),
    last: to > noonOf(last, timeZone) ? last : addDays(last, -1),
  };
}

function noonOf(day: LocalDate, timeZone: string): Instant {
  return resolveLocalTime(`${day}T12:00:00.000` as LocalDateTime, timeZone, 'earlier');
}

function gapsBetween(
  first: LocalDate,
  last: LocalDate,
  withData: ReadonlySet<LocalDate>,
  readings: readonly DaysRead[],
): readonly DataGap[] {
  const gaps: DataGap[] = [];
  const length = daysBetween(first, last);
  for (let i = 0; i <= length; i++) {
    const day = addDays(first, i);
    if (withData.has(day)) continue;
    const { reason, sentence } = reasonOf(day, readings);
    const before = gaps.at(-1);
    if (
      before !== undefined &&
      before.reason === reason &&
      before.sentence === sentence &&
      addDays(before.to, 1) === day
    )
      gaps[gaps.length - 1] = { ...before, to: day, days: before.days + 1 };
    else gaps.push({ from: day, to: day, days: 1, reason, sentence });
  }
  return gaps;
}

function reasonOf(
  day: LocalDate,
  readings: readonly DaysRead[],
): { readonly reason: GapReason; readonly sentence: string | null } {
  if (readings.length === 0) return { reason: 'not-in-files', sentence: null };
  const reading = readings.find(({ first, last }) => first <= day && day <= last);
  if (reading === undefined) return { reason: 'never-asked', sentence: null };
  const sentence = reading.reason?.sentence ?? null;
  switch (reading.outcome) {
    case 'complete':
      return { reason: 'nothing-there', sentence };
    case 'failed':
      return { reason: 'failed', sentence };
    case 'unavailable':
      return { reason: 'unavailable', sentence };
  }
}
