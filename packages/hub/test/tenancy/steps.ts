import {
  type Curation,
  createReadMeter,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type RecordId,
  type Workout,
} from '@vitalwire/core';
import type { OpenGrant } from '../../src/grants/grants.ts';
import { mended } from '../two-readers.ts';
import { anna, fileOf, type Known, may, provider, recordsOf, sinceOf, tokensOf, walkedAt } from './people.ts';
import type { Outcome, Step, Visitor, Walk } from './walk-types.ts';

const annas = recordsOf(anna);
const annasIds: readonly RecordId[] = Object.values(annas).map(({ id }) => id);
const kinds = ['workout', 'sleep', 'dailySummary', 'bodyMeasurement'] as const;
const oldestFirst = { order: 'oldest-first' } as const;
const dates = { from: '2026-04-01' as LocalDate, to: '2026-06-30' as LocalDate };
const later = (seconds: number) => instantOf(millisecondsOf(walkedAt) + seconds * 1000);

/** What a call answers, or what it fails with: both can tell something. */
async function outcome(call: Promise<unknown>): Promise<Outcome> {
  return call.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ failure: error instanceof Error ? { ...error, message: error.message } : error }),
  );
}
const all = (...calls: readonly Promise<unknown>[]) => Promise.all(calls.map(outcome));

/** Deeds are done one after the other. */
async function inTurn(...deeds: readonly (() => Promise<unknown>)[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const deed of deeds) outcomes.push(await outcome(deed()));
  return outcomes;
}

async function collected<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** With a meter, which tells what an answer was made of. */
async function metered(
  { call }: Visitor,
  read: (call: Visitor['call']) => Promise<unknown>,
): Promise<readonly unknown[]> {
  const meter = createReadMeter();
  return [await outcome(read({ ...call, meter })), meter.counts()];
}

type Deeds = { readonly [M in keyof Curation]: Step };

const deedsOf = (of: (visitor: Visitor) => Curation): Deeds => {
  const on =
    (deed: (curation: Curation, call: Visitor['call'], known: Known) => Promise<unknown>): Step =>
    (visitor, known) =>
      outcome(deed(of(visitor), visitor.call, known));
  return {
    merges: on((curation, call) => all(curation.merges(null, call), curation.merges('workout', call))),
    choices: on((curation, call) => curation.choices(call)),
    history: on((curation, call) => all(...annasIds.map((id) => curation.history(id, call)))),
    actions: on((curation, call) => curation.actions(100, call)),
    // At the time of her ride: whoever looks for neighbours must not find hers.
    log: on((curation, call) =>
      inTurn(
        () => curation.log({ kind: 'workout', start: annas.ride.start, end: annas.ride.end, fields: ridden }, call),
        () => curation.log({ kind: 'sleep', start: annas.night.start, end: annas.night.end, fields: slept }, call),
      ),
    ),
    edit: on((curation, call) =>
      inTurn(...annasIds.map((id) => () => curation.edit(id, { set: { name: 'Theirs' } }, call))),
    ),
    remove: on((curation, call) => inTurn(...annasIds.map((id) => () => curation.remove(id, call)))),
    merge: on((curation, call) =>
      inTurn(
        () => curation.merge([annas.ride.id, annas.run.id], call),
        () => curation.merge([annas.apart.id, annas.otherApart.id], call),
      ),
    ),
    unmerge: on((curation, call, { merge }) =>
      inTurn(
        () => curation.unmerge(merge, call),
        () => curation.unmerge(annas.ride.id, call),
      ),
    ),
    chooseSource: on((curation, call) =>
      curation.chooseSource({ kind: 'workout', metric: null, from: null, to: null, ranking: [...anna.sources] }, call),
    ),
    forgetChoice: on((curation, call, { choice }) => curation.forgetChoice(choice, call)),
    undo: on((curation, call) => curation.undo(call)),
  };
};
const ridden = { sport: 'cycling', laps: [], lengths: [], sets: [], pauses: [], sensors: [], streams: null };
const slept = { nap: false, stages: [] };

/** Her grant, as someone would write it down who knows all of it but whose it is. */
const hersFor = ({ call: { owner } }: Visitor): OpenGrant => ({
  ...tokensOf(anna),
  owner,
  sourceId: anna.connected,
  version: 2,
});
const claim = { now: walkedAt, until: later(60) };

/** As if they had been read. */
const hersToRecall = annasIds.map((id) => {
  const provenance = { sourceId: anna.sources[0], receivedAt: walkedAt };
  return { of: { record: { id, provenance } as Workout, merge: null, sources: [] }, key: 'k' };
});

