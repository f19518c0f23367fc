import type { GadgetName } from './gadgets.ts';
import type { Scene, Situation } from './scene.ts';
import type { Happening, Sighting } from './sighting.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Totals of the day: what each gadget counted differs, and is not a sign of another day. */
export const totalsOf: Situation = (scene) => {
  const { random } = scene;
  const steps = random.integer(2500, 19_000);
  const startMs = scene.at(0);
  const endMs = scene.at(1440);
  const seen = (by: GadgetName, more: Partial<Sighting> = {}): Sighting => ({
    by,
    startMs,
    endMs,
    offsetMinutes: scene.offset(startMs),
    localDate: scene.date,
    fields: {
      steps: Math.round(steps * random.between(0.7, 1.25)),
      activeEnergyKilocalories: random.integer(200, 1400),
    },
    ...more,
  });
  const sightings = [seen('watch')];
  if (random.chance(0.7)) sightings.push(seen('phone'));
  if (random.chance(0.5)) sightings.push(seen('ring'));
  // Counts days of UTC, and names them rightly.
  if (random.chance(0.15))
    sightings.push(
      seen('strap', { startMs: scene.day * 24 * HOUR, endMs: (scene.day + 1) * 24 * HOUR, offsetMinutes: 0 }),
    );
  if (random.chance(0.06))
    sightings.push(seen('mat', { before: { fields: { steps: Math.round(steps / 3), partial: true } } }));
  return [
    {
      id: `${scene.date}/totals`,
      kind: 'dailySummary',
      trap: sightings.length === 1 ? 'plain' : 'totals of several sources',
      startMs,
      endMs,
      localDate: scene.date,
      distanceMeters: null,
      sightings,
    },
  ];
};

const round = (value: number, to: number) => Math.round(value * to) / to;

function weighing(scene: Scene, name: string, trap: string, atMs: number, sightings: readonly Sighting[]): Happening {
  return {
    id: `${scene.date}/${name}`,
    kind: 'bodyMeasurement',
    trap,
    startMs: atMs,
    endMs: null,
    localDate: scene.date,
    distanceMeters: null,
    sightings,
  };
}

/** The scale to 50 g; copies to 100 g, or through pounds; a hand types what it read. */
function copies(scene: Scene, atMs: number, kilograms: number): readonly Sighting[] {
  const { random } = scene;
  const weight = round(kilograms, 20);
  const seen = (by: GadgetName, weightKilograms: number, startMs = atMs): Sighting => ({
    by,
    startMs,
    endMs: null,
    offsetMinutes: scene.offset(atMs),
    fields: { weightKilograms },
  });
  const all = [seen('scale', weight)];
  if (random.chance(0.6))
    all.push(seen('phone', random.chance(0.5) ? weight : round(round(weight * 2.204_623, 10) / 2.204_623, 1000)));
  if (random.chance(0.4)) all.push(seen('watch', round(weight, 10), atMs + random.integer(0, 60) * 1000));
  if (random.chance(0.15)) all.push(seen('hand', round(weight, 10), atMs + random.integer(-2, 12) * MINUTE));
  return all;
}

const weightOf = (scene: Scene) => 76 + 3 * Math.abs(((scene.day % 240) - 120) / 120) + scene.random.bell() * 0.5;

const morning: Situation = (scene) => {
  const atMs = scene.at(scene.random.integer(370, 480)) + scene.random.integer(0, 59) * 1000;
  const sightings = copies(scene, atMs, weightOf(scene));
  return [weighing(scene, 'weight', sightings.length === 1 ? 'plain' : 'copies of a weight', atMs, sightings)];
};

/** Before and after a glass of water, with and without shoes: not the same weight. */
const minutesApart: Situation = (scene) => {
  const { random } = scene;
  const kilograms = weightOf(scene);
  const first = scene.at(random.integer(370, 480));
  const second = first + random.integer(2, 9) * MINUTE;
  const other = kilograms + random.pick([1, -1]) * random.between(0.4, 1.4);
  const split = random.chance(0.4);
  const only = (all: readonly Sighting[], by: GadgetName): readonly Sighting[] =>
    split ? all.slice(0, 1).map((each) => ({ ...each, by })) : all;
  return [
    weighing(scene, 'weight-1', 'weights minutes apart', first, only(copies(scene, first, kilograms), 'scale')),
    weighing(scene, 'weight-2', 'weights minutes apart', second, only(copies(scene, second, other), 'hand')),
  ];
};

const morningAndEvening: Situation = (scene) => {
  const kilograms = weightOf(scene);
  const first = scene.at(scene.random.integer(370, 480));
  const second = scene.at(scene.random.integer(1200, 1330));
  return [
    weighing(scene, 'weight-am', 'two weights a day', first, copies(scene, first, kilograms)),
    weighing(
      scene,
      'weight-pm',
      'two weights a day',
      second,
      copies(scene, second, kilograms + scene.random.between(0.3, 1.6)),
    ),
  ];
};

/** A copy that kept the day alone, or that took local time for UTC. */
const moved: Situation = (scene) => {
  const { random } = scene;
  const offset = scene.noonOffsetMinutes;
  const atMs = scene.at(random.integer(370, 480));
  const weightKilograms = round(weightOf(scene), 10);
  const seen = (by: GadgetName, startMs: number, offsetMinutes: number | null): Sighting => ({
    by,
    startMs,
    endMs: null,
    offsetMinutes,
    localDate: scene.date,
    fields: { weightKilograms },
  });
  const [startMs, offsetMinutes] = random.pick<readonly [number, number | null]>([
    [scene.at(0), scene.offset(scene.at(0))],
    [scene.day * 24 * HOUR, null],
    [atMs + offset * MINUTE, 0],
    [atMs - offset * MINUTE, offset],
  ]);
  const copy = seen(random.pick(['diary', 'phone']), startMs, offsetMinutes);
  return [weighing(scene, 'weight', 'weight at the wrong hour', atMs, [seen('scale', atMs, scene.offset(atMs)), copy])];
};

export const weights: readonly (readonly [weight: number, situation: Situation])[] = [
  [30, morning],
  [10, minutesApart],
  [8, morningAndEvening],
  [8, moved],
  [24, () => []],
];
