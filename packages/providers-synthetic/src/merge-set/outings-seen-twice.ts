import { instantOf, localDateOf, Sport } from '@vitalwire/core';
import type { Random } from '../random.ts';
import type { GadgetName } from './gadgets.ts';
import { byHand, copyOf, happened, type Outing, outingAt, seenBy } from './outing.ts';
import type { Scene, Situation } from './scene.ts';
import type { Sighting } from './sighting.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const hour = (random: Random, from: number, to: number) => Math.round(random.between(from, to) * 60);
const second = (random: Random): GadgetName => random.pick(['edge', 'headUnit', 'track', 'smartWatch']);

const alone: Situation = (scene) => {
  const outing = outingAt(scene, 'alone', hour(scene.random, 6.5, 18));
  return [
    happened(scene, outing, 'plain', [
      seenBy(scene.random, outing, scene.random.pick(['watch', second(scene.random)])),
    ]),
  ];
};

const copiedOnce: Situation = (scene) => {
  const outing = outingAt(scene, 'copied', hour(scene.random, 6.5, 18));
  const watch = seenBy(scene.random, outing, scene.random.pick(['watch', 'headUnit']));
  return [happened(scene, outing, 'plain', [watch, copyOf(watch)])];
};

const twoDevices: Situation = (scene) => {
  const { random } = scene;
  const outing = outingAt(scene, 'twice', hour(random, 6.5, 18));
  const watch = seenBy(random, outing, 'watch');
  const sightings = [watch, seenBy(random, outing, second(random))];
  if (random.chance(0.5)) sightings.push(copyOf(random.pick([watch, sightings[1] ?? watch])));
  if (random.chance(0.25)) sightings.push(byHand(outing));
  return [happened(scene, outing, 'two devices', sightings)];
};

/** The exported file and the service's own record are one recording of one device. */
const fileOfTheSame: Situation = (scene) => {
  const outing = outingAt(scene, 'exported', hour(scene.random, 6.5, 18));
  const watch = seenBy(scene.random, outing, 'watch');
  return [happened(scene, outing, 'exported file', [watch, { ...watch, by: 'watchFile' }, copyOf(watch)])];
};

const otherWords: { readonly [S in Sport]?: readonly [Sport, ...Sport[]] } = {
  cycling: [Sport.Other, Sport.EBiking, Sport.Running],
  gravel_cycling: [Sport.Cycling, Sport.MountainBiking, Sport.Walking],
  running: [Sport.Walking, Sport.Other, Sport.CardioTraining],
  trail_running: [Sport.Hiking, Sport.Running],
  hiking: [Sport.Walking, Sport.Running],
  pool_swimming: [Sport.OpenWaterSwimming, Sport.Other],
  rowing: [Sport.IndoorRowing, Sport.Kayaking],
  yoga: [Sport.Pilates, Sport.Other, Sport.StrengthTraining],
};

const wrongSport: Situation = (scene) => {
  const { random } = scene;
  const outing = outingAt(scene, 'misnamed', hour(random, 6.5, 18));
  const sport = random.pick(otherWords[outing.sport] ?? [Sport.Other]);
  const other = seenBy(random, outing, second(random), { fields: { sport } });
  return [happened(scene, outing, 'wrong sport', [seenBy(random, outing, 'watch'), other])];
};

const startedLate: Situation = (scene) => {
  const { random } = scene;
  const outing = outingAt(scene, 'forgot', hour(random, 6.5, 18), {
    sport: random.pick([Sport.Cycling, Sport.Running]),
  });
  const lateMs = Math.min(random.between(2, 14) * MINUTE, 0.25 * (outing.endMs - outing.startMs));
  const share = 1 - lateMs / (outing.endMs - outing.startMs);
  const rest = {
    ...outing,
    startMs: outing.startMs + lateMs,
    distanceMeters: Math.round((outing.distanceMeters ?? 0) * share),
  };
  return [
    happened(scene, outing, 'started minutes apart', [
      seenBy(random, outing, 'watch'),
      seenBy(random, rest, second(random)),
    ]),
  ];
};

