import { Sport } from '@vitalwire/core';
import type { Random } from '../random.ts';
import type { GadgetName } from './gadgets.ts';
import type { Scene } from './scene.ts';
import type { Happening, Sighting } from './sighting.ts';

/** What a person really did. */
export interface Outing {
  readonly name: string;
  readonly sport: Sport;
  readonly startMs: number;
  readonly endMs: number;
  /** Standing still: at lights, at the bakery. */
  readonly pausedSeconds: number;
  readonly distanceMeters: number | null;
  readonly offsetMinutes: number;
}

const MINUTE = 60_000;

interface Habit {
  readonly sport: Sport;
  readonly minutes: readonly [number, number];
  readonly kilometersPerHour: readonly [number, number] | null;
}

const habits: readonly [Habit, ...Habit[]] = [
  { sport: Sport.Cycling, minutes: [50, 240], kilometersPerHour: [23, 34] },
  { sport: Sport.Running, minutes: [25, 110], kilometersPerHour: [8.5, 14] },
  { sport: Sport.Cycling, minutes: [60, 180], kilometersPerHour: [24, 32] },
  { sport: Sport.Running, minutes: [30, 75], kilometersPerHour: [9, 13] },
  { sport: Sport.GravelCycling, minutes: [70, 200], kilometersPerHour: [18, 26] },
  { sport: Sport.TrailRunning, minutes: [45, 150], kilometersPerHour: [7, 10] },
  { sport: Sport.Hiking, minutes: [90, 330], kilometersPerHour: [3, 4.8] },
  { sport: Sport.PoolSwimming, minutes: [30, 70], kilometersPerHour: [2.2, 3.2] },
  { sport: Sport.Rowing, minutes: [30, 80], kilometersPerHour: [9, 12] },
  { sport: Sport.Yoga, minutes: [30, 75], kilometersPerHour: null },
];

/** @param minutes after midnight by the wall clock */
export function outingAt(scene: Scene, name: string, minutes: number, of: Partial<Outing> = {}): Outing {
  const { random } = scene;
  const habit = of.sport === undefined ? random.pick(habits) : habitOf(of.sport);
  const startMs = of.startMs ?? scene.at(minutes) + random.integer(0, 59) * 1000;
  const length = random.between(...habit.minutes) * MINUTE;
  const endMs = of.endMs ?? startMs + length;
  const paused = of.pausedSeconds ?? (random.chance(0.5) ? (random.between(0, 0.12) * (endMs - startMs)) / 1000 : 0);
  const movingHours = (endMs - startMs) / 3_600_000 - paused / 3600;
  const speed = habit.kilometersPerHour;
  return {
    name,
    sport: habit.sport,
    startMs,
    endMs,
    pausedSeconds: Math.round(paused),
    distanceMeters:
      of.distanceMeters === undefined
        ? speed && Math.round(random.between(...speed) * movingHours * 1000)
        : of.distanceMeters,
    offsetMinutes: scene.offset(startMs),
  };
}

function habitOf(sport: Sport): Habit {
  return habits.find((each) => each.sport === sport) ?? { sport, minutes: [35, 75], kilometersPerHour: null };
}

const times = (distance: number | null, factor: number) =>
  distance === null ? {} : { distanceMeters: Math.round(distance * factor * 100) / 100 };

/** How each gadget sees an outing. Start, end and distance are off by what such gadgets are off by. */
const eyes: {
  readonly [name in GadgetName]?: {
    /** Seconds that the button is pressed late, or early below 0. */
    readonly late: readonly [number, number];
    readonly longer: readonly [number, number];
    readonly distance: readonly [number, number];
    readonly pauses: boolean;
  };
} = {
  watch: { late: [0, 20], longer: [0, 60], distance: [0.99, 1.01], pauses: true },
  edge: { late: [-90, 90], longer: [-60, 150], distance: [0.995, 1.005], pauses: true },
  headUnit: { late: [-120, 120], longer: [-60, 200], distance: [0.99, 1.012], pauses: true },
  track: { late: [-150, 120], longer: [-30, 180], distance: [1, 1.04], pauses: false },
  smartWatch: { late: [-60, 60], longer: [-60, 60], distance: [0.96, 1.04], pauses: false },
  trainer: { late: [-30, 150], longer: [-150, 30], distance: [0.9, 1.15], pauses: false },
};

export function seenBy(random: Random, outing: Outing, by: GadgetName, more: Partial<Sighting> = {}): Sighting {
  const eye = eyes[by] ?? { late: [0, 0], longer: [0, 0], distance: [1, 1], pauses: false };
  const startMs = outing.startMs + random.between(...eye.late) * 1000;
  const endMs = outing.endMs + random.between(...eye.longer) * 1000;
  const elapsed = Math.round((endMs - startMs) / 1000);
  return {
    by,
    startMs,
    endMs,
    offsetMinutes: outing.offsetMinutes,
    ...more,
    fields: {
      sport: outing.sport,
      elapsedSeconds: elapsed,
      ...(eye.pauses ? { timerSeconds: Math.max(1, elapsed - outing.pausedSeconds) } : {}),
      ...times(outing.distanceMeters, random.between(...eye.distance)),
      ...more.fields,
    },
  };
}

/** What a service that gets uploads makes of a recording: the same second, other roundings. */
export function copyOf(original: Sighting, more: Partial<Sighting> = {}): Sighting {
  const { distanceMeters, timerSeconds, ...fields } = {
    ...(original.fields as { distanceMeters?: number; timerSeconds?: number }),
  };
  return {
    ...original,
    by: 'copy',
    ...more,
    fields: {
      ...fields,
      ...(timerSeconds === undefined ? {} : { movingSeconds: timerSeconds }),
      ...(distanceMeters === undefined ? {} : { distanceMeters: Math.round(distanceMeters * 10) / 10 }),
      name: 'Outing',
      ...more.fields,
    },
  };
}

const toStep = (value: number, step: number) => Math.round(value / step) * step;

/** Written down from memory: a quarter of an hour, five minutes, half a kilometre. */
export function byHand(outing: Outing, more: Partial<Sighting> = {}): Sighting {
  const minutes = toStep((outing.endMs - outing.startMs) / MINUTE, 5);
  const startMs = toStep(outing.startMs, 15 * MINUTE);
  const { distanceMeters } = outing;
  return {
    by: 'hand',
    startMs,
    endMs: startMs + minutes * MINUTE,
    offsetMinutes: outing.offsetMinutes,
    ...more,
    fields: {
      sport: outing.sport,
      elapsedSeconds: minutes * 60,
      ...(distanceMeters === null
        ? {}
        : { distanceMeters: toStep(distanceMeters, distanceMeters > 20_000 ? 500 : 100) }),
      ...more.fields,
    },
  };
}

export function happened(
  scene: Scene,
  outing: Outing,
  trap: string,
  sightings: readonly Sighting[],
  more: Partial<Happening> = {},
): Happening {
  return {
    id: `${scene.date}/${outing.name}`,
    kind: 'workout',
    trap,
    startMs: outing.startMs,
    endMs: outing.endMs,
    localDate: scene.date,
    distanceMeters: outing.distanceMeters,
    sightings,
    ...more,
  };
}
