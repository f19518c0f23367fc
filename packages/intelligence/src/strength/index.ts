export {
  type EffortInput,
  type EffortSetInput,
  effortPercent,
  effortPercentEpley,
  oneRepMaxFromEffort,
  oneRepMaxFromEffortEpley,
} from './effort.ts';
export {
  oneRepMax,
  oneRepMaxBrzycki,
  oneRepMaxEpley,
  oneRepMaxLander,
  oneRepMaxLombardi,
  oneRepMaxMayhew,
  oneRepMaxOConner,
  oneRepMaxWathan,
  type SetInput,
} from './one-rep-max.ts';
export { type LoadedBar, type PlateInput, plateLoading } from './plates.ts';
export {
  type DoubleProgressionInput,
  doubleProgression,
  type LinearProgressionInput,
  linearProgression,
  type NextLoad,
  type PercentWaveInput,
  percentWave,
  type ReserveProgressionInput,
  reserveProgression,
  type WaveProgressionInput,
  type WaveSet,
  waveProgression,
} from './progression.ts';
export { type LiftedSet, type LiftRecord, type LiftRecordKind, liftRecords } from './records.ts';
export {
  type LiftPlateau,
  type LiftPlateauInput,
  liftPlateau,
  type TonnageTrend,
  type TonnageTrendInput,
  tonnageTrend,
} from './trend.ts';
export {
  type MusclesOfExercise,
  relativeIntensity,
  type VolumeLoad,
  volumeLoad,
  type WeeklySets,
  type WeeklySetsInput,
  weeklySets,
  weeklySetsDirect,
  weeklySetsTotal,
} from './volume.ts';
