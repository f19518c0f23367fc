import {
  type AnyHealthProvider,
  type DeliveredRecord,
  type Instant,
  instantOf,
  type LocalDate,
  type MergeId,
  millisecondsOf,
  type Owner,
  ownDataPolicy,
  Secret,
  type SourceChoiceId,
  type SourceId,
  type TenantId,
  type TimeRange,
  type UserId,
} from '@vitalwire/core';
import { streamsOf, textFile } from '../fixtures.ts';
import { body, day, sleep, workout } from '../records.ts';
import { first } from '../two-readers.ts';
import type { Visitor } from './walk-types.ts';

/** What tells two people's data apart; everything else is alike, and at the same times. */
export interface Person {
  readonly owner: Owner;
  readonly name: string;
  readonly sources: readonly [SourceId, SourceId];
  /** Whom they have let in. */
  readonly connected: SourceId;
  readonly minute: number;
  /** When they did all that. */
  readonly at: Instant;
  /** When the source that must be forgotten after a week was read. */
  readonly vendorReadAt: Instant;
  /** What they have asked the scale for. */
  readonly asked: TimeRange;
}

const ownerOf = (tenant: string, user: string): Owner => ({ tenantId: tenant as TenantId, userId: user as UserId });
export const walkedAt = '2026-06-01T12:00:00.000Z' as Instant;
/** Terms that let nobody keep a record longer than a week. */
export const vendor = 'vendor' as SourceId;

const daysOfMay = (from: number, to: number): TimeRange => ({
  from: instantOf(Date.UTC(2026, 4, from)),
  to: instantOf(Date.UTC(2026, 4, to)),
});
export const may = daysOfMay(1, 11);

export const anna: Person = {
  owner: ownerOf('north', 'anna'),
  name: 'Anna-Zaubernuss',
  sources: ['watch' as SourceId, 'phone' as SourceId],
  connected: 'garmin' as SourceId,
  minute: 0,
  at: '2026-05-30T08:00:00.000Z' as Instant,
  vendorReadAt: '2026-05-31T08:00:00.000Z' as Instant,
  asked: may,
};
const stranger = (owner: Owner): Person => ({
  owner,
  name: 'Ben-Schlehdorn',
  sources: ['ring' as SourceId, 'pod' as SourceId],
  connected: 'polar' as SourceId,
  minute: 1,
  at: '2026-05-30T09:00:00.000Z' as Instant,
  vendorReadAt: '2026-05-01T08:00:00.000Z' as Instant,
  asked: daysOfMay(1, 4),
});
/** Another person of the same tenant, and the same person's id at another one. */
export const strangers: readonly Person[] = [stranger(ownerOf('north', 'ben')), stranger(ownerOf('south', 'anna'))];

/** A minute apart from the other person's: a rule that saw both would join them. */
export function recordsOf({ name, sources: [a, b], minute, vendorReadAt }: Person) {
  const at = (date: string) => `2026-05-${date}T08:0${minute}:00.000Z`;
  const ride = (source: SourceId, minutes: number, channel: 'powerWatts' | 'heartRateBpm') =>
    workout(source, at('04'), minutes, {
      name,
      distanceMeters: 25_000 + minute,
      streams: { sampleCount: 60, channels: [channel] },
    });
  const ofVendor = workout(vendor, at('20'), 45);
  return {
    ride: ride(a, 60, 'powerWatts'),
    sameRide: ride(b, 61, 'heartRateBpm'),
    run: workout(a, at('06'), 30),
    deleted: workout(a, at('08'), 20),
    takenBack: workout(b, at('09'), 20),
    apart: workout(a, at('11'), 40, { distanceMeters: 12_000 }),
    otherApart: workout(b, at('11'), 40, { distanceMeters: 12_050 }),
    joined: workout(a, at('13'), 40),
    otherJoined: workout(b, at('15'), 41),
    night: sleep(a, `2026-05-03T21:0${minute}:00.000Z`, 470),
    day: day(a),
    otherDay: day(b),
    weight: body(a, at('04'), 80 + minute),
    ofVendor: { ...ofVendor, provenance: { ...ofVendor.provenance, receivedAt: vendorReadAt } },
  };
}

