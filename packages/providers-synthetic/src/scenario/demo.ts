import { LifeEventType, type YearlyRule } from '../calendar/life-event.ts';
import type { ScenarioPlan } from './scenario.ts';
import { usualWeeks } from './usual-weeks.ts';

const years: readonly YearlyRule[] = [
  {
    type: LifeEventType.Race,
    detail: 'Gran Fondo',
    window: [
      [6, 8],
      [6, 27],
    ],
    weekday: 6,
    days: [1, 1],
    taperDays: 11,
  },
  {
    type: LifeEventType.Race,
    detail: 'Half marathon',
    window: [
      [9, 20],
      [10, 4],
    ],
    weekday: 6,
    days: [1, 1],
    taperDays: 9,
  },
  {
    type: LifeEventType.Race,
    detail: '10 km run',
    window: [
      [4, 10],
      [4, 24],
    ],
    weekday: 6,
    days: [1, 1],
  },
  {
    type: LifeEventType.TrainingCamp,
    detail: 'Training camp',
    window: [
      [2, 10],
      [2, 16],
    ],
    days: [9, 9],
    place: 'mallorca',
  },
  // Over the clock change of the United States in March, and in even years over both changes of autumn.
  {
    type: LifeEventType.Trip,
    detail: 'Work in New York',
    window: [
      [3, 4],
      [3, 6],
    ],
    days: [12, 14],
    place: 'newYork',
  },
  {
    type: LifeEventType.Trip,
    detail: 'Work in New York',
    window: [
      [10, 21],
      [10, 23],
    ],
    days: [17, 19],
    place: 'newYork',
    years: 'even',
  },
  {
    type: LifeEventType.Trip,
    detail: 'Conference in Tokyo',
    window: [
      [11, 4],
      [11, 9],
    ],
    days: [8, 9],
    place: 'tokyo',
    years: 'odd',
  },
  {
    type: LifeEventType.Holiday,
    detail: 'Summer holiday',
    window: [
      [7, 20],
      [8, 5],
    ],
    days: [14, 15],
    place: 'algarve',
  },
  {
    type: LifeEventType.Holiday,
    detail: 'Christmas',
    window: [
      [12, 23],
      [12, 23],
    ],
    days: [5, 5],
  },
  {
    type: LifeEventType.Break,
    detail: 'End of season',
    window: [
      [10, 6],
      [10, 8],
    ],
    days: [11, 12],
    distanceDays: 0,
  },
  {
    type: LifeEventType.Illness,
    detail: 'Influenza',
    window: [
      [1, 8],
      [2, 1],
    ],
    days: [7, 9],
    distanceDays: 4,
  },
  {
    type: LifeEventType.Illness,
    detail: 'Cold',
    window: [
      [8, 10],
      [12, 10],
    ],
    days: [4, 5],
    distanceDays: 6,
  },
  {
    type: LifeEventType.NoDevice,
    detail: 'Watch and head unit in repair',
    window: [
      [4, 26],
      [5, 12],
    ],
    days: [8, 12],
    distanceDays: 3,
  },
  {
    type: LifeEventType.NoDevice,
    detail: 'Watch left at home',
    window: [
      [8, 12],
      [9, 8],
    ],
    days: [3, 4],
    distanceDays: 3,
  },
  {
    type: LifeEventType.NightWithoutWatch,
    detail: 'Watch on the charger',
    window: [
      [5, 20],
      [6, 1],
    ],
    days: [3, 4],
  },
  {
    type: LifeEventType.NightWithoutWatch,
    detail: 'Watch on the charger',
    window: [
      [12, 1],
      [12, 18],
    ],
    days: [2, 3],
  },
  {
    type: LifeEventType.HeartRateStrapFault,
    detail: 'Heart rate strap failing',
    window: [
      [3, 24],
      [4, 4],
    ],
    days: [9, 12],
  },
  {
    type: LifeEventType.PowerMeterFault,
    detail: 'Power meter battery empty',
    window: [
      [8, 20],
      [9, 8],
    ],
    days: [6, 9],
  },
];

export const demo: ScenarioPlan = {
  profile: { displayName: 'Robin (demo)', birthYear: 1988, sex: 'male', heightMeters: 1.81, units: 'metric' },
  home: 'freiburg',
  disciplines: ['cycling', 'running'],
  capacity: {
    untrained: { cycling: 196, running: 3.1, swimming: 0.8 },
    gainPer100: 0.56,
    costPer100: 0.05,
    anaerobicCapacityJoules: 17_000,
    anaerobicGainJoules: 2_600,
  },
  heart: { maximumBpm: 187, restingBpm: 57, thresholdShare: 0.87, lnRmssd: 3.86, lnRmssdNoise: 0.085 },
  heartRateSensor: 'strap',
  body: {
    weightKilograms: 77.5,
    seasonalSwingKilograms: 1.1,
    lossPer10Load: 0.55,
    bodyFatPercent: 15,
    basalKilocalories: 1755,
    stepsADay: 6200,
    sleepHours: 7.3,
    bedtimeMinutes: 22 * 60 + 45,
    alarmMinutes: 6 * 60 + 30,
    weighInShare: 0.6,
  },
  volume: 1.22,
  volumeSpread: 0.14,
  years,
  beginsOnFirstDay: false,
  weeks: {
    ...usualWeeks,
    base: [
      [[], ['rideSweetSpot'], ['runEasy'], ['rideEndurance'], ['strength'], ['rideLong'], ['runLong']],
      [[], ['rideSteadyTrainer'], ['runEasy'], ['rideSprints'], ['runShort'], ['rideLong'], ['runLong']],
    ],
    build: [
      [[], ['rideVo2max'], ['runEasy'], ['rideEndurance'], ['runTempo'], ['rideLong'], ['rideEndurance']],
      [[], ['rideThreshold'], ['runEasy'], ['runIntervals'], ['rideRecovery'], ['rideLong'], ['runLong']],
    ],
    easy: [[[], ['rideRecovery'], ['runTreadmill'], ['rideEndurance'], [], ['rideEndurance'], ['runEasy']]],
    taper: [[[], ['rideVo2max'], ['runShort'], ['rideRecovery'], [], ['rideSprints'], ['runShort']]],
    after: [[[], [], ['rideRecovery'], [], ['runShort'], ['rideEndurance'], ['walk']]],
    camp: [[['rideLong'], ['rideEndurance'], ['rideLong'], [], ['rideLong'], ['rideThreshold'], ['rideLong']]],
    return: [[[], ['rideRecovery'], ['runShort'], ['rideRecovery'], [], ['rideEndurance'], ['runShort']]],
  },
  test: ['rideTest'],
  races: { 'Gran Fondo': 'rideRace', 'Half marathon': 'runHalfMarathon', '10 km run': 'runTenKilometers' },
};
