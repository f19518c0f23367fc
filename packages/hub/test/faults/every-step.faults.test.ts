import { memoryStorage } from '@vitalwire/storage/memory';
import { failAtEveryStep } from '@vitalwire/storage/testing';
import { expect, it } from 'vitest';
import { type Acting, actingFor, deeds, importFile, type PersonState, prepare, stateOf, watch } from './deeds.ts';
import { actingWithOriginals, doors, keepOriginals, mendedNames, namesOf, readAgain } from './doors.ts';
import { engines, newPlace, openPlace, type Place } from './engines.ts';

interface Work {
  /** What has to stand before it. */
  readonly before?: (acting: Acting) => Promise<unknown>;
  readonly work: (acting: Acting) => Promise<unknown>;
}

const works: Readonly<Record<string, Work>> = {
  ...Object.fromEntries(Object.entries(deeds).map(([name, deed]) => [name, { work: (acting) => deed(acting, 0) }])),
  undo: { before: (acting) => deeds.edit(acting, 0), work: ({ hub, call }) => hub.curation.undo(call) },
  'forget-choice': {
    before: (acting) => deeds['forget-choice'](acting, 0),
    work: (acting) => deeds['forget-choice'](acting, 1),
  },
  ingest: {
    work: ({ hub, call }) =>
      hub.importing.ingest(call.owner, {
        records: [{ record: { ...watch, distanceMeters: 26_000 }, streams: null }],
        thresholds: [],
        entry: null,
      }),
  },
  withdraw: { work: (acting) => doors.withdraw(acting, 0) },
  erase: { work: ({ storage, call }) => storage.erase(call.owner) },
};
/** One call of the storage, which is one transaction. */
const oneStep = new Set(['erase']);

const placeOf = async (engine: 'memory' | (typeof engines)[number], name: string) =>
  engine === 'memory' ? null : newPlace(engine, `step_${name.replace('-', '_')}`);
const openOrMemory = (place: Place | null) => (place === null ? memoryStorage() : openPlace(place));

for (const engine of ['memory', ...engines] as const) {
  for (const [name, { before, work }] of Object.entries(works)) {
    it(`${name} on ${engine}, whichever step fails, leaves what was there`, async ({ task }) => {
      const place = await placeOf(engine, name);
      let person = 0;
      let state: PersonState | undefined;
      const steps = await failAtEveryStep({
        async open() {
          const storage = openOrMemory(place);
          await storage.migrate();
          const acting = actingFor(storage, `p${++person}`);
          await prepare(acting);
          await before?.(acting);
          state = await stateOf(storage, acting.call);
          return storage;
        },
        work: (storage) => work(actingFor(storage, `p${person}`)),
        async check(storage) {
          const { call } = actingFor(storage, `p${person}`);
          expect(await stateOf(storage, call)).toEqual(state);
          expect(await storage.records.rebuildTotals(call.owner)).toBe(0);
        },
      });
      expect(steps).toBeGreaterThan(oneStep.has(name) ? 0 : 3);
      task.meta.fault = { id: name === 'erase' ? 'F8' : 'A6', operation: name, engine, cycles: steps };
    });
  }

  it(`an import on ${engine}, whichever step fails, goes on where it stopped`, async ({ task }) => {
    const place = await placeOf(engine, 'import');
    let person = 0;
    const steps = await failAtEveryStep({
      async open() {
        const storage = openOrMemory(place);
        await storage.migrate();
        await prepare(actingFor(storage, `p${++person}`));
        return storage;
      },
      async work(storage) {
        const { files, rejected } = await importFile(actingFor(storage, `p${person}`), 0);
        // What is no error of the storage costs the file, and is in the report.
        if (files.rejected > 0) throw new Error(rejected[0]?.message);
      },
      async check(storage) {
        const acting = actingFor(storage, `p${person}`);
        expect([3, 4, 5]).toContain((await stateOf(storage, acting.call)).records.length);
        await importFile(acting, 0);
        const state = await stateOf(storage, acting.call);
        expect(state.records).toHaveLength(5);
        expect((await importFile(acting, 0)).files.duplicate).toBe(1);
        expect(await stateOf(storage, acting.call)).toEqual(state);
      },
    });
    task.meta.fault = { id: 'A6', operation: 'import', engine, cycles: steps };
  });
}

for (const engine of engines) {
  it(`reprocess on ${engine}, whichever step fails, leaves each record as it was or as it is now`, async ({ task }) => {
    const place = await newPlace(engine, 'step_reprocess');
    let person = 0;
    const actingOn = (storage: Parameters<typeof actingFor>[0]) =>
      actingWithOriginals(storage, `p${person}`, place.originals);
    const steps = await failAtEveryStep({
      async open() {
        const storage = openPlace(place);
        await storage.migrate();
        person++;
        await keepOriginals(actingOn(storage), 3);
        return storage;
      },
      work: (storage) => readAgain(actingOn(storage)),
      async check(storage) {
        const acting = actingOn(storage);
        for (const name of await namesOf(acting)) expect(['Mine', 'Mended', null]).toContain(name);
        expect((await readAgain(acting)).originals.rejected).toBe(0);
        expect((await readAgain(acting)).originals).toMatchObject({ changed: 0, upToDate: 3 });
        expect(await namesOf(acting)).toEqual(mendedNames.slice(0, 2));
        expect(await storage.records.rebuildTotals(acting.call.owner)).toBe(0);
      },
    });
    expect(steps).toBeGreaterThan(10);
    task.meta.fault = { id: 'A6', operation: 'reprocess', engine, cycles: steps };
  });
}
