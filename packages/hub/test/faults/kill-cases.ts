import { join } from 'node:path';
import type { Storage } from '@vitalwire/core';
import { type KilledRun, killRepeatedly } from '@vitalwire/storage/testing';
import { expect, inject, it } from 'vitest';
import { type Acting, actingFor, deeds, importFile, type PersonState, prepare, stateOf } from './deeds.ts';
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

const operations: readonly (readonly [operation: string, id: string, within: number, check: Check])[] = [
  ['import', 'A1', WITHIN_MILLISECONDS, importsStand],
  ...Object.keys(deeds).map((name) => [name, 'A1', WITHIN_MILLISECONDS, deedsStand] as const),
  ['erase', 'A1', SHORT_MILLISECONDS, erasedOrNot],
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
          const acting = actingFor(storage, `p${cycle}`);
          await prepare(acting);
          if (operation === 'erase') for (let turn = 0; turn < 10; turn++) await importFile(acting, turn);
          before = await stateOf(storage, acting.call);
          return childOf(place, operation, `p${cycle}`);
        },
        async check(killed) {
          await settled(place);
          const acting = actingFor(storage, `p${killed.cycle}`);
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
        const acting = actingFor(storage, 'p');
        await prepare(acting);
        expect((await stateOf(storage, acting.call)).records).toHaveLength(3);
        await storage.close();
      },
    });
  });
}

function childOf({ engine, address, schema }: Place, ...rest: string[]) {
  return ['--conditions=@vitalwire/source', script, engine, address, schema, ...rest];
}
