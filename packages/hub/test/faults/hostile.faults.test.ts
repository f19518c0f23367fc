import {
  HealthError,
  type Instant,
  type LocalDate,
  type Owner,
  type RecordId,
  type SourceId,
  type Storage,
  type ThresholdMetric,
  type UserId,
} from '@vitalwire/core';
import { digestOf } from '@vitalwire/storage/archive';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sketchImporter, textFile } from '../fixtures.ts';
import { type Acting, actingFor, prepare, watch } from './deeds.ts';
import { engines, newPlace, openPlace } from './engines.ts';

/** What has broken a query, a pattern, an object or a protocol before. */
const corpus = [
  "'; drop table record; --",
  '" or ""="',
  "x' union select sealed from vendor_grant --",
  '%_like*?[a-z]',
  '\\',
  '\\u0000',
  'nul\u0000in the middle',
  '$1 ? :name @p $(x) {{y}}',
  '__proto__',
  'constructor',
  'toString',
  '\ud83d lone half',
  '\u202eesrever',
  '',
  ' ',
  'x'.repeat(5000),
  'workout_',
  '../../etc/passwd',
  'null',
];
const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...corpus) },
  { weight: 1, arbitrary: fc.string({ maxLength: 80, unit: 'binary' }) },
);
const at = '2026-05-04T05:00:00.000Z' as Instant;
const dates = { from: '2026-05-01' as LocalDate, to: '2026-05-31' as LocalDate };

/** Every place of the hub that a text from outside can come to. */
function callsWith(text: string, { hub, call }: Acting): readonly (() => Promise<unknown>)[] {
  const id = text as RecordId;
  const source = text as SourceId;
  const { health, curation, importing, person, egress, coverage } = hub;
  const order = 'oldest-first' as const;
  return [
    () => health.list('workout', { order, sourceIds: [source], subtypes: [text] }, call),
    () => health.list('workout', { order, after: { start: at, id } }, call),
    () => health.get('workout', id, call),
    () => health.streams(id, null, call),
    () => health.days({ dates, metrics: ['steps'], sourceIds: [source] }, call),
    () => curation.log({ kind: 'note', start: at, end: null, fields: { text, tags: [text] } }, call),
    () => curation.log({ kind: 'note', start: at, end: null, fields: JSON.parse(`{${JSON.stringify(text)}:1}`) }, call),
    () => curation.edit(watch.id, { set: { name: text } }, call),
    () => curation.edit(watch.id, { set: JSON.parse(`{${JSON.stringify(text)}:{"polluted":1}}`) }, call),
    () => curation.edit(watch.id, { set: {}, restore: [text] }, call),
    () => curation.edit(id, { set: { name: 'x' } }, call),
    () => curation.remove(id, call),
    () => curation.merge([id, watch.id], call),
    () => curation.unmerge(text, call),
    () => curation.history(id, call),
    () => curation.forgetChoice(text, call),
    () =>
      curation.chooseSource(
        { kind: 'dailySummary', metric: text as never, from: null, to: null, ranking: [source] },
        call,
      ),
    () => importing.withdraw(call.owner, { ids: [id], withdrawnAt: at }),
    () => importing.importFrom({ ...call, sources: [textFile(text, text)], importers: [sketchImporter] }),
    () => person.updateProfile({ displayName: text }, call),
    () => person.updateProfile({ timeZone: text }, call),
    () => person.removeThreshold({ metric: text as ThresholdMetric, sport: null, validFrom: dates.from }, call),
    () => coverage.reports({ sourceId: source }, call),
    () =>
      egress.record(call.owner, {
        audience: { type: 'assistant', client: text, operation: text },
        records: [{ kind: 'workout', sourceId: source, count: 1 }],
      }),
    () => egress.report(call.owner, null),
    () => curation.actions(100, call),
  ];
}

const contentOf = (storage: Storage, owner: Owner) => storage.snapshot((view) => digestOf(view, owner));

for (const engine of engines) {
  it(`F4 on ${engine}: whatever text comes from outside is a value, a refusal in a sentence, or not found`, async ({
    task,
  }) => {
    const storage = openPlace(await newPlace(engine, 'hostile'));
    await storage.migrate();
    const other = actingFor(storage, 'other');
    await prepare(other);
    const before = await contentOf(storage, other.call.owner);
    const untouched = Object.getOwnPropertyNames(Object.prototype).sort();
    let person = 0;
    let calls = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const acting = actingFor(storage, `p${person++}`);
        await prepare(acting);
        for (const [place, ask] of callsWith(text, acting).entries()) {
          calls++;
          const failure = await ask().then(
            () => null,
            (error: unknown) => error,
          );
          const where = `call ${place} with ${JSON.stringify(text.slice(0, 60))}`;
          if (failure !== null) {
            expect(HealthError.is(failure), `${where}: ${failure}`).toBe(true);
            const { code } = failure as HealthError;
            expect(['invalid-input', 'not-found', 'file-invalid'], where).toContain(code);
          }
        }
        expect(await storage.records.rebuildTotals(acting.call.owner)).toBe(0);
        expect(await contentOf(storage, other.call.owner)).toEqual(before);
      }),
      { numRuns: engine === 'sqlite' ? 60 : 25 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(untouched);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    await storage.close();
    task.meta.fault = { id: 'F4', operation: 'text in every place', engine, cycles: calls };
  });

  it(`F5 on ${engine}: keys that an object inherits are no fields, and an owner may be called so`, async ({ task }) => {
    const storage = openPlace(await newPlace(engine, 'inherited'));
    await storage.migrate();
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    for (const key of keys) {
      const acting = actingFor(storage, key);
      await prepare(acting);
      const { hub, call } = acting;
      const set = JSON.parse(`{"${key}":{"polluted":true}}`);
      await expect(hub.curation.edit(watch.id, { set }, call), key).rejects.toMatchObject({ code: 'invalid-input' });
      const fields = { ...JSON.parse('{"text":"fine","tags":[]}'), ...JSON.parse(`{"x":{"${key}":1}}`) };
      await expect(hub.curation.log({ kind: 'note', start: at, end: null, fields }, call)).rejects.toMatchObject({
        code: 'invalid-input',
      });
      expect((await hub.health.list('workout', { order: 'oldest-first' }, call)).records).toHaveLength(2);
      const nobody = { ...call, owner: { ...call.owner, userId: `${key} else` as UserId } };
      expect((await hub.health.list('workout', { order: 'oldest-first' }, nobody)).records).toEqual([]);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    await storage.close();
    task.meta.fault = { id: 'F5', operation: 'inherited keys', engine, cycles: keys.length };
  });
}
