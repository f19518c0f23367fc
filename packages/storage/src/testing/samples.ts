import {
  type ActionId,
  type AnyRecord,
  type ArchivedRecord,
  addDays,
  type ContentHash,
  type Coverage,
  type EgressEntry,
  type Grant,
  type Hrv,
  type ImportEntry,
  type Instant,
  instantOf,
  type LocalDate,
  localDateOf,
  type Merge,
  mergeId,
  millisecondsOf,
  type Note,
  type Owner,
  type PersonAction,
  type Provenance,
  type RecordId,
  recordId,
  type SampleSeries,
  type SourceChoice,
  type SourceChoiceId,
  type SourceId,
  type Streams,
  type TenantId,
  type Threshold,
  type UserId,
  type Workout,
} from '@vitalwire/core';

export const files = 'files' as SourceId;
export const watch = 'watch' as SourceId;
export const anna: Owner = { tenantId: 'north' as TenantId, userId: 'anna' as UserId };
/** The same person's id at another tenant, and another person of the same tenant. */
export const strangers: readonly Owner[] = [
  { tenantId: 'south' as TenantId, userId: 'anna' as UserId },
  { tenantId: 'north' as TenantId, userId: 'ben' as UserId },
];
export const receivedAt = '2026-06-01T12:00:00.000Z' as Instant;
export const firstMorning = '2026-05-01T06:00:00.000Z' as Instant;

export function later(instant: Instant, seconds: number): Instant {
  return instantOf(millisecondsOf(instant) + seconds * 1000);
}

function base<K extends AnyRecord['kind']>(kind: K, key: string, start: Instant, sourceId: SourceId) {
  const provenance: Provenance = {
    sourceId,
    channel: 'file',
    vendorId: null,
    naturalKey: key,
    device: null,
    originalHash: null,
    receivedAt,
    mapper: 'test/1',
  };
  return {
    kind,
    id: recordId(kind, sourceId, key),
    provenance,
    start,
    utcOffsetMinutes: 120,
    localDate: localDateOf(start, 120),
    dateBasis: 'recorded' as const,
  };
}

export function workout(
  key: string,
  start: Instant = firstMorning,
  more: Partial<Workout> = {},
  sourceId: SourceId = files,
): Workout {
  return {
    ...base('workout', key, start, sourceId),
    end: later(start, 3600),
    sport: 'cycling',
    elapsedSeconds: 3600,
    distanceMeters: 25_000.5,
    averagePowerWatts: 201,
    laps: [{ start, end: later(start, 1800), distanceMeters: 12_000 }],
    lengths: [],
    sets: [],
    pauses: [],
    sensors: [{ type: 'power', manufacturer: 'quarq' }],
    streams: null,
    ...more,
  };
}

export function note(key: string, start: Instant = firstMorning, more: Partial<Note> = {}): Note {
  return { ...base('note', key, start, files), end: null, text: 'fine', tags: [], ...more };
}

export function heartRateDay(
  date: LocalDate,
  sourceId: SourceId = watch,
  values: readonly (number | null)[] = [60, 62, null, 71],
): SampleSeries {
  const start = `${date}T08:00:00.000Z` as Instant;
  return {
    ...base('samples', `heartRateBpm ${date}`, start, sourceId),
    end: later(start, values.length * 60),
    metric: 'heartRateBpm',
    offsetSeconds: values.map((_, place) => place * 60),
    values,
  };
}

export function nightlyHrv(date: LocalDate, method: 'rmssd' | 'sdnn', value: number): Hrv {
  const start = `${date}T02:00:00.000Z` as Instant;
  const shared = { ...base('hrv', `${method} ${date}`, start, watch), end: null, context: 'night' as const };
  return method === 'rmssd'
    ? { ...shared, method, rmssdMilliseconds: value }
    : { ...shared, method, sdnnMilliseconds: value };
}

