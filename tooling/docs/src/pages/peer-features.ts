import { type AlgorithmFamily, algorithmFamilies } from '@vitalwire/core';

const yes = 'yes';
const no = '';

const methods = (family: AlgorithmFamily) => `${Object.keys(algorithmFamilies[family]).length} methods`;

/**
 * What, ours, fit-file-parser 6.1.2, simple-statistics 7.12.1, sports-lib 21.2.5: after the names that each exports and
 * what each answered for our recordings.
 */
export const peerFeatures: readonly (readonly string[])[] = [
  ['Licence', 'MIT', 'MIT', 'ISC', 'AGPL-3.0'],
  ['Dependencies at run time', '`@vitalwire/core`', '1', '0', '8'],
  ['Reads activity files', 'in `@vitalwire/activity-files`', 'FIT', no, 'FIT, TCX, GPX'],
  ['Normalized power, IF, TSS', methods('power.normalized'), 'reads', no, 'reads, else computes'],
  ['Mean-maximal power', 'every duration, exact', no, no, 'curve of chosen durations'],
  ['Critical power', methods('power.critical'), no, no, 'three parameters'],
  ["W' balance", methods('power.w-prime-balance'), no, no, 'reads'],
  ['xPower, BikeScore', yes, no, no, no],
  ['CTL, ATL, TSB', methods('load.fitness-fatigue'), no, no, no],
  ['Impulse and response', 'with fit and intervals', no, no, 'in three dimensions, with fit'],
  ['TRIMP', methods('load.trimp'), no, no, no],
  ['Stress from heart rate', methods('load.heart-rate-stress'), no, no, yes],
  ['Durability, aerobic efficiency', yes, no, no, yes],
  ['VDOT, race times, training paces', yes, no, no, no],
  ['Grade-adjusted speed', methods('running.cost-of-grade'), 'reads', no, yes],
  ['HRV, DFA alpha 1', yes, no, no, 'reads'],
  ['Sleep regularity, need and debt; recovery', yes, no, no, 'reads'],
  ['Strength, body, energy', yes, no, no, 'reads'],
  ['Regression, correlation', 'intervals, missing values, lags, false discovery', no, 'plain', no],
  ['Change points, control charts', yes, no, no, no],
  ['Tests, clusters, densities, classifiers', 'tests only', no, yes, no],
  ['Evidence grade, sources and valid range of each', yes, no, no, no],
  ['Says what is missing in place of a number', yes, no, no, no],
];
