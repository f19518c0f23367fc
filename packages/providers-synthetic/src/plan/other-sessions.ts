import { Sport } from '@vitalwire/core';
import { block, type PlanContext, type SessionMaker, usualMinutes } from './blocks.ts';
import type { DraftSet, SessionDraft } from './session.ts';

export const otherSessions = {
  walk: (c) => [onFoot(c, Sport.Walking, 'Walk', 1, 40 * c.volume, atSpeed(c, 1.35))],
  hike: (c) => [
    {
      ...onFoot(c, Sport.Hiking, 'Hike', 4, 170 * c.volume, atSpeed(c, 1.15)),
      pauseSeconds: [c.random.integer(600, 1500)],
    },
  ],
  strength: (c) => [strength(c)],
  /** Olympic distance: five workouts of one event. */
  triathlon: (c) => {
    const { capacity } = c;
    const part = { continues: true as const, indoor: false, pauseSeconds: [] };
    const swim = 0.97;
    const run = 0.96;
    const event = c.occasion ?? 'Triathlon';
    return [
      {
        ...onFoot(c, Sport.OpenWaterSwimming, `${event}: swim`, 8, 1, 1),
        discipline: 'swimming',
        vendorSport: 'swimming/open_water',
        wishedMinutes: 8 * 60,
        pauseSeconds: [],
        blocks: [
          {
            seconds: Math.round(1500 / (swim * capacity.criticalSwimSpeedMetersPerSecond)),
            intensity: swim,
            intent: 'active',
            texture: 'steady',
          },
        ],
        laps: 500,
      },
      { ...transition(c, 170), ...part },
      {
        ...onFoot(c, Sport.Cycling, `${event}: bike`, 9, 1, 1),
        ...part,
        discipline: 'cycling',
        vendorSport: 'cycling/road',
        blocks: [block(66, 0.9, 'active', 'terrain')],
        laps: 10_000,
      },
      { ...transition(c, 90), ...part },
      {
        ...onFoot(c, Sport.Running, `${event}: run`, 10, 1, 1),
        ...part,
        discipline: 'running',
        vendorSport: 'running/street',
        blocks: [
          {
            seconds: Math.round(10_000 / (run * capacity.thresholdSpeedMetersPerSecond)),
            intensity: run,
            intent: 'active',
            texture: 'constant',
          },
        ],
        laps: 1000,
      },
    ];
  },
} satisfies Record<string, SessionMaker>;

function onFoot(
  context: PlanContext,
  sport: Sport,
  name: string,
  exertion: number,
  minutes: number,
  intensity: number,
): SessionDraft {
  return {
    sport,
    discipline: 'other',
    vendorSport: sport,
    name,
    exertion,
    blocks: [block(minutes, intensity)],
    indoor: false,
    laps: 1000,
    wishedMinutes: usualMinutes(context),
  };
}

/** Nobody walks faster for being fitter. @param speed m/s on the flat */
function atSpeed({ capacity }: PlanContext, speed: number): number {
  return speed / capacity.thresholdSpeedMetersPerSecond;
}

function transition(context: PlanContext, seconds: number): SessionDraft {
  return {
    ...onFoot(context, Sport.Transition, 'Transition', 5, 1, 1),
    blocks: [{ seconds, intensity: 0.3, intent: 'active', texture: 'steady' }],
    laps: 'blocks',
  };
}

interface Exercise {
  readonly name: string;
  readonly startKilograms: number;
  readonly perWeekKilograms: number;
  readonly repetitions: number;
}

const exercises: readonly Exercise[] = [
  { name: 'Back squat', startKilograms: 60, perWeekKilograms: 0.5, repetitions: 6 },
  { name: 'Bench press', startKilograms: 47.5, perWeekKilograms: 0.3, repetitions: 8 },
  { name: 'Deadlift', startKilograms: 75, perWeekKilograms: 0.6, repetitions: 5 },
  { name: 'Bent-over row', startKilograms: 42.5, perWeekKilograms: 0.25, repetitions: 8 },
  { name: 'Overhead press', startKilograms: 30, perWeekKilograms: 0.2, repetitions: 6 },
];
const SETS = 4;
const REST_SECONDS = 130;
const SECONDS_A_REPETITION = 4;
/** Nobody adds weight for ever. */
const WEEKS_OF_PROGRESS = 80;

function strength(context: PlanContext): SessionDraft {
  const sets = setsOf(context);
  const last = sets.at(-1);
  const seconds = (last === undefined ? 0 : last.offsetSeconds + last.durationSeconds) + 60;
  return {
    ...onFoot(context, Sport.StrengthTraining, 'Full body strength', 6, seconds / 60, 0.42),
    blocks: [{ seconds, intensity: 0.42, intent: 'active', texture: 'steady' }],
    vendorSport: 'training/strength_training',
    indoor: true,
    laps: 'blocks',
    sets,
  };
}

function setsOf(context: PlanContext): readonly DraftSet[] {
  const sets: DraftSet[] = [];
  const weeks = Math.min(WEEKS_OF_PROGRESS, Math.max(0, context.weeksTrained));
  let offset = 300;
  for (const exercise of exercises) {
    const top = exercise.startKilograms + weeks * exercise.perWeekKilograms;
    for (let set = 0; set < SETS; set++) {
      const warming = set === 0;
      const repetitions = warming ? 10 : exercise.repetitions + (context.random.chance(0.25) ? -1 : 0);
      const durationSeconds = repetitions * SECONDS_A_REPETITION + context.random.integer(0, 4);
      sets.push({
        offsetSeconds: offset,
        durationSeconds,
        type: warming ? 'warmup' : 'active',
        exercise: exercise.name,
        repetitions,
        weightKilograms: toPlates(top * (warming ? 0.6 : 1)),
        repetitionsInReserve: warming ? 6 : context.random.integer(1, 3),
      });
      offset += durationSeconds;
      sets.push({ offsetSeconds: offset, durationSeconds: REST_SECONDS, type: 'rest' });
      offset += REST_SECONDS;
    }
  }
  return sets;
}

/** The smallest pair of plates makes steps of 2.5 kg. */
function toPlates(kilograms: number): number {
  return Math.round(kilograms / 2.5) * 2.5;
}
