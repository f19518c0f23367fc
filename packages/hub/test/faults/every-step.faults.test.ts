import { memoryStorage } from '@vitalwire/storage/memory';
import { failAtEveryStep } from '@vitalwire/storage/testing';
import { expect, it } from 'vitest';
import { actingFor, deeds, importFile, type PersonState, prepare, stateOf, watch } from './deeds.ts';
import { engines, newPlace, openPlace } from './engines.ts';

const works = {
  ...deeds,
  ingest: ({ hub, call }) =>
    hub.importing.ingest(call.owner, {
      records: [{ record: { ...watch, distanceMeters: 26_000 }, streams: null }],
      thresholds: [],
      entry: null,
    }),
} as const satisfies Record<string, (typeof deeds)['log']>;

for (const engine of ['memory', ...engines] as const) {
  for (const [name, work] of Object.entries(works)) {
    it(`${name} on ${engine}, whichever step fails, leaves what was there`, async ({ task }) => {
      const place = engine === 'memory' ? null : await newPlace(engine, `step_${name.replace('-', '_')}`);
      let person = 0;
      let before: PersonState | undefined;
      const steps = await failAtEveryStep({
        async open() {
          const storage = place === null ? memoryStorage() : openPlace(place);
          await storage.migrate();
          const acting = actingFor(storage, `p${++person}`);
          await prepare(acting);
          if (name === 'undo') await deeds.edit(acting, 0);
          before = await stateOf(storage, acting.call);
          return storage;
        },
        work: (storage) => {
          const acting = actingFor(storage, `p${person}`);
          return name === 'undo' ? acting.hub.curation.undo(acting.call) : work(acting, 0);
        },
        async check(storage) {
          const { call } = actingFor(storage, `p${person}`);
          expect(await stateOf(storage, call)).toEqual(before);
          expect(await storage.records.rebuildTotals(call.owner)).toBe(0);
        },
      });
      expect(steps).toBeGreaterThan(3);
      task.meta.fault = { id: 'A6', operation: name, engine, cycles: steps };
    });
  }

  it(`an import on ${engine}, whichever step fails, goes on where it stopped`, async ({ task }) => {
    const place = engine === 'memory' ? null : await newPlace(engine, 'step_import');
    let person = 0;
    const steps = await failAtEveryStep({
      async open() {
        const storage = place === null ? memoryStorage() : openPlace(place);
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
