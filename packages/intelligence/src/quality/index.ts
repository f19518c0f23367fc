export { type AltitudeDriftInput, type AltitudeStepInput, altitudeDrift, altitudeSteps } from './altitude.ts';
export { type CadenceInput, cadenceDoubling } from './cadence.ts';
export { type CadenceLockInput, cadenceLock } from './cadence-lock.ts';
export {
  altitudeOffsetFilter,
  altitudeRampFilter,
  blankFilter,
  despikeFilter,
  type FilterInput,
  type HampelInput,
  hampelFilter,
  interpolateGapFilter,
  type SpanInput,
  scaleFilter,
} from './filters.ts';
export { type Finding, FindingCode, type Severity, type ValueFinding } from './findings.ts';
export { type HeartRateInput, heartRateSteps } from './heart-rate.ts';
export { type PersonBoundsInput, personBounds } from './person-bounds.ts';
export type { TrackInput } from './plane.ts';
export {
  type DistanceMismatchInput,
  distanceMismatch,
  type PositionDriftInput,
  type PositionJumpInput,
  positionDrift,
  positionJumps,
} from './position.ts';
export { type PowerSpikeInput, type PowerZeroRunInput, powerSpikes, powerZeroRuns } from './power.ts';
export { type FilterId, type Repair, undoRepair } from './repair.ts';
export {
  type ActivityQuality,
  type ActivityQualityInput,
  activityQuality,
  type ChannelQuality,
  type QualityCheck,
} from './report.ts';
export { type SleepStageInput, sleepStageSums } from './sleep-stages.ts';
export { implausiblePace, implausibleSpeed, type SpeedInput, speedCeiling, type WholePaceInput } from './speed.ts';
export { type StuckValueInput, stuckValue } from './stuck-value.ts';
export { type MissingValueInput, missingValues, type TimeOrderInput, timeOrder } from './time-order.ts';
