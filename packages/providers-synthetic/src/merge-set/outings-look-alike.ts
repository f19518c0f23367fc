import { Sport } from '@vitalwire/core';
import type { Random } from '../random.ts';
import type { GadgetName } from './gadgets.ts';
import { byHand, copyOf, happened, type Outing, outingAt, seenBy } from './outing.ts';
import type { Scene, Situation } from './scene.ts';
import type { Happening, Sighting } from './sighting.ts';

const MINUTE = 60_000;

const one = (random: Random): GadgetName => random.pick(['watch', 'headUnit', 'track', 'smartWatch']);

/** One or two gadgets, as it falls: the more of them, the more can be joined wrongly. */
function some(scene: Scene, outing: Outing): readonly Sighting[] {
  const { random } = scene;
  const first = seenBy(random, outing, random.chance(0.7) ? 'watch' : one(random));
  if (random.chance(0.4)) return [first];
  return random.chance(0.5)
    ? [first, copyOf(first)]
    : [first, seenBy(random, outing, first.by === 'edge' ? 'track' : 'edge')];
}

const each = (scene: Scene, trap: string, outings: readonly Outing[]): readonly Happening[] =>
  outings.map((outing) => happened(scene, outing, trap, some(scene, outing)));

const twoRides: Situation = (scene) => {
  const { random } = scene;
  const morning = outingAt(scene, 'first', random.integer(420, 480), {
    sport: Sport.Cycling,
    endMs: scene.at(random.integer(560, 620)),
  });
  const evening = outingAt(scene, 'second', random.integer(840, 1000), {
    sport: Sport.Cycling,
    endMs: scene.at(random.integer(1060, 1150)),
  });
  return each(scene, 'two rides a day', [morning, evening]);
};

/** The same road there and back: nearly the same length, and not always the same gadget. */
const commutes: Situation = (scene) => {
  const { random } = scene;
  const meters = random.integer(6000, 14_000);
  const seconds = meters / random.between(5, 7.5);
  const ride = (name: string, minutes: number): Outing => {
    const startMs = scene.at(minutes) + random.integer(0, 59) * 1000;
    const endMs = startMs + seconds * random.between(0.93, 1.07) * 1000;
    return outingAt(scene, name, minutes, {
      sport: Sport.Cycling,
      startMs,
      endMs,
      pausedSeconds: 0,
      distanceMeters: Math.round(meters * random.between(0.99, 1.01)),
    });
  };
  const there = ride('there', random.integer(445, 490));
  const back = ride('back', random.integer(980, 1080));
  if (random.chance(0.5)) return each(scene, 'commutes', [there, back]);
  return [
    happened(scene, there, 'commutes', [seenBy(random, there, 'watch')]),
    happened(scene, back, 'commutes', [seenBy(random, back, random.pick(['headUnit', 'track', 'smartWatch']))]),
  ];
};

/** Two classes, or a run to the gym: the second begins minutes after the first ends, or seconds. */
const backToBack: Situation = (scene) => {
  const { random } = scene;
  const [first, second] = random.pick<readonly [Sport, Sport]>([
    [Sport.Yoga, Sport.Pilates],
    [Sport.Running, Sport.Yoga],
    [Sport.Running, Sport.Running],
    [Sport.PoolSwimming, Sport.Running],
    [Sport.Cycling, Sport.Cycling],
  ]);
  const a = outingAt(scene, 'class', random.integer(480, 1000), { sport: first });
  const startMs = a.endMs + random.between(0.5, 6) * MINUTE;
  const length = (a.endMs - a.startMs) * random.between(0.85, 1.15);
  const b = outingAt(scene, 'next', 0, { sport: second, startMs, endMs: startMs + length });
  if (random.chance(0.5)) return each(scene, 'back to back', [a, b]);
  return [
    happened(scene, a, 'back to back', [seenBy(random, a, 'watch')]),
    happened(scene, b, 'back to back', [seenBy(random, b, random.pick(['headUnit', 'track']))]),
  ];
};

/** Parts of one race that share a key; a second gadget rides along on the bike only. */
const brick: Situation = (scene) => {
  const { random } = scene;
  const key = `race-${scene.day}`;
  const ride = outingAt(scene, 'brick-bike', random.integer(440, 560), { sport: Sport.Cycling, pausedSeconds: 0 });
  const change = { startMs: ride.endMs, endMs: ride.endMs + random.integer(60, 240) * 1000 };
  const transition = outingAt(scene, 'brick-change', 0, {
    ...change,
    sport: Sport.Transition,
    distanceMeters: null,
    pausedSeconds: 0,
  });
  const run = outingAt(scene, 'brick-run', 0, {
    sport: Sport.Running,
    startMs: change.endMs,
    endMs: change.endMs + random.integer(20, 60) * MINUTE,
    pausedSeconds: 0,
  });
  const part = (outing: Outing): Sighting => ({
    ...seenBy(random, outing, 'watch', { fields: { multisportKey: key } }),
    startMs: outing.startMs,
    endMs: outing.endMs,
  });
  const parts = [ride, transition, run].map((outing) => ({ outing, seen: part(outing) }));
  const copies = random.chance(0.5);
  return parts.map(({ outing, seen }) =>
    happened(scene, outing, 'multisport', [
      seen,
      ...(outing === ride ? [seenBy(random, ride, 'headUnit')] : []),
      ...(copies && outing !== transition ? [copyOf(seen)] : []),
    ]),
  );
};

