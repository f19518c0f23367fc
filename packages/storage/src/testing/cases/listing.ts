import { strict as assert } from 'node:assert';
import type { Instant, LocalDate, Note, RecordPosition, RecordQuery, RecordStore, SourceId } from '@vitalwire/core';
import { anna, dayAfter, firstMorning, heartRateDay, later, nightlyHrv, note, watch, workout } from '../samples.ts';
import { type Requirements, rejectsWith } from '../subject.ts';

const oldest = { kind: 'note', order: 'oldest-first' } as const;
const newest = { kind: 'note', order: 'newest-first' } as const;

/** Twelve notes, four at each of three instants. */
const crowd: readonly Note[] = Array.from({ length: 12 }, (_, i) =>
  note(`n${i}`, later(firstMorning, Math.floor(i / 4) * 60)),
);
const inOrder = [...crowd].sort((a, b) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1));

async function paged(store: RecordStore, query: RecordQuery<'note'>, limit: number): Promise<readonly Note[]> {
  const pages: Note[] = [];
  let after: RecordPosition | undefined;
  for (;;) {
    const page = await store.list(anna, { ...query, limit, ...(after && { after }) });
    pages.push(...page);
    const last = page.at(-1);
    if (last === undefined) return pages;
    after = { start: last.start, id: last.id };
  }
}

export const listingCases: Requirements = {
  async 'by start, then id, both ways'({ records }) {
    await records.write(anna, crowd);
    assert.deepEqual(await records.list(anna, oldest), inOrder);
    assert.deepEqual(await records.list(anna, newest), [...inOrder].reverse());
  },

  async 'pages join without loss or repetition, whatever their size'({ records }) {
    await records.write(anna, crowd);
    for (const limit of [1, 2, 3, 5, 11, 12, 100]) {
      assert.deepEqual(await paged(records, oldest, limit), inOrder, `oldest first by ${limit}`);
      assert.deepEqual(await paged(records, newest, limit), [...inOrder].reverse(), `newest first by ${limit}`);
    }
  },

  async 'a position that is no record any more still separates'({ records }) {
    await records.write(anna, crowd);
    const [first, second, ...rest] = inOrder;
    await records.remove(
      anna,
      [first, second].map((record) => (record as Note).id),
    );
    const after = { start: (second as Note).start, id: (second as Note).id };
    assert.deepEqual(await records.list(anna, { ...oldest, after }), rest);
  },

  async 'a range is half-open by start'({ records }) {
    await records.write(anna, crowd);
    const minute = (count: number) => later(firstMorning, count * 60);
    const range = { from: minute(0), to: minute(2) };
    assert.deepEqual(await records.list(anna, { ...oldest, range }), inOrder.slice(0, 8));
    assert.deepEqual(await records.list(anna, { ...oldest, range: { from: minute(3), to: minute(9) } }), []);
    assert.deepEqual(await records.list(anna, { ...oldest, range: { from: minute(2), to: minute(1) } }), []);
  },

  async 'dates are the wearer’s days, not those of UTC'({ records }) {
    const evening = note('evening', '2026-05-01T22:30:00.000Z' as Instant);
    const noon = note('noon', '2026-05-02T10:00:00.000Z' as Instant);
    await records.write(anna, [evening, noon]);
    const dates = { from: '2026-05-02' as LocalDate, to: '2026-05-02' as LocalDate };
    assert.deepEqual(await records.list(anna, { ...oldest, dates }), [evening, noon]);
    const range = { from: '2026-05-02T00:00:00.000Z' as Instant, to: '2026-05-03T00:00:00.000Z' as Instant };
    assert.deepEqual(await records.list(anna, { ...oldest, range }), [noon]);
    assert.deepEqual(await records.list(anna, { ...oldest, range, dates }), [noon]);
  },

  async 'by subtype: sport, metric, method'({ records }) {
    const run = workout('run', undefined, { sport: 'running' });
    const swim = workout('swim', undefined, { sport: 'pool_swimming' });
    await records.write(anna, [
      workout('ride'),
      run,
      swim,
      heartRateDay(dayAfter(0)),
      nightlyHrv(dayAfter(0), 'rmssd', 40),
      nightlyHrv(dayAfter(0), 'sdnn', 60),
    ]);
    const sports = await records.list(anna, {
      kind: 'workout',
      order: 'oldest-first',
      subtypes: ['running', 'pool_swimming'],
    });
    assert.deepEqual(new Set(sports.map(({ id }) => id)), new Set([run.id, swim.id]));
    assert.equal(
      (await records.list(anna, { kind: 'samples', order: 'oldest-first', subtypes: ['heartRateBpm'] })).length,
      1,
    );
    assert.equal((await records.list(anna, { kind: 'samples', order: 'oldest-first', subtypes: ['steps'] })).length, 0);
    const [hrv, ...others] = await records.list(anna, { kind: 'hrv', order: 'oldest-first', subtypes: ['sdnn'] });
    assert.deepEqual([hrv?.method, others], ['sdnn', []]);
  },

  async 'by source; no source and no subtype at all is nothing'({ records }) {
    const mine = workout('a');
    const theirs = workout('a', undefined, {}, watch);
    await records.write(anna, [mine, theirs]);
    const by = (sourceIds: readonly SourceId[]) =>
      records.list(anna, { kind: 'workout', order: 'oldest-first', sourceIds });
    assert.deepEqual(await by([watch]), [theirs]);
    assert.deepEqual(await by(['nobody' as SourceId]), []);
    assert.deepEqual(await by([]), []);
    assert.deepEqual(await records.list(anna, { ...oldest, subtypes: [] }), []);
  },

  async 'a limit of none is none; a limit that is no count is refused'({ records }) {
    await records.write(anna, crowd);
    assert.deepEqual(await records.list(anna, { ...oldest, limit: 0 }), []);
    for (const limit of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await rejectsWith('invalid-input', records.list(anna, { ...oldest, limit }));
    }
  },

  async 'a kind does not show another'({ records }) {
    await records.write(anna, [...crowd, workout('a')]);
    assert.deepEqual(await records.list(anna, { kind: 'workout', order: 'newest-first' }), [workout('a')]);
    assert.deepEqual(await records.list(anna, { kind: 'sleep', order: 'newest-first' }), []);
  },

  async 'a change of start or day moves the record'({ records }) {
    await records.write(anna, [note('a'), note('b', later(firstMorning, 60))]);
    const moved = note('a', later(firstMorning, 86_400));
    await records.write(anna, [moved]);
    assert.deepEqual(
      (await records.list(anna, oldest)).map(({ id }) => id),
      [note('b').id, moved.id],
    );
    const dates = { from: dayAfter(1), to: dayAfter(1) };
    assert.deepEqual(await records.list(anna, { ...oldest, dates }), [moved]);
    assert.deepEqual(
      (await records.dayTotals(anna, { kind: 'note' })).map(({ localDate }) => localDate),
      [dayAfter(0), dayAfter(1)],
    );
  },
};
