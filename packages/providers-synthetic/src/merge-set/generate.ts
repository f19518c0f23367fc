import { dayNumberOf, type LocalDate } from '@vitalwire/core';
import { createZoneClock } from '../calendar/zone-clock.ts';
import { totalsOf, weights } from './days-and-weights.ts';
import { preference } from './gadgets.ts';
import { nights } from './nights.ts';
import { outingsLookAlike, twins } from './outings-look-alike.ts';
import { outingsSeenTwice } from './outings-seen-twice.ts';
import { isTravelDay, type Scene, type Situation, sceneOf } from './scene.ts';
import { type Happening, writeHappening } from './sighting.ts';
import { strengthDays } from './strength.ts';
import type { MergeSet } from './truth.ts';

export interface MergeSetOptions {
  /** Whole number: the same one gives the same set, to the last byte. */
  readonly seed: number;
  readonly from: LocalDate;
  /** About four events each. */
  readonly days: number;
}

/** On every twelfth day the same road is ridden, and on the two days after it. */
const TWIN_EVERY = 12;

/**
 * Records of one person with many gadgets, and which of them are one event: about half of them views of something that
 * others saw too, the rest things that only look alike. Knows nothing of the rules that it grades.
 */
export function generateMergeSet({ seed, from, days }: MergeSetOptions): MergeSet {
  const clock = createZoneClock();
  const first = dayNumberOf(from);
  const happenings: Happening[] = [];
  for (let day = first; day < first + days; day++) {
    const scene = sceneOf(clock, seed, day);
    const since = (day - first) % TWIN_EVERY;
    if (since === 0) happenings.push(...twins([0, 1, 2].map((more) => sceneOf(clock, seed, day + more))));
    happenings.push(...happeningsOf(scene, since <= 2));
  }
  return setOf(happenings);
}

export function setOf(happenings: readonly Happening[]): MergeSet {
  const written = happenings.map(writeHappening);
  return {
    preference,
    delivered: written.flatMap(({ delivered }) => delivered),
    later: written.flatMap(({ later }) => later),
    events: written.map(({ truth }) => truth).filter(({ views }) => views.length > 0),
  };
}

function happeningsOf(scene: Scene, taken: boolean): readonly Happening[] {
  const travels = isTravelDay(scene.day);
  return [
    ...totalsOf(scene),
    ...(travels ? [] : drawn(scene, nights)),
    ...drawn(scene, weights),
    // A day between two zones, and a day whose road is known: nothing beside it.
    ...(travels || taken ? [] : outingsOf(scene)),
  ];
}

function outingsOf(scene: Scene): readonly Happening[] {
  const kind = scene.random.next();
  if (kind < 0.56) return drawn(scene, outingsSeenTwice);
  if (kind < 0.78) return drawn(scene, outingsLookAlike);
  return drawn(scene, strengthDays);
}

function drawn(scene: Scene, list: readonly (readonly [weight: number, situation: Situation])[]): readonly Happening[] {
  let left = scene.random.next() * list.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, situation] of list) {
    left -= weight;
    if (left < 0) return situation(scene);
  }
  return [];
}
