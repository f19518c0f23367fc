import { addDays, type LocalDate } from '@vitalwire/core';
import type { GadgetName } from './gadgets.ts';
import type { Scene, Situation } from './scene.ts';
import type { Happening, Sighting } from './sighting.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Rest {
  readonly startMs: number;
  readonly endMs: number;
  readonly nap: boolean;
}

const errors: { readonly [name in GadgetName]?: readonly [number, number] } = {
  ring: [12, 8],
  strap: [10, 8],
  mat: [25, 15],
  watch: [18, 12],
};

/** Gadgets disagree by a quarter of an hour about falling asleep, by less about waking; of a nap by less. */
function seen(scene: Scene, rest: Rest, by: GadgetName, more: Partial<Sighting> = {}): Sighting {
  const { random } = scene;
  const [late, early] = errors[by] ?? [10, 10];
  const scale = rest.nap ? 0.4 : 1;
  const startMs = rest.startMs + random.bell() * 0.6 * late * scale * MINUTE;
  const endMs = rest.endMs + random.bell() * 0.6 * early * scale * MINUTE;
  const offsetMinutes = scene.offset(rest.endMs);
  return {
    by,
    startMs,
    endMs,
    offsetMinutes,
    ...more,
    fields: {
      nap: rest.nap,
      asleepSeconds: Math.round(((endMs - startMs) / 1000) * random.between(0.85, 0.95)),
      ...more.fields,
    },
  };
}

const event = (
  scene: Scene,
  name: string,
  trap: string,
  rest: Rest,
  sightings: readonly Sighting[],
  date: LocalDate = scene.date,
): Happening => ({
  id: `${date}/${name}`,
  kind: 'sleep',
  trap,
  startMs: rest.startMs,
  endMs: rest.endMs,
  localDate: date,
  distanceMeters: null,
  sightings,
});

/** The night that ends on this day. */
function nightOf(scene: Scene): Rest {
  const { random } = scene;
  return { startMs: scene.at(random.integer(-110, 40)), endMs: scene.at(random.integer(360, 470)), nap: false };
}

const plain: Situation = (scene) => {
  const { random } = scene;
  const night = nightOf(scene);
  const [a, b] = random.pick<readonly [GadgetName, GadgetName]>([
    ['watch', 'ring'],
    ['ring', 'mat'],
    ['strap', 'watch'],
    ['mat', 'strap'],
  ]);
  const sightings = [seen(scene, night, a)];
  if (random.chance(0.75)) sightings.push(seen(scene, night, b));
  if (random.chance(0.2)) sightings.push(seen(scene, night, 'smartWatch'));
  return [event(scene, 'night', sightings.length === 1 ? 'plain' : 'two devices', night, sightings)];
};

const napInside: Situation = (scene) => {
  const { random } = scene;
  const night = nightOf(scene);
  const startMs = night.startMs + random.between(0.3, 0.7) * (night.endMs - night.startMs);
  const inside = { startMs, endMs: startMs + random.integer(25, 80) * MINUTE, nap: random.chance(0.5) };
  const share = (inside.endMs - inside.startMs) / (night.endMs - night.startMs);
  const by = random.pick<GadgetName>(['ring', 'strap', 'watch']);
  return [
    event(scene, 'night', 'nap inside the night', night, [
      seen(scene, night, 'watch'),
      seen(scene, inside, by, { share }),
    ]),
  ];
};

/** Awake from three to four: two sleeps for one gadget, one for the other. */
const splitNight: Situation = (scene) => {
  const { random } = scene;
  const night = nightOf(scene);
  const length = night.endMs - night.startMs;
  const at = night.startMs + length * random.between(0.35, 0.65);
  const gap = random.integer(15, 75) * MINUTE;
  const pieces = [
    { ...night, endMs: at },
    { ...night, startMs: at + gap },
  ];
  const sightings = [
    seen(scene, night, random.pick(['watch', 'strap'])),
    ...pieces.map((piece) => seen(scene, piece, 'ring', { share: (piece.endMs - piece.startMs) / length })),
  ];
  return [event(scene, 'night', 'night split in two', night, sightings)];
};

