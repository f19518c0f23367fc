import { createHash, randomBytes } from 'node:crypto';
import {
  type Instant,
  instantOf,
  millisecondsOf,
  type RecordId,
  Secret,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
import { fileOriginals } from '@vitalwire/storage/originals';
import { createSeal } from '@vitalwire/storage/seal';
import { createGrants } from '../../src/grants/grants.ts';
import { now, textFile, workout } from '../fixtures.ts';
import { first, mended } from '../two-readers.ts';
import { type Acting, actingFor, phone } from './deeds.ts';

/** What happens to a person's data that is no deed of theirs, again and again. */
type Work = (acting: Acting, turn: number) => Promise<unknown>;

export const garmin = 'garmin' as SourceId;
const masters = ['one', 'two'].map((name) => new Uint8Array(createHash('sha256').update(name).digest()));
const [oneMaster = new Uint8Array(), otherMaster = new Uint8Array()] = masters;

/** @param swapped the other master key is the present one */
export function sealOver(storage: Storage, swapped = false) {
  return createSeal({
    keys: storage.keys,
    masterKey: swapped ? otherMaster : oneMaster,
    formerMasterKeys: [swapped ? oneMaster : otherMaster],
    now: () => now,
    randomBytes: (count) => randomBytes(count),
  });
}

export function connect({ storage, call }: Acting) {
  const tokens = { accessToken: new Secret('access'), refreshToken: new Secret('refresh') };
  const granted = { tokens, scopes: [], expiresAt: null, vendorUserId: null };
  return createGrants({ storage, seal: sealOver(storage) }).connect(call.owner, garmin, granted);
}

export const clientOf = (turn: number) => `client ${turn}`;
const momentOf = (turn: number): Instant => instantOf(millisecondsOf(now) + turn * 60_000);
export const turnOf = (at: Instant) => (millisecondsOf(at) - millisecondsOf(now)) / 60_000;

export const doors = {
  /** The source takes a recording back, gives it anew, and so on. */
  withdraw: ({ hub, call }, turn) => {
    const at = momentOf(turn);
    if (turn % 2 === 0) return hub.importing.withdraw(call.owner, { ids: [phone.id], withdrawnAt: at });
    const record = { ...phone, provenance: { ...phone.provenance, receivedAt: at } };
    return hub.importing.ingest(call.owner, { records: [{ record, streams: null }], thresholds: [], entry: null });
  },
  egress: async ({ hub, call }, turn) => {
    const audience = { type: 'assistant', client: clientOf(turn), operation: 'get_activities' } as const;
    const records = [{ kind: 'workout', sourceId: garmin, count: turn } as const];
    const { state } = await hub.egress.record(call.owner, { audience, records });
    if (state !== 'written') throw new Error(`The entry of turn ${turn} is ${state}.`);
  },
  /** A new data key, everything under it, another master key over it. */
  keys: ({ storage, call: { owner } }, turn) => {
    const seal = sealOver(storage, turn % 6 >= 3);
    if (turn % 3 === 0) return seal.rotate(owner.tenantId);
    if (turn % 3 === 1) return createGrants({ storage, seal }).reseal(owner);
    return seal.rewrap(owner.tenantId);
  },
} as const satisfies Readonly<Record<string, Work>>;

const FILES = 12;
export const keptId = (place: number): RecordId => workout({ key: `k${place}` }).id;
const { signal } = new AbortController();

export function actingWithOriginals(storage: Storage, name: string, folder: string): Acting {
  return actingFor(storage, name, undefined, fileOriginals(folder));
}

/** A dozen files, read by the reader of before; of one record the name is changed, another is deleted. */
export async function keepOriginals({ hub, call }: Acting, files = FILES): Promise<void> {
  const sources = Array.from({ length: files }, (_, i) => {
    const start = `2026-05-${String(i + 1).padStart(2, '0')}T06:00:00.000Z`;
    return textFile(`k${i}.fit`, JSON.stringify([{ key: `k${i}`, start }]));
  });
  await hub.importing.importFrom({ owner: call.owner, sources, importers: [first], signal });
  await hub.curation.edit(keptId(0), { set: { name: 'Mine' } }, call);
  await hub.curation.remove(keptId(1), call);
}

export function readAgain({ hub, call }: Acting, onProgress: (done: number) => void = () => {}) {
  return hub.importing.reprocess({
    owner: call.owner,
    importers: [mended()],
    signal,
    onProgress: ({ done }) => onProgress(done),
  });
}

/** What they are called when all are read again; what was deleted is not there. */
export const mendedNames = ['Mine', ...Array.from({ length: FILES - 2 }, () => 'Mended')];

export async function namesOf({ storage, call }: Acting): Promise<readonly (string | null)[]> {
  const workouts = await storage.records.list(call.owner, { kind: 'workout', order: 'oldest-first' });
  return workouts.map(({ name }) => name ?? null);
}
