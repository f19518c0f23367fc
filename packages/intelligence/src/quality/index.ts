export {
  type AltitudeDriftInput,
  type AltitudeStepInput,
  altitudeDrift,
  altitudeDriftBounds,
  altitudeStepBounds,
  altitudeSteps,
} from './altitude.ts';
export { type CadenceInput, cadenceDoubling, cadenceDoublingBounds } from './cadence.ts';
export { type CadenceLockInput, cadenceLock, cadenceLockBounds } from './cadence-lock.ts';
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
export { type BoundsOf, type Finding, FindingCode, type Severity, type ValueFinding } from './findings.ts';
export { type HeartRateInput, heartRateStepBounds, heartRateSteps } from './heart-rate.ts';
export { type PersonBoundsInput, personBounds } from './person-bounds.ts';
export type { TrackInput } from './plane.ts';
export {
  type DistanceMismatchInput,
  distanceMismatch,
  distanceMismatchBounds,
  type PositionDriftInput,
  type PositionJumpInput,
  positionDrift,
  positionDriftBounds,
  positionJumpBounds,
  positionJumps,
} from './position.ts';
export {
  type PowerSpikeInput,
  type PowerZeroRunInput,
  powerSpikeBounds,
  powerSpikes,
  powerZeroRunBounds,
  powerZeroRuns,
} from './power.ts';
export { type FilterId, type Repair, undoRepair } from './repair.ts';
export {
  type ActivityQuality,
  type ActivityQualityInput,
  activityQuality,
  type ChannelQuality,
  type QualityCheck,
} from './report.ts';
export { type SleepStageInput, sleepStageBounds, sleepStageSums } from './sleep-stages.ts';
export { implausiblePace, implausibleSpeed, type SpeedInput, speedCeiling, type WholePaceInput } from './speed.ts';
export { type StuckValueInput, stuckValue, stuckValueBounds } from './stuck-value.ts';
export {
  type MissingValueInput,
  missingValueBounds,
  missingValues,
  type TimeOrderInput,
  timeOrder,
  timeOrderBounds,
} from './time-order.ts';
