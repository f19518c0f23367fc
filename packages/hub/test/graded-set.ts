import type { LocalDate, Merge, Storage } from '@vitalwire/core';
import { generateMergeSet, handWrittenMergeSet, type MergeSet } from '@vitalwire/providers-synthetic/merge-set';
import { memoryStorage } from '@vitalwire/storage/memory';
import { expect } from 'vitest';
import { createHub, createSourceCatalogue, type Hub } from '../src/index.ts';
import { call, now } from './fixtures.ts';
import { answeredVolume, deliver, gradeOf, precisionOf, recallOf, tableOf, trueVolume } from './merge-score.ts';
import { type WholeState, wholeState } from './whole-state.ts';

type GradedSet = readonly [name: string, set: () => MergeSet];

export const gradedSets: readonly [GradedSet, GradedSet] = [
  ['hand-written', () => handWrittenMergeSet('2021-01-04' as LocalDate)],
  ['generated', () => generateMergeSet({ seed: 7, from: '2023-01-02' as LocalDate, days: 600 })],
];

export function hubFor(storage: Storage, { preference }: MergeSet): Hub {
  return createHub({
    storage,
    catalogue: createSourceCatalogue({ descriptors: [], preference }),
    now: () => now,
    sha256: async () => '',
    originals: null,
  });
}

const FLOOR = 0.995;

/** @returns the grade, as a table. @throws when the merges are worse than what is promised, or a week's volume is not the true one */
export async function expectGood(name: string, set: MergeSet, hub: Hub): Promise<string> {
  const grade = gradeOf(set, await hub.curation.merges(null, call));
  expect(precisionOf(grade.all)).toBeGreaterThanOrEqual(FLOOR);
  expect(recallOf(grade.all)).toBeGreaterThanOrEqual(FLOOR);
  // No kind hides behind another that is easier.
  for (const [kind, score] of grade.byKind) {
    expect([kind, precisionOf(score) >= FLOOR, recallOf(score) >= FLOOR]).toEqual([kind, true, true]);
  }
  for (const kind of ['workout', 'sleep'] as const) {
    const [answered, truth] = [await answeredVolume(set, hub, kind), trueVolume(set, kind)];
    expect([...answered.keys()].sort()).toEqual([...truth.keys()].sort());
    for (const [week, { seconds, meters }] of truth) {
      expect(answered.get(week)?.seconds).toBeCloseTo(seconds, 6);
      expect(answered.get(week)?.meters).toBeCloseTo(meters, 6);
    }
  }
  return `${name}: ${set.delivered.length} records of ${set.events.length} events\n${tableOf(grade)}`;
}

/** The set given to a storage in memory, last record first: on any engine and in any order the same comes of it. */
export async function backwardsInMemory(set: MergeSet): Promise<WholeState> {
  const storage = memoryStorage();
  await deliver(hubFor(storage, set), set, set.delivered.toReversed(), { pageSize: 7 });
  return wholeState(storage);
}

/** Takes every merge apart and undoes that: each stands again as it stood, and so does everything else. */
export async function expectUndoable(storage: Storage, hub: Hub): Promise<void> {
  const before = await wholeState(storage);
  for (const merge of before.merges) {
    await hub.curation.unmerge(merge.id, call);
    expect(await together(storage, merge)).toBe(false);
    await hub.curation.undo(call);
    expect(await storage.merges.get(call.owner, merge.id)).toEqual(merge);
  }
  expect(await wholeState(storage)).toEqual(before);
}

async function together({ merges }: Storage, { members }: Merge): Promise<boolean> {
  const standing = await merges.ofRecords(call.owner, members);
  return standing.some((merge) => members.every((id) => merge.members.includes(id)));
}
