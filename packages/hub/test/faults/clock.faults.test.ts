import type { Instant } from '@vitalwire/core';
import { expect, it } from 'vitest';
import { actingFor, deeds, importFile, prepare, stateOf } from './deeds.ts';
import { engines, newPlace, openPlace } from './engines.ts';

/** An hour back, an hour on, a year on, a year back; then the hours around both changes of summer time in Berlin. */
const clock = [
  '2026-06-01T12:00:00.000Z',
  '2026-06-01T11:00:00.000Z',
  '2026-06-01T13:00:00.000Z',
  '2027-06-01T13:00:00.000Z',
  '2026-06-01T13:00:00.000Z',
  '2026-03-29T00:59:59.999Z',
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T00:59:59.999Z',
  '2026-10-25T01:00:00.000Z',
  '2016-12-31T23:59:59.999Z',
] as readonly string[] as readonly Instant[];

for (const engine of engines) {
  it(`A12 on ${engine}: whatever the clock does, every deed is kept once, in order, and undone to the letter`, async ({
    task,
  }) => {
    task.meta.fault = { id: 'A12', operation: 'every deed, import', engine, cycles: clock.length };
    const storage = openPlace(await newPlace(engine, 'clock'));
    await storage.migrate();
    for (const [name, deed] of Object.entries(deeds)) {
      let time = clock[0] as Instant;
      const acting = actingFor(storage, name, () => time);
      await prepare(acting);
      for (const [turn, instant] of clock.entries()) {
        time = instant;
        await importFile(acting, turn);
      }
      for (const turn of clock.keys()) expect((await importFile(acting, turn)).files.duplicate).toBe(1);
      const { actions: _, ...before } = await stateOf(storage, acting.call);
      for (const [turn, instant] of clock.entries()) {
        time = instant;
        await deed(acting, turn);
      }
      const { actions } = await stateOf(storage, acting.call);
      expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
      expect(actions.length + actions.filter(({ undoneAt }) => undoneAt !== null).length).toBe(clock.length);
      while ((await acting.hub.curation.undo(acting.call)) !== null);
      expect(await stateOf(storage, acting.call), name).toMatchObject(before);
      expect(await storage.records.rebuildTotals(acting.call.owner)).toBe(0);
    }
    await storage.close();
  });
}
