import { LifeEventType, type Span } from '../calendar/life-event.ts';
import type { ScenarioPlan } from './scenario.ts';
import { usualWeeks } from './usual-weeks.ts';

export const consistentCyclist: ScenarioPlan = {
  profile: {
    displayName: 'Kim (consistent cyclist)',
    birthYear: 1983,
    sex: 'female',
    heightMeters: 1.71,
    units: 'metric',
  },
  home: 'freiburg',
  disciplines: ['cycling'],
  capacity: {
    untrained: { cycling: 168, running: 2.9, swimming: 0.8 },
    gainPer100: 0.4,
    costPer100: 0.04,
    anaerobicCapacityJoules: 14_000,
    anaerobicGainJoules: 1_800,
  },
  heart: { maximumBpm: 184, restingBpm: 58, thresholdShare: 0.87, lnRmssd: 3.95, lnRmssdNoise: 0.075 },
  heartRateSensor: 'strap',
  body: {
    weightKilograms: 62.6,
    seasonalSwingKilograms: 0.6,
    lossPer10Load: 0.3,
    bodyFatPercent: 22,
    basalKilocalories: 1360,
    stepsADay: 6000,
    sleepHours: 7.5,
    bedtimeMinutes: 22 * 60 + 20,
    alarmMinutes: 6 * 60 + 20,
    weighInShare: 0.7,
  },
  volume: 1,
  volumeSpread: 0,
  years: [
    {
      type: LifeEventType.Holiday,
      detail: 'Walking holiday',
      window: [
        [9, 10],
        [9, 20],
      ],
      days: [7, 7],
    },
  ],
  beginsOnFirstDay: false,
  weeks: {
    ...usualWeeks,
    base: [
      [[], ['rideSweetSpot'], [], ['rideEndurance'], ['rideRecovery'], ['rideLong'], ['rideEndurance']],
      [[], ['rideSteadyTrainer'], [], ['rideThreshold'], [], ['rideLong'], ['rideEndurance']],
    ],
    build: [[[], ['rideVo2max'], [], ['rideEndurance'], ['rideRecovery'], ['rideLong'], ['rideEndurance']]],
    easy: [[[], ['rideRecovery'], [], ['rideSteadyTrainer'], [], ['rideEndurance'], ['rideRecovery']]],
    taper: [[[], ['rideVo2max'], [], ['rideRecovery'], [], ['rideEndurance'], []]],
    after: [[[], ['rideRecovery'], [], ['rideEndurance'], [], ['rideEndurance'], []]],
    camp: [[['rideLong'], ['rideLong'], ['rideRecovery'], ['rideLong'], ['rideLong'], ['rideEndurance'], []]],
    trip: [[[], ['walk'], [], ['walk'], [], ['walk'], []]],
    return: [[[], ['rideRecovery'], [], ['rideRecovery'], [], ['rideEndurance'], ['rideRecovery']]],
  },
  test: ['rideTest'],
  races: {},
};

const INJURY_DAYS = 70;
const DAYS_SINCE_INJURY = 35;

/** The same rider with a broken collarbone, whose last known threshold is from before it. */
export const trainingGap: ScenarioPlan = {
  ...consistentCyclist,
  profile: { ...consistentCyclist.profile, displayName: 'Alex (training gap)', sex: 'male', heightMeters: 1.78 },
  capacity: { ...consistentCyclist.capacity, untrained: { cycling: 196, running: 3, swimming: 0.8 } },
  body: { ...consistentCyclist.body, weightKilograms: 76.4, bodyFatPercent: 17, basalKilocalories: 1690 },
  years: [],
  around: (firstDay, lastDay): readonly Span[] => {
    const last = lastDay - DAYS_SINCE_INJURY;
    if (last < firstDay) return [];
    const detail = 'Broken collarbone';
    return [{ type: LifeEventType.Injury, first: last - INJURY_DAYS + 1, last, detail, place: null }];
  },
};
