import { join } from 'node:path';
import type { Storage } from '@vitalwire/core';
import { type KilledRun, killRepeatedly } from '@vitalwire/storage/testing';
import { expect, inject, it } from 'vitest';
import { createGrants } from '../../src/grants/grants.ts';
import { type Acting, deeds, importFile, type PersonState, phone, prepare, stateOf } from './deeds.ts';
import {
  actingWithOriginals,
  clientOf,
  connect,
  doors,
  garmin,
  keepOriginals,
  keptId,
  mendedNames,
  namesOf,
  readAgain,
  sealOver,
  turnOf,
} from './doors.ts';
import { type Engine, newPlace, openPlace, type Place, settled } from './engines.ts';

const CYCLES = inject('faultCycles');
const WITHIN_MILLISECONDS = 60;
/** Erasing and migrating are over soon. */
const SHORT_MILLISECONDS = 15;
const MIGRATING_MILLISECONDS = 200;
const script = join(import.meta.dirname, 'role.ts');

type Check = (storage: Storage, acting: Acting, before: PersonState, killed: KilledRun) => Promise<void>;

/** Acknowledged deeds are there, at most the one in flight with them; undoing them all leads back to the letter. */
const deedsStand: Check = async (storage, { hub, call }, before, { acknowledged }) => {
  const { actions } = await stateOf(storage, call);
  // An undo is no action: every other turn of these two.
  const done = actions.length + actions.filter(({ undoneAt }) => undoneAt !== null).length;
  expect([acknowledged.length, acknowledged.length + 1]).toContain(done);
  const standing = actions.filter(({ undoneAt }) => undoneAt === null).length;
  for (let i = 0; i < standing; i++) expect(await hub.curation.undo(call)).not.toBeNull();
  expect(await hub.curation.undo(call)).toBeNull();
  const { actions: _, ...after } = await stateOf(storage, call);
  const { actions: __, ...original } = before;
  expect(after).toEqual(original);
};

const importsStand: Check = async (storage, acting, before, { acknowledged }) => {
  const { imports } = await stateOf(storage, acting.call);
  expect([acknowledged.length, acknowledged.length + 1]).toContain(imports.length);
  for (let turn = 0; turn < imports.length; turn++) {
    const report = await importFile(acting, turn);
    if (turn < acknowledged.length) expect(report.files.duplicate).toBe(1);
  }
  const state = await stateOf(storage, acting.call);
  expect(state.records.length).toBe(before.records.length + 2 * imports.length);
  for (let turn = 0; turn < imports.length; turn++) await importFile(acting, turn);
  expect(await stateOf(storage, acting.call)).toEqual(state);
  for (const record of state.records) {
    const { id, streams } = JSON.parse(record);
    if (streams) expect(await storage.streams.read(acting.call.owner, id, null)).not.toBeNull();
  }
};

const erasedOrNot: Check = async (storage, { call }, before, { acknowledged }) => {
  const state = await stateOf(storage, call);
  if (acknowledged.length > 0 || state.records.length === 0) {
    expect(state.records).toEqual([]);
    expect(state.actions).toEqual([]);
    expect((await storage.owners()).map(({ userId }) => userId)).not.toContain(call.owner.userId);
  } else expect(state).toEqual(before);
};

/** Taken back or given anew, each in its turn, never by halves; the last word holds when all is said again. */
const lastWordHolds: Check = async (storage, acting, before, { acknowledged }) => {
  const { owner } = acting.call;
  const there = (await storage.records.get(owner, 'workout', phone.id)) !== null;
  const [last] = await storage.withdrawals.list(owner, [phone.id]);
  const turns = last === undefined ? 0 : turnOf(last.withdrawnAt) + (there ? 2 : 1);
  const said = acknowledged.length;
  expect([said, said + 1]).toContain(turns);
  await doors.withdraw(acting, said + (said % 2));
  expect((await stateOf(storage, acting.call)).records).toHaveLength(before.records.length - 1);
  await doors.withdraw(acting, said + (said % 2) + 1);
  const { records, merges } = await stateOf(storage, acting.call);
  expect(records).toHaveLength(before.records.length);
  expect(merges.map(({ members }) => members)).toEqual(before.merges.map(({ members }) => members));
};

const entriesStand: Check = async (storage, { call }, _, { acknowledged }) => {
  const clients = (await storage.egress.list(call.owner, null)).map(({ audience }) => audience.client);
  expect([acknowledged.length, acknowledged.length + 1]).toContain(clients.length);
  expect(clients).toEqual(clients.map((_, turn) => clientOf(turn)));
};