export const walk: Walk = {
  // First, as reads forget what is overdue: hers is not.
  expire: ({ hub }) => outcome(hub.expire(walkedAt)),
  health: {
    list: (visitor) =>
      Promise.all(
        kinds.flatMap((kind) => [
          metered(visitor, (call) => visitor.hub.health.list(kind, oldestFirst, call)),
          metered(visitor, (call) => visitor.hub.health.list(kind, { ...oldestFirst, sourceIds: anna.sources }, call)),
        ]),
      ),
    get: (visitor) =>
      Promise.all(
        Object.values(annas).map(({ kind, id }) => metered(visitor, (call) => visitor.hub.health.get(kind, id, call))),
      ),
    streams: (visitor) =>
      Promise.all(annasIds.map((id) => metered(visitor, (call) => visitor.hub.health.streams(id, null, call)))),
    streamsOf: (visitor) => metered(visitor, (call) => collected(visitor.hub.health.streamsOf(annasIds, null, call))),
    recall: (visitor) =>
      metered(visitor, async (call) => {
        const { health } = visitor.hub;
        const own = (await health.list('workout', oldestFirst, call)).records.map((of) => ({ of, key: 'k' }));
        const asked = [...own, ...hersToRecall];
        const { keep } = await health.recall('load', asked, call);
        await keep(new Map(asked.map(({ of }) => [of.record.id, 'by the visitor'])));
        return [...(await health.recall('load', asked, call)).found];
      }),
    days: (visitor) =>
      metered(visitor, (call) => visitor.hub.health.days({ dates, metrics: ['steps', 'restingHeartRateBpm'] }, call)),
    eras: (visitor) => metered(visitor, (call) => visitor.hub.health.eras('weightKilograms', { dates }, call)),
    sources: ({ hub, call }) => outcome(hub.health.sources(call)),
  },
  person: {
    profile: ({ hub, call }) => outcome(hub.person.profile(call)),
    thresholds: ({ hub, call }) => outcome(hub.person.thresholds(call)),
    weighings: ({ hub, call }) => outcome(hub.person.weighings(null, call)),
    updateProfile: ({ hub, call }) => outcome(hub.person.updateProfile({ units: 'imperial' }, call)),
    setThresholds: ({ hub, call }) =>
      outcome(
        hub.person.setThresholds(
          [{ metric: 'ftpWatts', sport: 'cycling', value: 999, validFrom: sinceOf(anna), detail: null }],
          call,
        ),
      ),
    removeThreshold: ({ hub, call }) =>
      outcome(hub.person.removeThreshold({ metric: 'ftpWatts', sport: 'cycling', validFrom: sinceOf(anna) }, call)),
  },
  coverage: {
    reports: ({ hub, call }) => outcome(hub.coverage.reports({}, call)),
    fill: ({ hub, call: { owner, signal } }) =>
      outcome(hub.coverage.fill({ provider, kind: 'dailySummary', range: may, owner, signal })),
  },
  egress: {
    report: ({ hub, call }) => outcome(hub.egress.report(call.owner, null)),
    record: ({ hub, call }) =>
      outcome(
        hub.egress.record(call.owner, {
          audience: { type: 'assistant', client: anna.name, operation: 'get_sleep' },
          records: [{ kind: 'sleep', sourceId: anna.sources[0], count: 5 }],
        }),
      ),
    flush: ({ hub }) => outcome(hub.egress.flush()),
  },
  rehearsal: deedsOf(({ hub }) => hub.rehearsal),
  curation: deedsOf(({ hub }) => hub.curation),
  importing: {
    // Then they hold the same ids, one of them with streams in her database alone, one that her source took back.
    ingest: ({ hub, call }) =>
      inTurn(
        () =>
          hub.importing.ingest(call.owner, {
            records: [annas.ride, annas.night, annas.takenBack].map((record) => ({ record, streams: null })),
            thresholds: [],
            entry: null,
          }),
        () => hub.health.streams(annas.ride.id, null, call),
      ),
    withdraw: ({ hub, call: { owner } }) =>
      outcome(hub.importing.withdraw(owner, { ids: annasIds, withdrawnAt: later(0) })),
    importFrom: ({ hub, call: { owner, signal } }) =>
      outcome(hub.importing.importFrom({ owner, sources: [fileOf(anna)], importers: [mended()], signal })),
    reprocess: ({ hub, call: { owner, signal } }) =>
      outcome(hub.importing.reprocess({ owner, importers: [mended()], signal })),
  },
  grants: {
    find: ({ grants, call }) => outcome(grants.find(call.owner, anna.connected)),
    list: ({ grants, call }) => outcome(grants.list(call.owner)),
    claimRefresh: (visitor) => outcome(visitor.grants.claimRefresh(hersFor(visitor), claim)),
    releaseRefresh: (visitor) => outcome(visitor.grants.releaseRefresh(hersFor(visitor))),
    refreshed: (visitor) => outcome(visitor.grants.refreshed(hersFor(visitor), tokensOf(anna))),
    reseal: ({ grants, call }) => outcome(grants.reseal(call.owner)),
    remove: ({ grants, call }) => outcome(grants.remove(call.owner, anna.connected)),
    connect: ({ grants, call }) => outcome(grants.connect(call.owner, anna.connected, tokensOf(anna))),
  },
};
