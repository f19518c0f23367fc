import type { Workout } from '@vitalwire/core';
import { rounded } from '../round.ts';

export interface OwnValues {
  readonly averagePowerWatts?: number | undefined;
  readonly normalizedPowerWatts?: number | undefined;
  readonly trainingStressScore?: number | undefined;
  readonly ftpWatts?: number | undefined;
}

/** What a person would notice and ask about. */
const NOTICED = 0.01;
const TSS = 'TSS';

/**
 * Where the device that recorded a ride says something else than its samples do: said, since the person has seen the
 * device's number, and never mixed with ours.
 */
export function deviceDifferences(workout: Workout, ours: OwnValues): readonly string[] {
  const device = workout.deviceAnalysis;
  const compared = [
    { name: 'average power', unit: ' W', theirs: workout.averagePowerWatts, own: ours.averagePowerWatts },
    { name: 'normalized power', unit: ' W', theirs: device?.normalizedPowerWatts, own: ours.normalizedPowerWatts },
    { name: TSS, unit: '', theirs: device?.trainingStressScore, own: ours.trainingStressScore },
  ] as const;
  const different = compared.filter(
    ({ theirs, own }) => theirs !== undefined && own !== undefined && Math.abs(theirs - own) > NOTICED * theirs,
  );
  if (different.length === 0) return [];
  const values = different.map(
    ({ name, unit, theirs, own }) => `${name} ${rounded(theirs, 1)}${unit} (here ${rounded(own, 1)})`,
  );
  const ftp = device?.functionalThresholdPowerWatts;
  const scaled = ftp !== undefined && ours.ftpWatts !== undefined && Math.round(ftp) !== Math.round(ours.ftpWatts);
  const why = [
    ...(scaled && different.some(({ name }) => name === TSS) ? [`it took an FTP of ${rounded(ftp, 0)} W`] : []),
    ...(scaled && different.every(({ name }) => name === TSS)
      ? []
      : ['it may measure between the samples that it writes']),
  ];
  return [`The device itself states ${values.join(', ')}: ${why.join(', and ')}.`];
}