const keysOpen: Check = async (storage, { call: { owner } }) => {
  for (const swapped of [false, true]) {
    const seal = sealOver(storage, swapped);
    const grants = createGrants({ storage, seal });
    expect((await grants.find(owner, garmin))?.tokens.refreshToken?.reveal()).toBe('refresh');
    await seal.rotate(owner.tenantId);
    expect(await grants.reseal(owner)).toEqual({ resealed: 1, unchanged: 0, unreadable: [] });
    await seal.rewrap(owner.tenantId);
    expect((await storage.keys.list(owner.tenantId)).filter(({ state }) => state === 'active')).toHaveLength(1);
  }
};

/** Each original is read again as a whole or not; the next run reads the rest, and what the person did stays. */
const originalsStand: Check = async (storage, acting, _, { acknowledged, finished }) => {
  const read = (await namesOf(acting)).filter((name) => name === 'Mended').length;
  // Of those that are said to be done, one is deleted and one has the person's own name.
  expect(read).toBeGreaterThanOrEqual(acknowledged.length - 2);
  const { originals, lost } = await readAgain(acting);
  if (finished) expect(originals.upToDate).toBe(originals.seen);
  expect(originals.upToDate).toBeGreaterThanOrEqual(acknowledged.length);
  expect([originals.rejected, lost]).toEqual([0, []]);
  const kept = new Set(await namesOf(acting));
  expect(kept).toEqual(new Set(['Mine', 'Mended', null]));
  expect((await storage.records.hidden(acting.call.owner)).map(({ id }) => id)).toEqual([keptId(1)]);
  expect((await namesOf(acting)).filter((name) => name === 'Mended')).toHaveLength(mendedNames.length - 1);
};

const operations: readonly (readonly [operation: string, id: string, within: number, check: Check])[] = [
  ['import', 'A1', WITHIN_MILLISECONDS, importsStand],
  ...Object.keys(deeds).map((name) => [name, 'A1', WITHIN_MILLISECONDS, deedsStand] as const),
  ['withdraw', 'A1', WITHIN_MILLISECONDS, lastWordHolds],
  ['egress', 'A1', WITHIN_MILLISECONDS, entriesStand],
  ['keys', 'A1', WITHIN_MILLISECONDS, keysOpen],
  ['reprocess', 'A1', WITHIN_MILLISECONDS, originalsStand],
  ['erase', 'F8', SHORT_MILLISECONDS, erasedOrNot],
];

/** One test an operation: killed again and again, each time with a person of its own in the same database. */
export function killCases(engine: Engine): void {
  for (const [operation, id, withinMilliseconds, check] of operations) {
    it(`${operation} on ${engine}`, async ({ task }) => {
      task.meta.fault = { id, operation, engine, cycles: CYCLES };
      const place = await newPlace(engine, `kill_${operation.replace('-', '_')}`);
      const storage = openPlace(place);
      await storage.migrate();
      let before: PersonState | undefined;
      const broken = await killRepeatedly({
        cycles: CYCLES,
        seed: 20_261 + operation.length,
        withinMilliseconds,
        async command(cycle) {
          const acting = actingWithOriginals(storage, `p${cycle}`, place.originals);
          await prepare(acting);
          if (operation === 'keys') await connect(acting);
          if (operation === 'reprocess') await keepOriginals(acting);
          if (operation === 'erase') for (let turn = 0; turn < 10; turn++) await importFile(acting, turn);
          before = await stateOf(storage, acting.call);
          return childOf(place, operation, `p${cycle}`);
        },
        async check(killed) {
          await settled(place);
          const acting = actingWithOriginals(storage, `p${killed.cycle}`, place.originals);
          // It makes its owner known, as every write does.
          if (operation !== 'erase') expect(await storage.records.rebuildTotals(acting.call.owner)).toBe(0);
          if (before !== undefined) await check(storage, acting, before, killed);
          expect(await storage.records.rebuildTotals(acting.call.owner)).toBe(0);
        },
      });
      await storage.close();
      // Otherwise nothing was broken off, and nothing tested.
      expect(broken).toBeGreaterThan(0);
    });
  }

  it(`migrate on ${engine}`, async ({ task }) => {
    task.meta.fault = { id: 'A5', operation: 'migrate', engine, cycles: CYCLES };
    let place = await newPlace(engine, 'kill_migrate');
    await killRepeatedly({
      cycles: CYCLES,
      seed: 5,
      withinMilliseconds: MIGRATING_MILLISECONDS,
      async command(cycle) {
        place = await newPlace(engine, `kill_migrate_${cycle}`);
        return childOf(place, 'migrate', 'p');
      },
      async check({ acknowledged }) {
        await settled(place);
        const storage = openPlace(place);
        const steps = await storage.migrate();
        if (acknowledged.length > 0) expect(steps).toEqual([]);
        const acting = actingWithOriginals(storage, 'p', place.originals);
        await prepare(acting);
        expect((await stateOf(storage, acting.call)).records).toHaveLength(3);
        await storage.close();
      },
    });
  });
}

function childOf({ engine, address, schema, originals }: Place, ...rest: string[]) {
  return ['--conditions=@vitalwire/source', script, engine, address, schema, originals, ...rest];
}
