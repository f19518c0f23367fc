import {
  cleanText,
  type DeliveredRecord,
  type ImportContext,
  type ImportSource,
  type Instant,
  instantOf,
  millisecondsOf,
  type SourceId,
  type StrengthSession,
  type StrengthSet,
  textLimits,
} from '@vitalwire/core';
import type { VendorTime } from '@vitalwire/core/time';
import {
  attemptRow,
  type ColumnNames,
  type Moment,
  momentOf,
  type RowPlace,
  readTable,
  recordBase,
  sayAssumedZone,
  type TableReading,
  type TableRow,
} from '@vitalwire/provider-kit/rows';

/** What one row of a log says: the session that it belongs to, and a set or a remark. */
export interface LogRow {
  /** What all rows of one session share, and no other: its wall time and name as written. */
  readonly session: string;
  readonly start: VendorTime;
  /** `null` when the log does not say. */
  readonly end: VendorTime | { readonly afterSeconds: number } | null;
  readonly name: string | null;
  /** `null`: the row is a remark alone. */
  readonly set: StrengthSet | null;
  /** Remarks on the session, an exercise or a set, each kept once. */
  readonly remarks: readonly string[];
  /** Exercises that share it were done in turn. */
  readonly superset: string | null;
}

/** An app's table of sets. */
export interface SetLog<K extends string = string> {
  readonly sourceId: SourceId;
  readonly mapper: string;
  /** The vendor's name of it. */
  readonly what: string;
  readonly columns: Readonly<Record<K, ColumnNames>>;
  readonly required: readonly K[];
  /** @returns a sentence when the row is no set and no remark @throws HealthError `invalid-input`: costs the row */
  read(row: TableRow<K>, place: RowPlace): LogRow | string;
}

export interface ReadSession {
  readonly delivered: DeliveredRecord;
  /** Rows that it was made of. */
  readonly rows: number;
}

interface Gathering {
  readonly first: LogRow;
  readonly sets: StrengthSet[];
  readonly remarks: Set<string>;
  readonly supersets: Map<string, Set<string>>;
  end: LogRow['end'];
  rows: number;
}

/** A lifter's thirty years: rows of one session need not stand together, so that all are gathered first. */
const MAXIMUM_SETS = 300_000;
/** Nobody trains longer in one go; apps that were left running say so. */
const LONGEST_SESSION_SECONDS = 24 * 3600;

/** The sessions of a log, in the order of their first rows. */
export async function readSetLog<K extends string>(
  source: ImportSource,
  log: SetLog<K>,
  { context, ledger, onBytes, given }: TableReading,
): Promise<readonly ReadSession[]> {
  const { path } = source;
  const { what, columns, required } = log;
  const sessions = new Map<string, Gathering>();
  let sets = 0;
  for await (const row of readTable(source, { columns, required, what, ledger, onBytes, signal: context.signal })) {
    const read = attemptRow(ledger, { path, what, where: row.where }, () => log.read(row, { path, context, ledger }));
    if (read === null) continue;
    if (typeof read === 'string') {
      ledger.passedOver(path, what, read);
      continue;
    }
    if (++sets > MAXIMUM_SETS) {
      ledger.passedOver(path, what, `Rows beyond ${MAXIMUM_SETS} are left out.`);
      continue;
    }
    gather(sessions, read);
  }
  if (sessions.size > 0) sayAssumedZone(ledger, path, context);
  return [...sessions.values()].flatMap((gathered) => {
    const record = sessionOf(gathered, log, context);
    if (given.has(record.id)) {
      ledger.passedOver(path, what, 'The same session stands in this export more than once.', gathered.rows);
      return [];
    }
    given.add(record.id);
    return [{ delivered: { record, streams: null }, rows: gathered.rows }];
  });
}

function gather(sessions: Map<string, Gathering>, row: LogRow): void {
  const known = sessions.get(row.session);
  const gathered: Gathering = known ?? {
    first: row,
    sets: [],
    remarks: new Set(),
    supersets: new Map(),
    end: row.end,
    rows: 0,
  };
  if (known === undefined) sessions.set(row.session, gathered);
  gathered.rows++;
  gathered.end ??= row.end;
  if (row.set !== null) gathered.sets.push(row.set);
  for (const remark of row.remarks) gathered.remarks.add(remark);
  const exercise = row.set?.exercise;
  if (row.superset !== null && exercise !== undefined) {
    const members = gathered.supersets.get(row.superset) ?? new Set();
    members.add(exercise);
    gathered.supersets.set(row.superset, members);
  }
}

function sessionOf(
  { first, sets, remarks, supersets, end }: Gathering,
  { sourceId, mapper }: SetLog,
  context: ImportContext,
): StrengthSession {
  const known = { utcOffsetMinutes: null, assumedTimeZone: context.assumedTimeZone };
  const at = momentOf(first.start, known);
  const name = cleanText(first.name ?? '', textLimits.name);
  const together = [...supersets.values()]
    .filter(({ size }) => size > 1)
    .map((members) => `Superset: ${[...members].join(' + ')}`);
  const notes = cleanText([...remarks, ...together].join('\n'), textLimits.prose);
  // The wall time as written: the zone that it is placed in may be told later.
  const naturalKey = cleanText(`session/${first.session}`, textLimits.key) ?? 'session';
  return {
    ...recordBase('strengthSession', { sourceId, mapper, naturalKey }, { at, end: endOf(end, at, known) }, context),
    ...(name === null ? {} : { name }),
    ...(notes === null ? {} : { notes }),
    sets,
  };
}

function endOf(end: LogRow['end'], start: Moment, known: Parameters<typeof momentOf>[1]): Instant | null {
  if (end === null) return null;
  const milliseconds =
    'afterSeconds' in end
      ? end.afterSeconds * 1000
      : millisecondsOf(momentOf(end, known).instant) - millisecondsOf(start.instant);
  if (milliseconds <= 0 || milliseconds > LONGEST_SESSION_SECONDS * 1000) return null;
  return instantOf(millisecondsOf(start.instant) + milliseconds);
}
