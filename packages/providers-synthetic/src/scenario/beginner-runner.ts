import { LifeEventType } from '../calendar/life-event.ts';
import type { ScenarioPlan } from './scenario.ts';
import { usualWeeks } from './usual-weeks.ts';

export const beginnerRunner: ScenarioPlan = {
  profile: {
    displayName: 'Sam (beginner runner)',
    birthYear: 1979,
    sex: 'female',
    heightMeters: 1.68,
    units: 'metric',
  },
  home: 'freiburg',
  disciplines: ['running'],
  capacity: {
    untrained: { cycling: 130, running: 2.28, swimming: 0.7 },
    gainPer100: 1.5,
    costPer100: 0.05,
    anaerobicCapacityJoules: 11_000,
    anaerobicGainJoules: 1_500,
  },
  heart: { maximumBpm: 181, restingBpm: 68, thresholdShare: 0.86, lnRmssd: 3.4, lnRmssdNoise: 0.1 },
  heartRateSensor: 'wrist',
  body: {
    weightKilograms: 74.2,
    seasonalSwingKilograms: 0.7,
    lossPer10Load: 1.3,
    bodyFatPercent: 31,
    basalKilocalories: 1395,
    stepsADay: 5400,
    sleepHours: 6.9,
    bedtimeMinutes: 23 * 60,
    alarmMinutes: 6 * 60 + 45,
    weighInShare: 0.3,
  },
  volume: 1,
  volumeSpread: 0,
  years: [
    {
      type: LifeEventType.Illness,
      detail: 'Cold',
      window: [
        [1, 15],
        [3, 10],
      ],
      days: [5, 7],
    },
    {
      type: LifeEventType.Holiday,
      detail: 'Summer holiday',
      window: [
        [7, 20],
        [8, 5],
      ],
      days: [14, 14],
      place: 'algarve',
    },
    {
      type: LifeEventType.NoDevice,
      detail: 'Watch lost',
      window: [
        [10, 1],
        [11, 10],
      ],
      days: [6, 10],
    },
    {
      type: LifeEventType.NightWithoutWatch,
      detail: 'Watch on the charger',
      window: [
        [4, 1],
        [6, 1],
      ],
      days: [5, 6],
    },
  ],
  beginsOnFirstDay: true,
  weeks: {
    ...usualWeeks,
    base: [[[], ['runWalk'], [], ['runWalk'], [], ['runWalk'], []]],
    build: [[[], ['runWalk'], [], ['runWalk'], [], ['runWalk'], []]],
    easy: [[[], ['runWalk'], [], [], [], ['runWalk'], ['walk']]],
    taper: [[[], ['runWalk'], [], ['runWalk'], [], [], []]],
    after: [[[], ['walk'], [], ['runWalk'], [], ['runWalk'], []]],
    camp: [[[], ['runWalk'], [], ['runWalk'], [], ['runWalk'], []]],
    trip: [[[], ['runWalk'], [], [], [], ['walk'], []]],
    holiday: [[['walk'], [], ['runWalk'], [], ['walk'], ['hike'], []]],
    return: [[[], ['walk'], [], ['runWalk'], [], ['walk'], []]],
  },
  test: ['runWalk'],
  races: {},
};
