import { Sport } from '@vitalwire/core';
import { copyOf, happened, type Outing, outingAt, seenBy } from './outing.ts';
import type { Scene, Situation } from './scene.ts';
import type { Happening, Sighting } from './sighting.ts';

const MINUTE = 60_000;

/** Begun when the first set is typed, ended when somebody remembers to. */
function loggedSets(scene: Scene, outing: Outing, more: Partial<Sighting> = {}): Sighting {
  const { random } = scene;
  const noEnd = random.chance(0.15);
  return {
    by: 'log',
    kind: 'strengthSession',
    startMs: outing.startMs + random.between(-4, 9) * MINUTE,
    endMs: noEnd ? null : outing.endMs + random.between(-6, 5) * MINUTE,
    offsetMinutes: outing.offsetMinutes,
    ...more,
  };
}

const gym = (scene: Scene, name: string, minutes: number) =>
  outingAt(scene, name, minutes, {
    sport: Sport.StrengthTraining,
    endMs: scene.at(minutes + scene.random.integer(40, 85)),
    distanceMeters: null,
    pausedSeconds: 0,
  });

const watchAndLog: Situation = (scene) => {
  const { random } = scene;
  const outing = gym(scene, 'gym', random.integer(420, 1140));
  // Some watches have no word for it.
  const sport = random.pick([
    Sport.StrengthTraining,
    Sport.StrengthTraining,
    Sport.StrengthTraining,
    Sport.CardioTraining,
    Sport.Other,
  ]);
  const watch = seenBy(random, outing, 'watch', { fields: { sport } });
  return [
    happened(scene, outing, 'watch and log', [
      watch,
      loggedSets(scene, outing),
      ...(random.chance(0.3) ? [copyOf(watch)] : []),
    ]),
  ];
};

const logAlone: Situation = (scene) => {
  const outing = gym(scene, 'logged', scene.random.integer(420, 1140));
  return [happened(scene, outing, 'plain', [loggedSets(scene, outing)], { kind: 'strengthSession' })];
};

/** Ten minutes on the treadmill, then the weights: the log is of the weights alone. */
const treadmillFirst: Situation = (scene) => {
  const { random } = scene;
  const outing = gym(scene, 'weights', random.integer(600, 1140));
  const endMs = outing.startMs - random.between(0.5, 4) * MINUTE;
  const run = outingAt(scene, 'treadmill', 0, {
    sport: Sport.TreadmillRunning,
    startMs: endMs - random.integer(8, 15) * MINUTE,
    endMs,
    pausedSeconds: 0,
    distanceMeters: random.integer(1100, 2400),
  });
  const alone = random.chance(0.4);
  const log = loggedSets(scene, outing);
  return [
    happened(scene, run, 'warm-up apart', [seenBy(random, run, 'watch')]),
    happened(scene, outing, 'warm-up apart', alone ? [log] : [seenBy(random, outing, 'watch'), log], {
      kind: alone ? 'strengthSession' : 'workout',
    }),
  ];
};

/** Two sessions a day, each with its log. */
const twice: Situation = (scene) => {
  const { random } = scene;
  const both: readonly Outing[] = [
    gym(scene, 'push', random.integer(420, 480)),
    gym(scene, 'pull', random.integer(1020, 1100)),
  ];
  return both.map(
    (outing): Happening =>
      happened(scene, outing, 'two sessions a day', [seenBy(random, outing, 'watch'), loggedSets(scene, outing)]),
  );
};

/** Weights in the morning, logged; a run in the evening, seen by the watch. */
const otherSport: Situation = (scene) => {
  const { random } = scene;
  const outing = gym(scene, 'morning', random.integer(420, 480));
  const run = outingAt(scene, 'evening', random.integer(1020, 1100), { sport: Sport.Running });
  return [
    happened(scene, outing, 'another sport the same day', [loggedSets(scene, outing)], { kind: 'strengthSession' }),
    happened(scene, run, 'another sport the same day', [seenBy(random, run, 'watch')]),
  ];
};

export const strengthDays: readonly (readonly [weight: number, situation: Situation])[] = [
  [16, watchAndLog],
  [3, logAlone],
  [6, treadmillFirst],
  [4, twice],
  [3, otherSport],
];
