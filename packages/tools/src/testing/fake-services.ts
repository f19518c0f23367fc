import {
  changedProfile,
  columnOf,
  type DataKind,
  type EventStreams,
  type HealthData,
  type HealthQuery,
  type Instant,
  instantOf,
  type MergedRecord,
  type PersonData,
  type PersonProfile,
  type ReadCall,
  type Reading,
  type RecordId,
  type SourceStatus,
  type StreamChannel,
  type Streams,
  type Threshold,
  type Workout,
} from '@vitalwire/core';

/** What a test puts into the services. */
export interface FakeData {
  readonly workouts?: readonly Workout[];
  readonly streams?: ReadonlyMap<string, Streams>;
  readonly profile?: PersonProfile;
  readonly thresholds?: readonly Threshold[];
  /** Body weights that were weighed, oldest first. */
  readonly weighings?: readonly Threshold[];
  readonly sources?: readonly SourceStatus[];
  readonly stale?: Reading<'workout'>['stale'];
  readonly withheld?: Reading<'workout'>['withheld'];
  /** Stamped on what is written. */
  readonly recordedAt?: Instant;
}

export interface FakeServices {
  readonly health: HealthData;
  readonly person: PersonData;
  /** As they are now, after what tools have written. */
  readonly thresholds: () => readonly Threshold[];
  /** Channels that were asked for, call by call. */
  readonly channelsAsked: readonly (readonly StreamChannel[] | null)[];
}

/** The two services in memory, with workouts only: enough to try a tool on, with no database. */
export function fakeServices(data: FakeData = {}): FakeServices {
  const workouts = (data.workouts ?? []).toSorted((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1,
  );
  const channelsAsked: (readonly StreamChannel[] | null)[] = [];
  const kept = new Map<string, string>();
  let profile: PersonProfile = data.profile ?? { updatedAt: null };
  let thresholds = [...(data.thresholds ?? [])];

  const streamsFor = (id: RecordId, channels: readonly StreamChannel[] | null): EventStreams | null => {
    const streams = data.streams?.get(id);
    if (streams === undefined) return null;
    const columns =
      channels === null ? streams.columns : channels.flatMap((channel) => columnOf(streams, channel) ?? []);
    return { recordId: id, streams: { ...streams, columns }, borrowed: [] };
  };

  const health: HealthData = {
    async list<K extends DataKind>(kind: K, query: HealthQuery, call: ReadCall): Promise<Reading<K>> {
      call.signal.throwIfAborted();
      const found = kind === 'workout' ? workouts.filter((workout) => matches(workout, query)) : [];
      const ordered = query.order === 'newest-first' ? found.toReversed() : found;
      const rest = ordered.filter((workout) => isAfter(workout, query));
      const page = rest.slice(0, query.limit);
      const last = page.at(-1);
      for (const workout of page) count(call, workout);
      return {
        records: page.map(merged) as unknown as readonly MergedRecord<K>[],
        next: page.length < rest.length && last !== undefined ? { start: last.start, id: last.id } : null,
        stale: data.stale ?? [],
        withheld: data.withheld ?? [],
      };
    },
    async get<K extends DataKind>(_kind: K, id: RecordId, call: ReadCall): Promise<MergedRecord<K> | null> {
      const found = workouts.find((workout) => workout.id === id);
      if (found !== undefined) count(call, found);
      return found === undefined ? null : (merged(found) as unknown as MergedRecord<K>);
    },
    async streams(of, channels) {
      channelsAsked.push(channels);
      return streamsFor(typeof of === 'string' ? of : of.record.id, channels);
    },
    async *streamsOf(ids, channels, { signal }) {
      channelsAsked.push(channels);
      for (const id of ids) {
        signal.throwIfAborted();
        const streams = streamsFor(id, channels);
        if (streams !== null) yield streams;
      }
    },
    async recall(name, asked) {
      const placeOf = (id: RecordId) => `${name} ${id} ${asked.find(({ of }) => of.record.id === id)?.key}`;
      return {
        found: new Map(
          asked.flatMap(({ of: { record } }) => {
            const known = kept.get(placeOf(record.id));
            return known === undefined ? [] : [[record.id, known] as const];
          }),
        ),
        async keep(results) {
          for (const [id, payload] of results) kept.set(placeOf(id), payload);
        },
      };
    },
    days: async () => [],
    eras: async (metric) => ({ metric, eras: [], values: [], withheld: [] }),
    sources: async () => data.sources ?? [],
  };

  const person: PersonData = {
    profile: async () => profile,
    async updateProfile(change) {
      profile = changedProfile(profile, change, data.recordedAt ?? instantOf(0));
      return profile;
    },
    thresholds: async () => thresholds.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    weighings: async () => data.weighings ?? [],
    async setThresholds(added) {
      const recordedAt = data.recordedAt ?? instantOf(0);
      const rows = added.map((threshold): Threshold => ({ ...threshold, origin: 'manual', recordedAt }));
      thresholds = [
        ...thresholds.filter((old) => !rows.some((row) => sameKey(row, old) && old.origin === 'manual')),
        ...rows,
      ];
      return rows;
    },
    async removeThreshold(key) {
      const before = thresholds.length;
      thresholds = thresholds.filter((old) => !sameKey(key, old));
      return thresholds.length < before;
    },
  };
  return { health, person, thresholds: () => thresholds, channelsAsked };
}

type Key = Pick<Threshold, 'metric' | 'sport' | 'validFrom'>;

function sameKey(a: Key, b: Key): boolean {
  return a.metric === b.metric && a.sport === b.sport && a.validFrom === b.validFrom;
}

function count({ meter }: ReadCall, { kind, id, provenance }: Workout): void {
  meter?.note(kind, provenance.sourceId, id);
}

function merged(record: Workout): MergedRecord<'workout'> {
  return {
    record,
    merge: null,
    sources: [{ recordId: record.id, sourceId: record.provenance.sourceId, device: null, primary: true }],
  };
}

function matches(workout: Workout, query: HealthQuery): boolean {
  const { range, dates, sourceIds, subtypes } = query;
  if (range !== undefined && (workout.start < range.from || workout.start >= range.to)) return false;
  if (dates !== undefined && (workout.localDate < dates.from || workout.localDate > dates.to)) return false;
  if (sourceIds !== undefined && !sourceIds.includes(workout.provenance.sourceId)) return false;
  return subtypes === undefined || subtypes.includes(workout.sport);
}

function isAfter(workout: Workout, { after, order }: HealthQuery): boolean {
  if (after === undefined) return true;
  const later = workout.start > after.start || (workout.start === after.start && workout.id > after.id);
  return workout.id !== after.id && later === (order === 'oldest-first');
}
