import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf, millisecondsOf, millisecondsPerDay, type Storage } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { fileOriginals } from '@vitalwire/storage/originals';
import { expect } from 'vitest';
import { anna, type Person, settle, walkedAt } from './people.ts';
import { walk } from './steps.ts';
import type { Step } from './walk-types.ts';
import { type World, worldOf } from './world.ts';

const isStep = (entry: unknown): entry is Step => typeof entry === 'function';

/** Every method by its path, in the order of the walk. */
const steps: readonly (readonly [name: string, step: Step])[] = Object.entries(walk).flatMap(([part, entry]) =>
  isStep(entry)
    ? [[part, entry] as const]
    : Object.entries<Step>(entry).map(([method, step]) => [`${part}.${method}`, step] as const),
);

/** Answer everyone the same, and change nothing that lasts. */
const alike = new Set(['egress.flush', 'rehearsal.chooseSource', 'grants.releaseRefresh', 'grants.reseal']);

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tenancy-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A stranger calls every method of a hub that also holds Anna's data, with everything of hers that can be named. They are
 * answered to the letter as where she never was, and nothing of hers is another than before.
 * @returns how many methods there are
 */
export function expectApart(storage: Storage, stranger: Person): Promise<number> {
  return withFolder(async (folder) => {
    const both = worldOf(storage, fileOriginals(join(folder, 'both')));
    const alone = worldOf(memoryStorage(), fileOriginals(join(folder, 'alone')));
    const known = await settle(both.as(anna), anna);
    for (const world of [both, alone]) await settle(world.as(stranger), stranger);
    const before = await both.stateOf(anna.owner);
    for (const [name, step] of steps) {
      const answered = await step(both.as(stranger), known);
      expect(answered, name).toEqual(await step(alone.as(stranger), known));
      expect(await both.stateOf(anna.owner), name).toEqual(before);
      expect(ofContent(await both.stateOf(stranger.owner)), name).toEqual(
        ofContent(await alone.stateOf(stranger.owner)),
      );
    }
    await expectAsAlone(both, worldOf(memoryStorage(), fileOriginals(join(folder, 'own'))));
    return steps.length;
  });
}

const ofContent = ({ content, grants }: Awaited<ReturnType<World['stateOf']>>) => ({ content, grants });

/** After all that the stranger did, Anna is answered as if they had never been there; and what nobody may keep goes. */
async function expectAsAlone(both: World, own: World): Promise<void> {
  const known = await settle(own.as(anna), anna);
  const weekLater = instantOf(millisecondsOf(walkedAt) + 8 * millisecondsPerDay);
  const expired = await both.as(anna).hub.expire(weekLater);
  expect(expired).toMatchObject({ records: 1 });
  expect(await own.as(anna).hub.expire(weekLater)).toEqual(expired);
  for (const [name, step] of steps)
    expect(await step(both.as(anna), known), name).toEqual(await step(own.as(anna), known));
}

/** What Anna is answered to the same calls differs, or what she has: each of them would show if something leaked. */
export async function expectTelling(stranger: Person): Promise<void> {
  await withFolder(async (folder) => {
    const theirs = worldOf(memoryStorage(), fileOriginals(join(folder, 'theirs')));
    await settle(theirs.as(stranger), stranger);
    for (const [place, [name, step]] of steps.entries()) {
      const own = worldOf(memoryStorage(), fileOriginals(join(folder, String(place))));
      const known = await settle(own.as(anna), anna);
      const before = await own.stateOf(anna.owner);
      const answers = [await step(own.as(anna), known), await step(theirs.as(stranger), known)];
      const told = JSON.stringify(answers[0]) !== JSON.stringify(answers[1]);
      const changed = JSON.stringify(before) !== JSON.stringify(await own.stateOf(anna.owner));
      expect([name, told || changed]).toEqual([name, !alike.has(name)]);
    }
  });
}