const wrongZone: Situation = (scene) => {
  const offset = scene.noonOffsetMinutes;
  if (offset === 0 || scene.weekEdge) return plain(scene);
  const { random } = scene;
  const night = nightOf(scene);
  const other = seen(scene, night, random.pick(['ring', 'mat']));
  const [minutes, offsetMinutes] = random.pick<readonly [number, number | null]>([
    [offset, 0],
    [offset, null],
    [-offset, offset],
    [60, offset],
    [-60, offset],
  ]);
  const by = minutes * MINUTE;
  const wrong = {
    ...other,
    startMs: other.startMs + by,
    endMs: (other.endMs ?? 0) + by,
    offsetMinutes,
    localDate: scene.date,
  };
  return [event(scene, 'night', 'wrong zone', night, [seen(scene, night, 'watch'), wrong])];
};

const napAt = (scene: Scene, minutes: number): Rest => ({
  startMs: scene.at(minutes),
  endMs: scene.at(minutes + scene.random.integer(25, 95)),
  nap: true,
});

/** So far from Greenwich a night that is that much off would lie over a nap. */
const isFar = (scene: Scene) => Math.abs(scene.noonOffsetMinutes) > 300;

const withNap: Situation = (scene) => {
  if (isFar(scene)) return plain(scene);
  const { random } = scene;
  const nap = napAt(scene, random.integer(760, 900));
  const both = random.chance(0.5);
  const sightings = [seen(scene, nap, 'ring'), ...(both ? [seen(scene, nap, 'strap')] : [])];
  return [...plain(scene), event(scene, 'nap', 'nap beside the night', nap, sightings)];
};

const twoNaps: Situation = (scene) => {
  if (isFar(scene)) return plain(scene);
  const { random } = scene;
  const first = napAt(scene, random.integer(640, 700));
  const second = { ...napAt(scene, random.integer(860, 960)) };
  const [a, b] = random.pick<readonly [GadgetName, GadgetName]>([
    ['ring', 'strap'],
    ['ring', 'ring'],
    ['strap', 'watch'],
  ]);
  return [
    ...plain(scene),
    event(scene, 'nap-1', 'two naps', first, [seen(scene, first, a)]),
    event(scene, 'nap-2', 'two naps', second, [seen(scene, second, b)]),
  ];
};

/** Back to bed after breakfast: a sleep of its own, soon after the night. */
const backToBed: Situation = (scene) => {
  if (isFar(scene)) return plain(scene);
  const night = { ...nightOf(scene), endMs: scene.at(scene.random.integer(330, 360)) };
  const nap = napAt(scene, scene.random.integer(480, 540));
  return [
    event(scene, 'night', 'back to bed', night, [seen(scene, night, 'watch'), seen(scene, night, 'ring')]),
    event(scene, 'nap', 'back to bed', nap, [seen(scene, nap, scene.random.pick(['ring', 'strap']))]),
  ];
};

/** Counted for the evening on which it began, by a source that does so. */
const otherDay: Situation = (scene) => {
  const night = nightOf(scene);
  const wrong = seen(scene, night, 'mat', { localDate: addDays(scene.date, -1) });
  return [event(scene, 'night', 'day of the evening', night, [seen(scene, night, 'watch'), wrong])];
};

const mended: Situation = (scene) => {
  const { random } = scene;
  const night = nightOf(scene);
  const ring = seen(scene, night, 'ring');
  const short = { endMs: (ring.endMs ?? 0) - random.between(1, 3) * HOUR };
  const changed = random.chance(0.5) ? { ...ring, before: short } : { ...ring, deleted: true };
  return [event(scene, 'night', 'changed later', night, [seen(scene, night, 'strap'), changed])];
};

export const nights: readonly (readonly [weight: number, situation: Situation])[] = [
  [40, plain],
  [8, napInside],
  [8, splitNight],
  [8, wrongZone],
  [8, withNap],
  [6, twoNaps],
  [5, backToBed],
  [4, otherDay],
  [6, mended],
];
