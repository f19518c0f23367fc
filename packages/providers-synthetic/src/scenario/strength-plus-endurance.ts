import { LifeEventType } from '../calendar/life-event.ts';
import type { ScenarioPlan } from './scenario.ts';
import { usualWeeks } from './usual-weeks.ts';

export const strengthPlusEndurance: ScenarioPlan = {
  profile: {
    displayName: 'Toni (strength and endurance)',
    birthYear: 1990,
    sex: 'male',
    heightMeters: 1.85,
    units: 'metric',
  },
  home: 'portland',
  disciplines: ['running', 'cycling'],
  capacity: {
    untrained: { cycling: 215, running: 2.95, swimming: 0.75 },
    gainPer100: 0.45,
    costPer100: 0.05,
    anaerobicCapacityJoules: 22_000,
    anaerobicGainJoules: 2_000,
  },
  heart: { maximumBpm: 189, restingBpm: 60, thresholdShare: 0.86, lnRmssd: 3.75, lnRmssdNoise: 0.09 },
  heartRateSensor: 'strap',
  body: {
    weightKilograms: 88.4,
    seasonalSwingKilograms: 1.4,
    lossPer10Load: 0.3,
    bodyFatPercent: 17,
    basalKilocalories: 1905,
    stepsADay: 7100,
    sleepHours: 7.1,
    bedtimeMinutes: 22 * 60 + 50,
    alarmMinutes: 6 * 60 + 25,
    weighInShare: 0.8,
  },
  volume: 1,
  volumeSpread: 0.05,
  years: [
    {
      type: LifeEventType.Race,
      detail: '10 km run',
      window: [
        [5, 5],
        [5, 25],
      ],
      weekday: 6,
      days: [1, 1],
      taperDays: 6,
    },
    {
      type: LifeEventType.Holiday,
      detail: 'Summer holiday',
      window: [
        [8, 1],
        [8, 12],
      ],
      days: [10, 12],
    },
    {
      type: LifeEventType.Illness,
      detail: 'Cold',
      window: [
        [1, 10],
        [2, 20],
      ],
      days: [4, 6],
    },
    {
      type: LifeEventType.NoDevice,
      detail: 'Watch left at home',
      window: [
        [9, 5],
        [10, 20],
      ],
      days: [4, 6],
    },
  ],
  beginsOnFirstDay: false,
  weeks: {
    ...usualWeeks,
    base: [[['strength'], ['runEasy'], ['strength'], ['runTempo'], ['strength'], ['rideEndurance'], ['runEasy']]],
    build: [
      [['strength'], ['runIntervals'], ['strength'], ['runEasy'], [], ['rideEndurance', 'strength'], ['runLong']],
    ],
    easy: [[['strength'], [], ['runEasy'], [], ['strength'], ['rideRecovery'], []]],
    taper: [[['strength'], ['runShort'], [], ['runShort'], [], ['runShort'], []]],
    after: [[[], ['runShort'], ['strength'], [], ['strength'], ['rideEndurance'], []]],
    camp: [[['rideLong'], ['runEasy'], ['strength'], ['rideLong'], ['strength'], ['rideLong'], []]],
    return: [[[], ['runShort'], ['strength'], [], ['runShort'], ['rideRecovery'], []]],
  },
  test: ['rideTest'],
  races: { '10 km run': 'runTenKilometers' },
};
