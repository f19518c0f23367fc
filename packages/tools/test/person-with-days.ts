import {
  type AnyProviderDescriptor,
  type AnyRecord,
  addDays,
  type DataKind,
  type Device,
  type Instant,
  type LocalDate,
  localOwner,
  type MeasuredBy,
  ownDataPolicy,
  type ProfileChange,
  recordId,
  type SourceId,
} from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub } from '@vitalwire/hub';
import { memoryStorage } from '@vitalwire/storage/memory';
import { type AnyTool, runTool } from '../src/index.ts';
import { fakeRuntime, ownCaller } from '../src/testing/index.ts';

/** The last day of every person in these tests; it is eight in the morning, and they live in UTC. */
export const today = '2026-11-21' as LocalDate;

export interface Said {
  readonly day: LocalDate;
  readonly source?: string;
  readonly device?: Device;
  /** UTC, hours after midnight of the day. */
  readonly fromHour?: number;
  readonly toHour?: number;
  readonly offsetMinutes?: number;
  readonly [field: string]: unknown;
}

/** A record as a source gives it, with what it says of a day. */
export function record(
  kind: DataKind,
  { day, source = 'garmin', device, fromHour = 0, toHour, offsetMinutes = 0, ...fields }: Said,
): AnyRecord {
  const at = (hour: number) => new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000).toISOString() as Instant;
  const naturalKey = `${day} ${fromHour} ${device?.product ?? ''} ${JSON.stringify(fields)}`;
  return {
    kind,
    id: recordId(kind, source as SourceId, naturalKey),
    provenance: {
      sourceId: source as SourceId,
      channel: 'file',
      vendorId: null,
      naturalKey,
      device: device ?? null,
      originalHash: null,
      receivedAt: at(36),
      mapper: 'test/1',
    },
    start: at(fromHour),
    end: toHour === undefined ? (kind === 'bodyMeasurement' ? null : at(24)) : at(toHour),
    utcOffsetMinutes: offsetMinutes,
    localDate: day,
    dateBasis: 'recorded',
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  } as AnyRecord;
}

export const daysBefore = (count: number): LocalDate => addDays(today, -count);

const vendors: Readonly<Record<string, MeasuredBy>> = {
  'apple-health': 'phone',
  fitbit: 'watch',
  garmin: 'watch',
  oura: 'ring',
  whoop: 'strap',
  withings: 'scale',
};
const descriptors = Object.entries(vendors).map(([id, measuredBy]): AnyProviderDescriptor => {
  const data = { id, displayName: id, documentation: '', auth: { type: 'none' }, capabilities: {} } as const;
  return { ...data, measuredBy, dataPolicy: ownDataPolicy };
});

/** A hub over these records, of a person who lives in UTC. */
export async function hubWith(records: readonly AnyRecord[], profile: ProfileChange = {}): Promise<Hub> {
  const hub = createHub({
    storage: memoryStorage(),
    catalogue: createSourceCatalogue({ descriptors }),
    now: () => `${today}T08:00:00.000Z` as Instant,
    sha256: async () => '',
    originals: null,
  });
  const call = { owner: localOwner, signal: new AbortController().signal };
  await hub.person.updateProfile({ timeZone: 'Etc/UTC', ...profile }, call);
  const delivered = records.map((one) => ({ record: one, streams: null }));
  await hub.importing.ingest(localOwner, { records: delivered, thresholds: [], entry: null });
  return hub;
}

// biome-ignore lint/suspicious/noExplicitAny: what a tool answers is looked at field by field
export type Answer = any;

/** What a tool answers, as structured content. @throws the tool's error */
export async function ask(tool: AnyTool, input: object, hub: Pick<Hub, 'health' | 'person'>): Promise<Answer> {
  const outcome = await runTool(
    tool,
    { format: 'json', ...input },
    ownCaller,
    fakeRuntime(hub, `${today}T08:00:00.000Z`),
  );
  if (!outcome.ok) throw outcome.error;
  return outcome.output;
}

/** The first sentence or two that a person reads. */
export async function sentence(tool: AnyTool, input: object, hub: Pick<Hub, 'health' | 'person'>): Promise<string> {
  const outcome = await runTool(tool, input, ownCaller, fakeRuntime(hub, `${today}T08:00:00.000Z`));
  if (!outcome.ok) throw outcome.error;
  return outcome.text.split('\n')[0] ?? '';
}