/** Six channels of every form: integers, decimals, gaps, a value that no decimal holds. */
export function ride(start: Instant = firstMorning, length = 600): Streams {
  const floats = (value: (i: number) => number) => Float64Array.from({ length }, (_, i) => value(i));
  const integers = (value: (i: number) => number) => Int32Array.from({ length }, (_, i) => value(i));
  const gaps = length === 0 ? null : new Uint8Array((length + 7) >> 3);
  for (let i = 0; i < length; i += 7) if (gaps !== null) gaps[i >> 3] = (gaps[i >> 3] ?? 0) | (1 << (i & 7));
  return {
    start,
    elapsedSeconds: integers((i) => i + (i > 300 ? 45 : 0)),
    columns: [
      { channel: 'powerWatts', values: integers((i) => 200 + ((i * 37) % 90)), missing: null },
      { channel: 'heartRateBpm', values: integers((i) => (i % 7 === 0 ? 0 : 120 + (i % 40))), missing: gaps },
      { channel: 'altitudeMeters', values: floats((i) => (2500 + i) / 5 - 500), missing: null },
      { channel: 'latitudeDegrees', values: floats((i) => ((560_000_000 + i * 31) * 180) / 2 ** 31), missing: null },
      {
        channel: 'speedMetersPerSecond',
        values: floats((i) => (i % 7 === 0 ? Number.NaN : Math.sqrt(i + 2))),
        missing: gaps,
      },
      { channel: 'distanceMeters', values: floats((i) => (i * 703) / 100), missing: null },
    ],
  };
}

export function archivedRecord(record: AnyRecord, more: Partial<ArchivedRecord> = {}): ArchivedRecord {
  return { record, amendment: null, hiddenAt: null, version: 1, validFrom: receivedAt, versions: [], ...more };
}

export function mergeOf(members: readonly Workout[], more: Partial<Merge> = {}): Merge {
  const ids = members.map(({ id }) => id);
  return {
    id: mergeId(ids),
    kind: 'workout',
    members: ids,
    primary: ids[0] as RecordId,
    borrowedChannels: [],
    reason: { rule: 'workout.same-start/1', confidence: 0.9, sentence: 'Both start within 4 s.' },
    decidedBy: 'rule',
    decidedAt: receivedAt,
    ...more,
  };
}

export function threshold(more: Partial<Threshold> = {}): Threshold {
  return {
    metric: 'ftpWatts',
    sport: 'cycling',
    value: 255.5,
    validFrom: '2026-01-01' as LocalDate,
    origin: 'manual',
    detail: 'lab test',
    recordedAt: receivedAt,
    ...more,
  };
}

export function importEntry(digit: string, more: Partial<ImportEntry> = {}): ImportEntry {
  return {
    hash: digit.repeat(64) as ContentHash,
    sourceId: files,
    mapper: 'files/1',
    name: `ride-${digit}.fit`,
    sizeBytes: 123_456,
    state: 'done',
    position: null,
    records: 1,
    importedAt: receivedAt,
    ...more,
  };
}

export function dayAfter(days: number): LocalDate {
  return addDays('2026-05-01' as LocalDate, days);
}

export function action(id: string, more: Partial<PersonAction> = {}): PersonAction {
  return {
    id: id as ActionId,
    type: 'edit',
    at: receivedAt,
    sentence: 'Changed the name.',
    undo: { before: null },
    undoneAt: null,
    ...more,
  };
}

export function choice(id: string, more: Partial<SourceChoice> = {}): SourceChoice {
  return {
    id: id as SourceChoiceId,
    kind: 'dailySummary',
    metric: 'steps',
    from: null,
    to: null,
    ranking: [watch, files],
    decidedAt: receivedAt,
    ...more,
  };
}

export function coverage(more: Partial<Coverage> = {}): Coverage {
  return {
    sourceId: watch,
    kind: 'sleep',
    subtype: '',
    range: { from: firstMorning, to: later(firstMorning, 86_400) },
    readAt: receivedAt,
    outcome: 'complete',
    reason: null,
    ...more,
  };
}

export function egressEntry(more: Partial<EgressEntry> = {}): EgressEntry {
  return {
    at: receivedAt,
    audience: { type: 'assistant', client: 'client 1.0', operation: 'get_activities' },
    records: [{ kind: 'workout', sourceId: files, count: 3 }],
    ...more,
  };
}

export function grantOf(owner: Owner, more: Partial<Grant> = {}): Grant {
  return {
    owner,
    sourceId: watch,
    vendorUserId: 'u1',
    sealedTokens: Uint8Array.of(0, 255, 7),
    scopes: ['read:sleep'],
    expiresAt: later(receivedAt, 3600),
    version: 1,
    ...more,
  };
}
