import { strict as assert } from 'node:assert';
import type { AnyRecord } from '@vitalwire/core';
import { anna, importEntry, note, threshold, workout } from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';

/** Texts that have broken a database, a query or an object before. */
const awkward: readonly string[] = [
  "'; drop table record; --",
  '" or ""="',
  '%_like*?[a-z]',
  'back\\slash \\u0000 \\x00 \\\\',
  '__proto__',
  'constructor',
  '{"a":[1,"\\"]}',
  '$1 ? :name @p $ {x} {{y}}',
  'Zoë 👩🏽‍🚴‍♀️ żółć ß İi ﷽ 日本語 עברית',
  'e\u0301 is not é',
  'line\nfeed\tand tab',
  ' space ',
  'null',
  '0x1F',
];
/** What only a file name or a remark can hold: the record schema refuses it. */
const unclean: readonly string[] = [
  'nul\u0000in the middle',
  '\u0000',
  'lone \ud83d half',
  '\udc00\ud800',
  '\u202egnp.tif',
  '',
];

export const textCases: Requirements = {
  async 'any text a record may hold comes back unchanged'({ records }) {
    const all: readonly AnyRecord[] = awkward.flatMap((text) => [
      note(text, undefined, { text, tags: [text] }),
      workout(text, undefined, { name: text, description: text, vendorSport: text, laps: [], multisportKey: text }),
    ]);
    const named = all.map(
      (record) =>
        ({ ...record, provenance: { ...record.provenance, vendorId: record.provenance.naturalKey } }) as AnyRecord,
    );
    assert.deepEqual(new Set(await records.write(anna, named)), new Set(['inserted']));
    for (const record of named) assert.deepEqual(await records.get(anna, record.kind, record.id), record);
    assert.deepEqual(new Set(await records.write(anna, named)), new Set(['unchanged']));
    assert.equal(({} as { text?: string }).text, undefined);
  },

  async 'text with unseen characters is refused in a record'({ records }) {
    for (const text of unclean)
      await rejectsWith('invalid-input', records.write(anna, [note('a', undefined, { text })]));
  },

  async 'any text a file name or a remark may hold comes back unchanged'({ imports, people }) {
    for (const text of [...awkward, ...unclean]) {
      const entry = importEntry('f', { name: text, mapper: text, position: text });
      await imports.write(anna, entry);
      assert.deepEqual(await imports.find(anna, entry.hash), entry);
      await people.writeThresholds(anna, [threshold({ detail: text })]);
      assert.deepEqual(await people.thresholds(anna), [threshold({ detail: text })]);
      const profile = { displayName: text, updatedAt: null };
      await people.writeProfile(anna, profile);
      assert.deepEqual(await people.profile(anna), profile);
    }
  },

  async 'an owner that an engine would write differently is refused'({ imports }) {
    for (const userId of ['', 'nul\u0000', 'half \ud83d']) {
      await rejectsWith('invalid-input', imports.list({ ...anna, userId: userId as typeof anna.userId }));
      await rejectsWith(
        'invalid-input',
        imports.write({ ...anna, tenantId: userId as unknown as typeof anna.tenantId }, importEntry('0')),
      );
    }
  },

  async 'owners are told apart by every letter'({ imports }) {
    const owners = awkward.map((text) => ({ tenantId: text, userId: text }) as unknown as typeof anna);
    for (const [i, owner] of owners.entries()) await imports.write(owner, importEntry('0', { records: i }));
    for (const [i, owner] of owners.entries())
      assert.equal((await imports.find(owner, importEntry('0').hash))?.records, i);
  },
};