const doubleDay: Situation = (scene) => {
  const { random } = scene;
  const meters = random.integer(6000, 14_000);
  const run = (name: string, minutes: number): Outing => {
    const startMs = scene.at(minutes);
    const endMs = startMs + (meters / random.between(2.7, 3.6)) * 1000;
    return outingAt(scene, name, minutes, {
      sport: Sport.Running,
      startMs,
      endMs,
      distanceMeters: Math.round(meters * random.between(0.97, 1.03)),
    });
  };
  return each(scene, 'double day', [run('early', random.integer(370, 420)), run('late', random.integer(1020, 1140))]);
};

const warmUpApart: Situation = (scene) => {
  const { random } = scene;
  const sport = random.pick([Sport.Running, Sport.Cycling]);
  const main = outingAt(scene, 'main', random.integer(560, 1050), { sport });
  const endMs = main.startMs - random.between(0.5, 5) * MINUTE;
  const length = random.integer(9, 20) * MINUTE;
  const kilometersPerHour = sport === Sport.Running ? 9 : 24;
  const warmUp = outingAt(scene, 'warm-up', 0, {
    sport,
    startMs: endMs - length,
    endMs,
    pausedSeconds: 0,
    distanceMeters: Math.round((kilometersPerHour * length) / 3600),
  });
  return [
    happened(scene, warmUp, 'warm-up apart', [seenBy(random, warmUp, random.pick(['watch', 'track']))]),
    happened(scene, main, 'warm-up apart', [
      seenBy(random, main, 'watch'),
      ...(random.chance(0.6) ? [seenBy(random, main, 'edge')] : []),
    ]),
  ];
};

/** One road on every one of three days, at one hour: a gadget of its own each day. */
export function twins(scenes: readonly Scene[]): readonly Happening[] {
  const [first] = scenes;
  if (first === undefined) return [];
  const meters = first.random.integer(8000, 30_000);
  const minutes = first.random.integer(420, 1080);
  const speed = first.random.between(6, 8.5);
  const gadgetsOfDays: readonly GadgetName[] = ['watch', 'headUnit', 'track'];
  return scenes.map((scene, i) => {
    const { random } = scene;
    const startMs = scene.at(minutes) + random.integer(-240, 240) * 1000;
    const outing = outingAt(scene, 'twin', minutes, {
      sport: Sport.Cycling,
      startMs,
      endMs: startMs + (meters / speed) * random.between(0.985, 1.015) * 1000,
      pausedSeconds: 0,
      distanceMeters: Math.round(meters * random.between(0.998, 1.002)),
    });
    return happened(scene, outing, 'twin days', [seenBy(random, outing, gadgetsOfDays[i % 3] ?? 'watch')]);
  });
}

/** A short walk with the dog beside another gadget's ride that began later, on the same day. */
const walkBeforeRide: Situation = (scene) => {
  const { random } = scene;
  const walk = outingAt(scene, 'walk', random.integer(400, 440), {
    sport: Sport.Walking,
    endMs: scene.at(random.integer(450, 480)),
    distanceMeters: random.integer(1500, 3500),
  });
  const ride = outingAt(scene, 'ride', random.integer(482, 500), { sport: Sport.Cycling });
  return [
    happened(scene, walk, 'another kind just before', [seenBy(random, walk, 'phone')]),
    happened(scene, ride, 'another kind just before', [seenBy(random, ride, 'watch'), byHand(ride)]),
  ];
};

/** Written into a diary that keeps days alone. */
const dated = (scene: Scene, outing: Outing): Sighting => {
  const note = byHand(outing, { by: 'diary', localDate: scene.date });
  const startMs = scene.at(0);
  return {
    ...note,
    startMs,
    endMs: startMs + ((note.endMs ?? 0) - note.startMs),
    offsetMinutes: scene.offset(startMs),
  };
};

/** An hour of this on the watch, an hour of that in the diary, and of neither does the other know. */
const asLongOfAnother: Situation = (scene) => {
  const { random } = scene;
  const seen = outingAt(scene, 'seen', random.integer(420, 560), {
    sport: random.pick([Sport.Running, Sport.Yoga, Sport.Cycling]),
  });
  const startMs = scene.at(random.integer(960, 1100));
  const other = outingAt(scene, 'noted', 0, {
    sport: random.pick([Sport.Pilates, Sport.Tennis, Sport.Climbing]),
    startMs,
    endMs: startMs + (seen.endMs - seen.startMs) * random.between(0.98, 1.02),
    distanceMeters: null,
  });
  return [
    happened(scene, seen, 'as long, of another kind', [seenBy(random, seen, 'watch')]),
    happened(scene, other, 'as long, of another kind', [dated(scene, other)]),
  ];
};

/** Two rides a day, both in the diary: which of its entries is which, the length tells. */
const twoDated: Situation = (scene) => {
  const { random } = scene;
  const short = outingAt(scene, 'short', random.integer(420, 480), {
    sport: Sport.Cycling,
    endMs: scene.at(random.integer(520, 550)),
  });
  const long = outingAt(scene, 'long', random.integer(780, 840), {
    sport: Sport.Cycling,
    endMs: scene.at(random.integer(980, 1100)),
  });
  return [short, long].map((outing) =>
    happened(scene, outing, 'two dated rides', [seenBy(random, outing, 'watch'), dated(scene, outing)]),
  );
};

export const outingsLookAlike: readonly (readonly [weight: number, situation: Situation])[] = [
  [6, twoRides],
  [7, commutes],
  [7, backToBack],
  [5, brick],
  [6, doubleDay],
  [6, warmUpApart],
  [4, walkBeforeRide],
  [4, asLongOfAnother],
  [4, twoDated],
];
