import { answered, type Pairs } from './call.ts';
import { bounds, inZones } from './power.ts';
import type { Given } from './vector.ts';

const reading = (milliseconds: unknown) =>
  typeof milliseconds === 'number' ? { measure: 'rmssd', milliseconds } : null;

const trend = {
  names: { swcFactor: 'smallestWorthwhileChange' },
  input: (given: Given) => {
    const { dailyRmssdMilliseconds, ...rest } = given;
    return Array.isArray(dailyRmssdMilliseconds)
      ? { ...rest, dailyReadings: dailyRmssdMilliseconds.map(reading) }
      : given;
  },
  outputs: { rolling7LnRmssd: 'rollingLnRmssd', cvPercent7: 'rollingCvPercent' },
} as const;

/** Shares of three zones, from their times where no shares are given. */
function shares(given: Given): Given {
  const times = given.zoneMinutes ?? given.minutesInZones ?? given.zoneSeconds;
  if (given.zoneFractions !== undefined || !Array.isArray(times)) return given;
  const sum = times.reduce((total: number, time: number) => total + time, 0);
  return { zoneFractions: times.map((time: number) => time / sum) };
}

export const heartPairs: Pairs = {
  'maxHeartRate tanaka': { id: 'heart-rate.maximum.tanaka' },
  'maxHeartRate fox': { id: 'heart-rate.maximum.fox' },
  'maxHeartRate nes': { id: 'heart-rate.maximum.nes' },
  'maxHeartRate gulati': { id: 'heart-rate.maximum.gulati' },
  'maxHeartRate gellish_linear': { id: 'heart-rate.maximum.gellish_linear' },
  'maxHeartRate gellish_quadratic': { id: 'heart-rate.maximum.gellish_quadratic' },
  'maxHeartRate fox_pierre_clamped': { id: 'heart-rate.maximum.fox_pierre_clamped' },
  'maxHeartRate observed': {
    id: 'heart-rate.maximum.observed',
    input: (given) => ('heartRateBpm' in given ? { sessions: [given.heartRateBpm] } : given),
  },

  'hrZones karvonen_5': { id: 'heart-rate.zones.karvonen_5', ...bounds },
  'hrZones percent_max_5': { id: 'heart-rate.zones.percent_max_5', ...bounds },
  'hrZones percent_max_pierre_config': { id: 'heart-rate.zones.percent_max_pierre_config', ...bounds },
  'hrZones friel_run_7': { id: 'heart-rate.zones.friel_run_7', ...bounds },
  'hrZones friel_cycling_7': { id: 'heart-rate.zones.friel_cycling_7', ...bounds },
  'hrZones coggan_5': { id: 'heart-rate.zones.coggan_5', ...bounds },
  'zoneOfHr karvonen_5': inZones('heart-rate.zones.karvonen_5', 'heartRateBpm'),
  'zoneOfHr percent_max_5': inZones('heart-rate.zones.percent_max_5', 'heartRateBpm'),
  'zoneOfHr percent_max_pierre_config': inZones('heart-rate.zones.percent_max_pierre_config', 'heartRateBpm'),
  'zoneOfHr friel_run_7': inZones('heart-rate.zones.friel_run_7', 'heartRateBpm'),
  'zoneOfHr friel_cycling_7': inZones('heart-rate.zones.friel_cycling_7', 'heartRateBpm'),
  'zoneOfHr coggan_5': inZones('heart-rate.zones.coggan_5', 'heartRateBpm'),

  'lthr friel_30min_last20': { id: 'heart-rate.threshold.friel_30min_last20' },
  'lthr pierre_from_30min': { id: 'heart-rate.threshold.pierre_from_30min' },
  'lthr from_maxhr': { id: 'heart-rate.threshold.from_maxhr' },
  'lthr hybrid': { id: 'heart-rate.threshold.hybrid', ...answered },

  'rmssd task_force_1996': { id: 'hrv.rmssd.task_force_1996', main: 'milliseconds' },
  'sdnn task_force_1996': { id: 'hrv.sdnn.task_force_1996', main: 'milliseconds' },
  'pnn50 task_force_1996': { id: 'hrv.pnn50.task_force_1996' },
  'lnRmssd natural_log': {
    id: 'hrv.ln-rmssd.natural_log',
    input: ({ rmssdMilliseconds }) => ({ reading: { measure: 'rmssd', milliseconds: rmssdMilliseconds } }),
  },
  'hrvTrend plews_swc_0.5sd': { id: 'hrv.trend.plews_swc', ...trend },
  'hrvTrend plews_swc': { id: 'hrv.trend.plews_swc', ...trend },
  'hrvStatus pierre': {
    id: 'hrv.status.pierre',
    input: ({ currentRmssdMilliseconds, weeklyAvgRmssdMilliseconds, ...rest }) => ({
      ...rest,
      current: { measure: 'rmssd', milliseconds: currentRmssdMilliseconds },
      weeklyAverage: { measure: 'rmssd', milliseconds: weeklyAvgRmssdMilliseconds },
    }),
    main: 'score',
  },
  'dfaAlpha1 scales_4_16': { id: 'hrv.dfa-alpha1.scales_4_16' },

  'timeInZones seiler_3': { id: 'intensity.time-in-zones.seiler_3' },
  'polarizationIndex treff_2019': { id: 'intensity.polarization.treff_2019', input: shares, main: 'index' },
};