/** A service that takes the time in motion for the length. */
const pausesLeftOut: Situation = (scene) => {
  const { random } = scene;
  const base = outingAt(scene, 'paused', hour(random, 7, 15), { sport: random.pick([Sport.Cycling, Sport.Hiking]) });
  const pausedSeconds = Math.round(((base.endMs - base.startMs) / 1000) * random.between(0.08, 0.22));
  const outing = { ...base, pausedSeconds };
  const endMs = outing.endMs - pausedSeconds * 1000;
  const moving = seenBy(random, { ...outing, endMs }, random.pick(['track', 'smartWatch']));
  return [happened(scene, outing, 'pauses left out', [seenBy(random, outing, 'watch'), moving])];
};

/** Stopped and started again at the café: two recordings here, one there. */
const splitInTwo: Situation = (scene) => {
  const { random } = scene;
  const outing = outingAt(scene, 'split', hour(random, 7, 14), { sport: random.pick([Sport.Cycling, Sport.Hiking]) });
  const length = outing.endMs - outing.startMs;
  const at = outing.startMs + length * random.between(0.3, 0.7);
  const gap = random.between(0.5, 9) * MINUTE;
  const piece = (from: number, to: number): Outing => ({
    ...outing,
    startMs: from,
    endMs: to,
    pausedSeconds: 0,
    distanceMeters: Math.round(((outing.distanceMeters ?? 0) * (to - from)) / (length - gap)),
  });
  const [whole, broken] = random.pick<readonly [GadgetName, GadgetName]>([
    ['watch', 'headUnit'],
    ['headUnit', 'edge'],
    ['watch', 'track'],
  ]);
  const pieces = [piece(outing.startMs, at), piece(at + gap, outing.endMs)];
  const [before, after] = pieces.map((each) =>
    seenBy(random, each, broken, { share: (each.endMs - each.startMs) / length }),
  );
  if (before === undefined || after === undefined) return [];
  // One gadget does not run twice at once.
  const stopped = { ...before, endMs: Math.min(before.endMs ?? 0, after.startMs - 20_000) };
  return [happened(scene, outing, 'split in two', [seenBy(random, outing, whole), stopped, after])];
};

/** Only the day is known: midnight stands for the time, in the person's zone or in UTC. */
const midnight: Situation = (scene) => {
  const { random } = scene;
  const outing = outingAt(scene, 'dated', hour(random, 8, 17), { sport: random.pick([Sport.Cycling, Sport.Running]) });
  const note = byHand(outing, { by: 'diary' });
  const length = (note.endMs ?? 0) - note.startMs;
  const utc = random.chance(0.4);
  const startMs = utc ? scene.day * 24 * HOUR : scene.at(0);
  const offsetMinutes = utc ? null : scene.offset(startMs);
  const dated = { ...note, startMs, endMs: startMs + length, offsetMinutes, localDate: scene.date };
  const watch = seenBy(random, outing, 'watch');
  return [
    happened(scene, outing, 'midnight stamp', random.chance(0.4) ? [watch, dated, copyOf(watch)] : [watch, dated]),
  ];
};

function shifted(sighting: Sighting, minutes: number, offsetMinutes: number | null): Sighting {
  const by = minutes * MINUTE;
  return { ...sighting, startMs: sighting.startMs + by, endMs: (sighting.endMs ?? 0) + by, offsetMinutes };
}

/** Local time sent as UTC, UTC taken for local time, or summer time forgotten or added. */
function zoneBug(scene: Scene, sighting: Sighting): Sighting {
  const { random } = scene;
  const offset = scene.noonOffsetMinutes;
  switch (random.integer(0, 3)) {
    case 0:
      return shifted(sighting, offset, random.chance(0.5) ? 0 : null);
    case 1:
      return shifted(sighting, -offset, offset);
    case 2:
      return shifted(sighting, 60, offset);
    default:
      return shifted(sighting, -60, offset);
  }
}

