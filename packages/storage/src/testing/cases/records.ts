import { strict as assert } from 'node:assert';
import type { AnyRecord, ContentHash, Instant, LocalDate, RecordId } from '@vitalwire/core';
import {
  anna,
  dayAfter,
  files,
  heartRateDay,
  later,
  nightlyHrv,
  note,
  receivedAt,
  ride,
  watch,
  workout,
} from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';

const { records } = {
  records: [workout('a'), note('b'), heartRateDay(dayAfter(0)), nightlyHrv(dayAfter(0), 'rmssd', 48.25)],
};

export const recordCases: Requirements = {
  async 'what is written is read back as it was'({ records: store }) {
    assert.deepEqual(
      await store.write(anna, records),
      records.map(() => 'inserted'),
    );
    for (const record of records) assert.deepEqual(await store.get(anna, record.kind, record.id), record);
  },

  async 'an id of another kind finds nothing'({ records: store }) {
    await store.write(anna, records);
    assert.equal(await store.get(anna, 'note', workout('a').id), null);
    assert.deepEqual(await store.getMany(anna, 'note', [workout('a').id]), []);
    assert.deepEqual(await store.history(anna, 'note', workout('a').id), []);
  },

  async 'many are found in the order asked, unknown ones left out'({ records: store }) {
    const all = Array.from({ length: 150 }, (_, i) => note(`n${i}`));
    await store.write(anna, all);
    const asked = [...all].reverse();
    const ids = [...asked.slice(0, 70), note('unknown'), ...asked.slice(70)].map(({ id }) => id);
    assert.deepEqual(await store.getMany(anna, 'note', ids), asked);
    assert.deepEqual(await store.getMany(anna, 'note', []), []);
  },

  async 'writing the same again changes nothing'({ records: store }) {
    await store.write(anna, records);
    assert.deepEqual(
      await store.write(anna, records),
      records.map(() => 'unchanged'),
    );
    assert.deepEqual(await store.history(anna, 'workout', workout('a').id), []);
  },

  async 'when it was received is no change, and the first time stays'({ records: store }) {
    const first = note('a');
    const again = { ...first, provenance: { ...first.provenance, receivedAt: later(receivedAt, 86_400) } };
    await store.write(anna, [first]);
    assert.deepEqual(await store.write(anna, [again]), ['unchanged']);
    assert.deepEqual(await store.get(anna, 'note', first.id), first);
  },

  async 'which original it came out of is no change, and the first one stays'({ records: store }) {
    const from = (letter: string | null) => {
      const bare = note('a', undefined, { text: `"originalHash":"${'f'.repeat(64)}"` });
      const originalHash = letter === null ? null : (letter.repeat(64) as ContentHash);
      return { ...bare, provenance: { ...bare.provenance, originalHash } };
    };
    assert.deepEqual(await store.write(anna, [from(null)]), ['inserted']);
    assert.deepEqual(await store.write(anna, [from('a')]), ['updated']);
    assert.deepEqual(await store.write(anna, [from('b')]), ['unchanged']);
    assert.deepEqual(await store.write(anna, [from(null)]), ['unchanged']);
    assert.deepEqual(await store.get(anna, 'note', note('a').id), from('a'));
  },

  async 'the order of keys is no change'({ records: store }) {
    const first = note('a', undefined, { mood: 5 });
    const { mood, ...rest } = first;
    await store.write(anna, [first]);
    assert.deepEqual(await store.write(anna, [{ mood: mood ?? 0, ...rest }]), ['unchanged']);
  },

  async 'a change keeps the versions before, newest first'({ records: store }) {
    const versions = ['one', 'two', 'three'].map((text) => note('a', undefined, { text }));
    for (const version of versions) await store.write(anna, [version]);
    const [one, two, three] = versions;
    assert.deepEqual(await store.get(anna, 'note', note('a').id), three);
    assert.deepEqual(await store.history(anna, 'note', note('a').id), [two, one]);
  },

  async 'one batch may say the same record several times'({ records: store }) {
    const versions = [
      note('a', undefined, { text: 'one' }),
      note('b'),
      note('a', undefined, { text: 'two' }),
      note('b'),
    ];
    assert.deepEqual(await store.write(anna, versions), ['inserted', 'inserted', 'updated', 'unchanged']);
    assert.deepEqual(await store.get(anna, 'note', note('a').id), versions[2]);
    assert.deepEqual(await store.history(anna, 'note', note('a').id), [versions[0]]);
  },

  async 'a large batch is one write'({ records: store }) {
    const many = Array.from({ length: 333 }, (_, i) =>
      note(`n${i}`, later('2020-01-01T00:00:00.000Z' as Instant, i * 3600)),
    );
    assert.deepEqual(new Set(await store.write(anna, many)), new Set(['inserted']));
    const listed = await store.list(anna, { kind: 'note', order: 'oldest-first' });
    assert.deepEqual(listed, many);
  },

  async 'a record that breaks its schema is refused by name, and none of its batch is stored'({ records: store }) {
    const broken = { ...note('bad'), mood: 'high' } as unknown as AnyRecord;
    await rejectsWith('invalid-input', store.write(anna, [note('good'), broken]), broken.id);
    await rejectsWith(
      'invalid-input',
      store.write(anna, [note('good'), { ...note('bad'), kind: 'toString' } as unknown as AnyRecord]),
    );
    assert.equal(await store.get(anna, 'note', note('good').id), null);
  },

  async 'one natural key cannot have two ids'({ records: store }) {
    await store.write(anna, [note('a')]);
    await rejectsWith('invalid-input', store.write(anna, [{ ...note('a'), id: note('other').id }]));
    await rejectsWith('invalid-input', store.write(anna, [{ ...note('other'), id: note('a').id }]));
    assert.deepEqual(await store.list(anna, { kind: 'note', order: 'oldest-first' }), [note('a')]);
  },

  async 'one natural key may be used by two sources and by two kinds'({ records: store }) {
    const same = [workout('a'), workout('a', undefined, {}, watch), note('a')];
    assert.deepEqual(await store.write(anna, same), ['inserted', 'inserted', 'inserted']);
  },

  async 'removing takes record, versions and streams, and says how many there were'({ records: store, streams }) {
    await store.write(anna, [workout('a'), workout('b'), note('n')]);
    await store.write(anna, [workout('a', undefined, { name: 'changed' })]);
    await streams.write(anna, workout('a').id, ride());
    assert.equal(await store.remove(anna, [workout('a').id, workout('a').id, note('n').id, workout('unknown').id]), 2);
    assert.equal(await store.remove(anna, [workout('a').id]), 0);
    assert.equal(await store.remove(anna, []), 0);
    assert.equal(await streams.read(anna, workout('a').id, null), null);
    assert.deepEqual(await store.write(anna, [workout('a')]), ['inserted']);
    assert.deepEqual(await store.history(anna, 'workout', workout('a').id), []);
    assert.deepEqual(await store.list(anna, { kind: 'note', order: 'oldest-first' }), []);
  },

  async 'a very large record comes back whole'({ records: store }) {
    const values = Array.from({ length: 86_400 }, (_, i) => 50 + (i % 130) / 7);
    const day = heartRateDay(dayAfter(3), watch, values.slice(0, 1440));
    const long = note('long', undefined, {
      text: 'ä'.repeat(20_000),
      tags: Array.from({ length: 500 }, (_, i) => `tag ${i}`),
    });
    await store.write(anna, [day, long]);
    assert.deepEqual(await store.get(anna, 'samples', day.id), day);
    assert.deepEqual(await store.get(anna, 'note', long.id), long);
  },

  async 'dates at both ends of the calendar are kept'({ records: store }) {
    const edges = [
      note('epoch', '1970-01-01T00:00:00.000Z' as Instant, {
        utcOffsetMinutes: 0,
        localDate: '1970-01-01' as LocalDate,
      }),
      note('before', '1969-12-31T23:59:59.999Z' as Instant, {
        utcOffsetMinutes: -600,
        localDate: '1969-12-31' as LocalDate,
      }),
      note('far', '2100-12-31T23:59:59.999Z' as Instant, {
        utcOffsetMinutes: 840,
        localDate: '2101-01-01' as LocalDate,
      }),
      note('leap', '2096-02-29T12:00:00.001Z' as Instant, {
        utcOffsetMinutes: null,
        dateBasis: 'assumed-utc',
        localDate: '2096-02-29' as LocalDate,
      }),
    ];
    await store.write(anna, edges);
    const [epoch, before, far, leap] = edges;
    assert.deepEqual(await store.list(anna, { kind: 'note', order: 'oldest-first' }), [before, epoch, leap, far]);
    const range = { from: '1969-12-31T23:59:59.999Z' as Instant, to: '1970-01-01T00:00:00.000Z' as Instant };
    assert.deepEqual(await store.list(anna, { kind: 'note', order: 'oldest-first', range }), [before]);
  },

  async 'the overview counts by source and kind'({ records: store }) {
    assert.deepEqual(await store.overview(anna), []);
    const late = workout('late', later(firstDay, 86_400 * 9));
    await store.write(anna, [workout('a'), late, workout('a', undefined, {}, watch), note('n')]);
    const [filesNotes, filesWorkouts, watchWorkouts, ...rest] = await store.overview(anna);
    assert.deepEqual(rest, []);
    assert.deepEqual(filesWorkouts, {
      sourceId: files,
      kind: 'workout',
      records: 2,
      firstDay: dayAfter(0),
      lastDay: dayAfter(9),
      newestRecordAt: late.end,
      lastReceivedAt: receivedAt,
    });
    assert.equal(filesNotes?.newestRecordAt, note('n').start);
    assert.equal(watchWorkouts?.records, 1);
    await store.remove(anna, [late.id, note('n').id]);
    const left = await store.overview(anna);
    assert.deepEqual(
      left.map(({ records: count, lastDay }) => [count, lastDay]),
      [
        [1, dayAfter(0)],
        [1, dayAfter(0)],
      ],
    );
  },

  async 'an id that is none finds nothing'({ records: store }) {
    for (const id of ['', '*', "' or 1=1 --", 'workout_%', '\u0000'])
      assert.equal(await store.get(anna, 'workout', id as RecordId), null);
  },
};

const firstDay = workout('a').start;