export const sinceOf = ({ minute }: Person) => `2026-01-0${1 + minute}` as LocalDate;
export const fileOf = ({ name, minute }: Person) =>
  textFile(`${name}.txt`, JSON.stringify([{ key: name, start: `2026-05-17T06:0${minute}:00.000Z`, channels: [] }]));

/** A vendor that has one day to give, the same for whoever asks. */
export const provider: AnyHealthProvider = {
  specVersion: 'v1',
  descriptor: {
    id: 'scale' as SourceId,
    displayName: 'Scale',
    documentation: 'https://example.org',
    auth: { type: 'none' },
    capabilities: {
      dailySummary: { scopes: [], fields: [], historyDays: null, windowDays: null, notifies: false },
    },
    dataPolicy: ownDataPolicy,
  },
  readers: {
    dailySummary: {
      readPage: async () => ({ records: [day('scale', '2026-05-05')], nextCursor: null, skipped: [] }),
    },
  },
};

/** What of a person others could try to name. */
export interface Known {
  readonly choice: SourceChoiceId;
  readonly merge: MergeId;
}

/** Lives a month: something through every door, and every deed once. */
export async function settle({ hub, grants, call, clock }: Visitor, person: Person): Promise<Known> {
  const { owner, name, at } = person;
  const { signal } = call;
  clock.now = at;
  const records = recordsOf(person);
  await hub.person.updateProfile({ displayName: name, timeZone: 'Europe/Berlin' }, call);
  const ftp = { metric: 'ftpWatts', sport: 'cycling', value: 250 + person.minute, detail: name } as const;
  await hub.person.setThresholds([{ ...ftp, validFrom: sinceOf(person) }], call);
  await hub.importing.ingest(owner, {
    records: Object.values(records).map(
      (record): DeliveredRecord => ({
        record,
        streams: record.kind === 'workout' && record.streams !== null ? streamsOf(record) : null,
      }),
    ),
    thresholds: [],
    entry: null,
  });
  await hub.importing.importFrom({ owner, sources: [fileOf(person)], importers: [first], signal });
  await hub.importing.withdraw(owner, { ids: [records.takenBack.id], withdrawnAt: walkedAt });
  await hub.coverage.fill({ provider, kind: 'dailySummary', range: person.asked, owner, signal });
  await hub.curation.edit(records.run.id, { set: { name } }, call);
  await hub.curation.remove(records.deleted.id, call);
  await hub.curation.unmerge(records.apart.id, call);
  const { result: merge } = await hub.curation.merge([records.joined.id, records.otherJoined.id], call);
  const ranking = [person.sources[1]];
  const { result: choice } = await hub.curation.chooseSource(
    { kind: 'workout', metric: null, from: null, to: null, ranking },
    call,
  );
  const start = instantOf(millisecondsOf(records.night.end) + 60_000);
  const fields = { weightKilograms: 70 + person.minute };
  await hub.curation.log({ kind: 'bodyMeasurement', start, end: null, fields }, call);
  const audience = { type: 'assistant', client: name, operation: 'get_activities' } as const;
  await hub.egress.record(owner, {
    audience,
    records: [{ kind: 'workout', sourceId: person.sources[0], count: 3 + person.minute }],
  });
  await grants.connect(owner, person.connected, tokensOf(person));
  // Of the second version.
  await grants.connect(owner, person.connected, tokensOf(person));
  clock.now = walkedAt;
  return { choice: choice.id, merge: merge.id };
}

export function tokensOf({ name }: Person) {
  const tokens = { accessToken: new Secret(`access ${name}`), refreshToken: new Secret(`refresh ${name}`) };
  return { tokens, scopes: ['read'], expiresAt: null, vendorUserId: name };
}