function liesBeside({ startMs, endMs }: Sighting, outing: Outing): boolean {
  const gaps = [startMs - outing.endMs, outing.startMs - (endMs ?? startMs)];
  return gaps.some((gap) => Math.abs(gap) < 15 * MINUTE);
}

const wrongZone: Situation = (scene) => {
  if (scene.weekEdge || scene.noonOffsetMinutes === 0) return copiedOnce(scene);
  const { random } = scene;
  const outing = outingAt(scene, 'shifted', hour(random, 10, 15), {
    sport: random.pick([Sport.Cycling, Sport.Running, Sport.Yoga]),
  });
  const watch = seenBy(random, outing, 'watch');
  // Without a distance, or just where the next outing would be, another gadget's could be another outing: no label is sure.
  const moved = zoneBug(scene, seenBy(random, outing, random.pick(['track', 'smartWatch'])));
  const unsure = outing.distanceMeters === null || liesBeside(moved, outing);
  const wrong = unsure || random.chance(0.5) ? zoneBug(scene, copyOf(watch)) : moved;
  // The day that such a source gives is the right one, or the one its wrong time falls on.
  const localDate = random.chance(0.5) ? scene.date : localDateOf(instantOf(wrong.startMs), wrong.offsetMinutes ?? 0);
  const third = random.chance(0.3) ? [seenBy(random, outing, 'edge')] : [];
  return [happened(scene, outing, 'wrong zone', [watch, { ...wrong, localDate }, ...third])];
};

/** The world in the game is not the wheel in the room. */
const indoors: Situation = (scene) => {
  const { random } = scene;
  const outing = outingAt(scene, 'indoors', hour(random, 17, 19.5), {
    sport: Sport.Cycling,
    endMs: scene.at(hour(random, 20.2, 20.8)),
    pausedSeconds: 0,
  });
  const game = seenBy(random, outing, 'trainer', { fields: { sport: Sport.VirtualCycling } });
  const watch = seenBy(
    random,
    { ...outing, distanceMeters: random.chance(0.5) ? null : outing.distanceMeters },
    random.pick(['watch', 'headUnit']),
    {
      fields: { sport: Sport.IndoorCycling },
    },
  );
  return [happened(scene, outing, 'indoor trainer', random.chance(0.5) ? [game, watch, copyOf(game)] : [game, watch])];
};

/** The source mends what it gave, or takes it back. */
const changedLater: Situation = (scene) => {
  const { random } = scene;
  const outing = outingAt(scene, 'mended', hour(random, 9, 16), { sport: random.pick([Sport.Cycling, Sport.Running]) });
  const watch = seenBy(random, outing, 'watch');
  const other = seenBy(random, outing, second(random));
  const length = outing.endMs - outing.startMs;
  const half = outing.startMs + length * random.between(0.1, 0.5);
  const changed: Sighting = random.pick([
    { ...copyOf(watch), deleted: true },
    { ...other, deleted: true },
    {
      ...other,
      before: {
        endMs: half,
        fields: { ...other.fields, elapsedSeconds: Math.round((half - other.startMs) / 1000), distanceMeters: 900 },
      },
    },
    { ...other, before: { startMs: other.startMs + 5 * HOUR, endMs: (other.endMs ?? 0) + 5 * HOUR } },
    { ...copyOf(watch), before: { fields: { ...watch.fields, sport: Sport.Walking, name: 'Afternoon' } } },
  ]);
  return [happened(scene, outing, 'changed later', [watch, changed, ...(random.chance(0.4) ? [copyOf(watch)] : [])])];
};

export const outingsSeenTwice: readonly (readonly [weight: number, situation: Situation])[] = [
  [5, alone],
  [10, copiedOnce],
  [14, twoDevices],
  [5, fileOfTheSame],
  [8, wrongSport],
  [7, startedLate],
  [5, pausesLeftOut],
  [7, splitInTwo],
  [6, midnight],
  [9, wrongZone],
  [6, indoors],
  [6, changedLater],
];
