import type {
  Curation,
  DataKind,
  Instant,
  OriginalStore,
  Owner,
  PersonAction,
  ReadCall,
  SourceId,
  Storage,
  TenantId,
  UserId,
} from '@vitalwire/core';
import { createHub, type Hub } from '../../src/hub.ts';
import { createSourceCatalogue } from '../../src/sources/source-catalogue.ts';
import { now, sha256, sketchImporter, textFile } from '../fixtures.ts';
import { workout } from '../records.ts';
import { type WholeState, wholeState } from '../whole-state.ts';

export const watch = workout('watch', '2026-05-04T08:00:00.000Z', 60, { distanceMeters: 25_000 });
export const phone = workout('phone', '2026-05-04T08:00:00.000Z', 60, { distanceMeters: 25_200 });
const pod = workout('pod', '2026-06-04T08:01:00.000Z', 59, { distanceMeters: 24_900 });

export interface Acting {
  readonly storage: Storage;
  readonly hub: Hub;
  readonly call: ReadCall;
}

/** Something a person does: one action each, the `turn`-th time. */
type Deed = (acting: Acting, turn: number) => Promise<unknown>;

const log: Deed = ({ hub, call }, turn) =>
  hub.curation.log(
    {
      kind: 'bodyMeasurement',
      start: new Date(Date.parse('2026-05-04T05:00:00.000Z') + turn * 60_000).toISOString() as Instant,
      end: null,
      fields: { weightKilograms: 80 },
    },
    call,
  );

export const deeds = {
  log,
  edit: ({ hub, call }, turn) => hub.curation.edit(watch.id, { set: { distanceMeters: 1000 + turn } }, call),
  delete: ({ hub, call }, turn) => (turn % 2 === 0 ? hub.curation.remove(watch.id, call) : hub.curation.undo(call)),
  merge: ({ hub, call }, turn) =>
    turn % 2 === 0 ? hub.curation.merge([watch.id, pod.id], call) : hub.curation.unmerge(pod.id, call),
  unmerge: ({ hub, call }, turn) =>
    turn % 2 === 0 ? hub.curation.unmerge(watch.id, call) : hub.curation.merge([watch.id, phone.id], call),
  'choose-source': ({ hub, call }, turn) => hub.curation.chooseSource(choiceOf(turn), call),
  'forget-choice': async ({ hub, call }, turn) => {
    const [latest] = await hub.curation.choices(call);
    return turn % 2 === 0 || latest === undefined
      ? hub.curation.chooseSource(choiceOf(turn), call)
      : hub.curation.forgetChoice(latest.id, call);
  },
  undo: (acting, turn) => (turn % 2 === 0 ? log(acting, turn) : acting.hub.curation.undo(acting.call)),
} as const satisfies Readonly<Record<string, Deed>>;

function choiceOf(turn: number): Parameters<Curation['chooseSource']>[0] {
  const ranking = [turn % 2 === 0 ? 'phone' : 'watch'] as readonly string[] as readonly SourceId[];
  return { kind: 'workout' as DataKind, metric: null, from: null, to: null, ranking };
}

/** Two workouts a file, stored in two transactions. */
export function importFile({ hub, call }: Acting, turn: number) {
  const month = String(1 + (Math.floor(turn / 28) % 12)).padStart(2, '0');
  const at = `2025-${month}-${String(1 + (turn % 28)).padStart(2, '0')}`;
  const lines = [6, 16].map((hour) =>
    JSON.stringify([
      { key: `${turn} ${hour}`, start: `${at}T${String(hour).padStart(2, '0')}:00:00.000Z`, seconds: 60 },
    ]),
  );
  return hub.importing.importFrom({
    ...call,
    sources: [textFile(`${turn}.txt`, lines.join('\n'))],
    importers: [sketchImporter],
  });
}

export function actingFor(
  storage: Storage,
  name: string,
  at: () => Instant = () => now,
  originals: OriginalStore | null = null,
): Acting {
  const catalogue = createSourceCatalogue({ descriptors: [], preference: ['watch' as SourceId] });
  const owner: Owner = { tenantId: name as TenantId, userId: name as UserId };
  const hub = createHub({ storage, catalogue, now: at, sha256, originals });
  return { storage, hub, call: { owner, signal: new AbortController().signal } };
}

/** Two recordings of one ride, and one of another day. */
export async function prepare({ hub, call }: Acting): Promise<void> {
  await hub.person.updateProfile({ timeZone: 'Europe/Berlin' }, call);
  const records = [watch, phone, pod].map((record) => ({ record, streams: null }));
  await hub.importing.ingest(call.owner, { records, thresholds: [], entry: null });
}

export interface PersonState extends WholeState {
  readonly choices: unknown;
  readonly hidden: unknown;
  readonly actions: readonly PersonAction[];
  readonly imports: readonly { readonly state: string; readonly records: number }[];
}

export async function stateOf(storage: Storage, { owner }: ReadCall): Promise<PersonState> {
  return {
    ...(await wholeState(storage, owner)),
    choices: await storage.choices.list(owner),
    hidden: await storage.records.hidden(owner),
    actions: await storage.actions.list(owner, 10_000),
    imports: await storage.imports.list(owner),
  };
}
