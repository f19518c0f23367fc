import {
  type AnyRecord,
  amended,
  type DataKind,
  HealthError,
  type Instant,
  kindOfRecordId,
  manualSource,
  type NewEntry,
  type Owner,
  type RecordChange,
  type RecordId,
  type RecordOf,
  recordId,
  type StorageTransaction,
} from '@vitalwire/core';
import { attributeLocalDate, utcOffsetMinutesAt } from '@vitalwire/core/time';
import type { Inverse } from './inverse.ts';

const MANUAL_MAPPER = 'manual/1';

/** Fields that a kind always has, where the person says nothing of them. */
const NOTHING_SAID: {
  readonly [K in DataKind]?: {
    readonly [field: string]: readonly never[] | Readonly<Record<never, never>> | null | false;
  };
} = {
  workout: { laps: [], lengths: [], sets: [], pauses: [], sensors: [], streams: null },
  sleep: { stages: [], nap: false },
  note: { tags: [] },
  dailySummary: { partial: false },
  strengthSession: { sets: [] },
  meal: { items: [], nutrients: {} },
  cycleDay: { symptoms: [] },
  recipe: { ingredients: [], steps: [], tags: [], nutrientsPerServing: {} },
  plannedWorkout: { blocks: [] },
};

/** The record of an entry. Its natural key is the action that made it. */
export function recordOfEntry<K extends DataKind>(
  entry: NewEntry<K>,
  key: string,
  timeZone: string | null,
  now: Instant,
): RecordOf<K> {
  const { kind, start, end, fields } = entry;
  const decisive = kind === 'sleep' && end !== null ? end : start;
  const utcOffsetMinutes =
    entry.utcOffsetMinutes !== undefined
      ? entry.utcOffsetMinutes
      : timeZone === null
        ? null
        : utcOffsetMinutesAt(decisive, timeZone);
  const day = attributeLocalDate({ start: decisive, utcOffsetMinutes, assumedTimeZone: timeZone });
  return {
    ...NOTHING_SAID[kind],
    ...fields,
    kind,
    id: recordId(kind, manualSource, key),
    provenance: {
      sourceId: manualSource,
      channel: 'manual',
      vendorId: null,
      naturalKey: key,
      device: null,
      originalHash: null,
      receivedAt: now,
      mapper: MANUAL_MAPPER,
    },
    start,
    end,
    utcOffsetMinutes,
    localDate: entry.localDate ?? day.localDate,
    dateBasis: entry.localDate === undefined ? day.dateBasis : 'recorded',
  } as unknown as RecordOf<K>;
}

/** Inside the caller's transaction. @throws HealthError `not-found` */
export async function existing({ records }: StorageTransaction, owner: Owner, id: RecordId): Promise<AnyRecord> {
  const kind = kindOfRecordId(id);
  const record = kind === null ? null : await records.get(owner, kind, id);
  if (record === null) throw new HealthError('not-found', `There is no record ${id}.`, { what: `record ${id}` });
  return record;
}

const TIMES = ['start', 'end', 'utcOffsetMinutes'];
const DAY_FOUND: ReadonlySet<string> = new Set(['localDate', 'dateBasis']);

/** Writes a change, and says what takes it back. @throws HealthError `invalid-input` */
export async function changeRecord(
  storage: StorageTransaction,
  owner: Owner,
  before: AnyRecord,
  change: RecordChange,
  timeZone: string | null,
  now: Instant,
): Promise<Inverse> {
  const { records } = storage;
  if (before.provenance.sourceId === manualSource) {
    const restored = change.restore ?? [];
    if (restored.length > 0) throw noSource(restored);
    const set = withDay(before, change.set, timeZone);
    await records.write(owner, [amended(before, { fields: set })]);
    return { writeRecords: [before] };
  }
  const standing = (await records.amendment(owner, before.id)) ?? { fields: {}, amendedAt: now };
  const restored = new Set(change.restore ?? []);
  // The day that was found for a time which holds no longer.
  const retimed = !('localDate' in change.set) && TIMES.some((field) => field in change.set || restored.has(field));
  const kept = Object.entries(standing.fields).filter(
    ([field]) => !restored.has(field) && !(retimed && DAY_FOUND.has(field)),
  );
  const fields = { ...Object.fromEntries(kept), ...change.set };
  const original = await records.original(owner, before.kind, before.id);
  const amendment = { fields: original === null ? fields : withDay(original, fields, timeZone), amendedAt: now };
  await records.amend(owner, before.id, amendment);
  return { amend: { id: before.id, amendment: standing } };
}

function noSource(fields: readonly string[]): HealthError<'invalid-input'> {
  const message = 'You entered this record yourself: no source says otherwise. Set the field, or undo.';
  return new HealthError('invalid-input', message, { issues: fields.map((path) => ({ path, message })) });
}

/** Another time may be another day: it is found again, unless the person says it. */
function withDay(
  record: AnyRecord,
  fields: RecordChange['set'],
  timeZone: string | null,
): { readonly [field: string]: unknown } {
  const timed = TIMES.some((field) => field in fields);
  if (!timed || 'localDate' in fields) return fields;
  const next = amended(record, { fields });
  const decisive = next.kind === 'sleep' && next.end !== null ? next.end : next.start;
  try {
    const day = attributeLocalDate({
      start: decisive,
      utcOffsetMinutes: next.utcOffsetMinutes,
      assumedTimeZone: timeZone,
    });
    return { ...fields, ...day };
  } catch {
    // The time is none: the schema says so in its own words.
    return fields;
  }
}
