import { LifeEventType } from '../calendar/life-event.ts';
import type { ScenarioPlan } from './scenario.ts';
import { usualWeeks } from './usual-weeks.ts';

export const triathlete: ScenarioPlan = {
  profile: { displayName: 'Noa (triathlete)', birthYear: 1992, sex: 'female', heightMeters: 1.74, units: 'imperial' },
  home: 'portland',
  disciplines: ['swimming', 'cycling', 'running'],
  capacity: {
    untrained: { cycling: 165, running: 3.02, swimming: 0.96 },
    gainPer100: 0.4,
    costPer100: 0.05,
    anaerobicCapacityJoules: 14_500,
    anaerobicGainJoules: 2_000,
  },
  heart: { maximumBpm: 190, restingBpm: 56, thresholdShare: 0.88, lnRmssd: 4.02, lnRmssdNoise: 0.08 },
  heartRateSensor: 'strap',
  body: {
    weightKilograms: 66.8,
    seasonalSwingKilograms: 0.8,
    lossPer10Load: 0.35,
    bodyFatPercent: 20,
    basalKilocalories: 1440,
    stepsADay: 5800,
    sleepHours: 7.2,
    bedtimeMinutes: 22 * 60,
    alarmMinutes: 5 * 60 + 55,
    weighInShare: 0.5,
  },
  volume: 1.15,
  volumeSpread: 0.1,
  years: [
    {
      type: LifeEventType.Race,
      detail: 'Lake triathlon',
      window: [
        [6, 15],
        [6, 28],
      ],
      weekday: 6,
      days: [1, 1],
      taperDays: 9,
    },
    {
      type: LifeEventType.Race,
      detail: 'City triathlon',
      window: [
        [8, 22],
        [9, 7],
      ],
      weekday: 6,
      days: [1, 1],
      taperDays: 10,
    },
    {
      type: LifeEventType.Trip,
      detail: 'Family in New York',
      window: [
        [3, 5],
        [3, 6],
      ],
      days: [9, 10],
      place: 'newYork',
    },
    {
      type: LifeEventType.Break,
      detail: 'End of season',
      window: [
        [9, 20],
        [9, 25],
      ],
      days: [12, 14],
      distanceDays: 2,
    },
    {
      type: LifeEventType.Illness,
      detail: 'Influenza',
      window: [
        [11, 10],
        [12, 20],
      ],
      days: [6, 8],
    },
    {
      type: LifeEventType.NoDevice,
      detail: 'Watch in repair',
      window: [
        [4, 1],
        [5, 10],
      ],
      days: [5, 7],
      distanceDays: 4,
    },
    {
      type: LifeEventType.HeartRateStrapFault,
      detail: 'Heart rate strap failing',
      window: [
        [7, 5],
        [7, 20],
      ],
      days: [7, 9],
    },
  ],
  beginsOnFirstDay: false,
  weeks: {
    ...usualWeeks,
    base: [
      [
        ['swimEndurance'],
        ['rideSweetSpot'],
        ['swimThreshold'],
        ['runEasy'],
        ['swimEndurance'],
        ['rideLong'],
        ['runLong'],
      ],
    ],
    build: [
      [
        ['swimThreshold'],
        ['rideVo2max'],
        ['swimEndurance', 'runEasy'],
        ['rideThreshold'],
        ['runIntervals'],
        ['rideLong'],
        ['swimOpenWater', 'runLong'],
      ],
      [
        ['swimEndurance'],
        ['rideThreshold'],
        ['swimThreshold', 'runEasy'],
        ['runTempo'],
        ['rideEndurance'],
        ['rideLong', 'runShort'],
        ['swimOpenWater'],
      ],
    ],
    easy: [[[], ['swimTest'], ['rideRecovery'], ['runEasy'], [], ['rideEndurance'], ['runEasy']]],
    taper: [[['swimThreshold'], ['rideVo2max'], ['runShort'], ['rideRecovery'], ['swimEndurance'], ['runShort'], []]],
    after: [[[], ['swimEndurance'], [], ['rideRecovery'], ['swimEndurance'], ['rideEndurance'], []]],
    camp: [[['rideLong'], ['swimEndurance'], ['runLong'], ['rideLong'], ['swimThreshold'], ['rideLong'], ['runEasy']]],
    return: [[[], ['swimEndurance'], ['rideRecovery'], [], ['runShort'], ['rideEndurance'], []]],
  },
  test: ['rideTest'],
  races: { 'Lake triathlon': 'triathlon', 'City triathlon': 'triathlon' },
};
