import { type ContentHash, dataKinds, type Owner, type Storage, type StorageTransaction } from '@vitalwire/core';
import {
  action,
  anna,
  choice,
  coverage,
  dayAfter,
  egressEntry,
  grantOf,
  heartRateDay,
  importEntry,
  later,
  mergeOf,
  note,
  receivedAt,
  ride,
  threshold,
  watch,
  workout,
} from '../samples.ts';

export const first = workout('a');
export const twin = workout('a', later(first.start, 4), {}, watch);
export const lone = workout('lone', later(first.start, 86_400));
export const workoutIds = [first.id, twin.id, lone.id];

/** One write through every door. */
export async function writeEverything(storage: StorageTransaction, owner: Owner): Promise<void> {
  await storage.records.write(owner, [first, twin, lone, note('n'), heartRateDay(dayAfter(0))]);
  await storage.records.write(owner, [note('n', undefined, { text: 'changed' })]);
  for (const id of workoutIds) await storage.streams.write(owner, id, ride());
  await storage.merges.write(owner, mergeOf([first, twin]));
  await storage.merges.refuse(owner, { kind: 'workout', members: [first.id, lone.id], decidedAt: receivedAt });
  await storage.people.writeProfile(owner, { displayName: 'A', updatedAt: receivedAt });
  await storage.people.writeThresholds(owner, [threshold()]);
  await storage.imports.write(owner, importEntry('a'));
  await storage.records.write(owner, [note('hidden')]);
  await storage.records.hide(owner, [note('hidden').id], receivedAt);
  await storage.records.amend(owner, lone.id, { fields: { name: 'mine' }, amendedAt: receivedAt });
  await storage.actions.write(owner, action('a1'));
  await storage.choices.write(owner, choice('c1'));
  await storage.coverage.mark(owner, coverage());
  await storage.egress.write(owner, egressEntry());
  await storage.withdrawals.write(owner, [{ recordId: note('gone').id, withdrawnAt: receivedAt }]);
  const places = await storage.results.reserve(owner, 'load', [first.id]);
  for (const [id, place] of places)
    await storage.results.keep(owner, 'load', new Map([[id, { place, key: 'k', payload: 'p' }]]));
  await storage.grants.replace(grantOf(owner), null);
}

/** All that one owner can see. */
export async function readEverything(storage: StorageTransaction, owner: Owner): Promise<object> {
  const records = [];
  for (const kind of dataKinds) {
    const listed = await storage.records.list(owner, { kind, order: 'oldest-first' });
    records.push(listed, await storage.records.dayTotals(owner, { kind }), await storage.merges.list(owner, kind));
    for (const { id } of listed) records.push(await storage.records.history(owner, kind, id));
  }
  const streams = [];
  for await (const each of storage.streams.readMany(owner, workoutIds, null)) streams.push(each);
  return {
    records,
    streams,
    overview: await storage.records.overview(owner),
    refusals: await storage.merges.refusals(owner, workoutIds),
    profile: await storage.people.profile(owner),
    thresholds: await storage.people.thresholds(owner),
    imports: await storage.imports.list(owner),
    hidden: await storage.records.hidden(owner),
    amendment: await storage.records.amendment(owner, lone.id),
    weeks: await storage.records.periodTotals(owner, 'week', { kind: 'workout' }),
    months: await storage.records.periodTotals(owner, 'month', { kind: 'note' }),
    actions: await storage.actions.list(owner, 100),
    choices: await storage.choices.list(owner),
    coverage: await storage.coverage.list(owner, {}),
    egress: await storage.egress.list(owner, null),
    withdrawals: await storage.withdrawals.list(owner, null),
    results: [...(await storage.results.find(owner, 'load', new Map(workoutIds.map((id) => [id, 'k']))))],
    // The owner is part of a grant.
    grants: (await storage.grants.list(owner)).map((grant) => ({ ...grant, owner: null })),
    entry: await storage.imports.find(owner, 'a'.repeat(64) as ContentHash),
  };
}

export async function filled(storage: Storage): Promise<object> {
  await writeEverything(storage, anna);
  return readEverything(storage, anna);
}
