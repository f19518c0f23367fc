import { altitudeDrift, altitudeSteps } from './altitude.ts';
import { cadenceDoubling } from './cadence.ts';
import { cadenceLock } from './cadence-lock.ts';
import {
  altitudeOffsetFilter,
  altitudeRampFilter,
  blankFilter,
  despikeFilter,
  hampelFilter,
  interpolateGapFilter,
  scaleFilter,
} from './filters.ts';
import { heartRateSteps } from './heart-rate.ts';
import { personBounds } from './person-bounds.ts';
import { distanceMismatch, positionDrift, positionJumps } from './position.ts';
import { powerSpikes, powerZeroRuns } from './power.ts';
import { activityQuality } from './report.ts';
import { sleepStageSums } from './sleep-stages.ts';
import { implausiblePace, implausibleSpeed } from './speed.ts';
import { stuckValue } from './stuck-value.ts';
import { missingValues, timeOrder } from './time-order.ts';

/** By id: a part of the registry. */
export const qualityAlgorithms = {
  'quality.person-bounds.pierre_soft': personBounds,
  'quality.time-order.stamps': timeOrder,
  'quality.missing-values.runs': missingValues,
  'quality.stuck-value.repeated': stuckValue,
  'quality.heart-rate-steps.step_and_return': heartRateSteps,
  'quality.cadence-lock.variance_tracking': cadenceLock,
  'quality.power-spikes.local_median': powerSpikes,
  'quality.power-zero-runs.turning_cranks': powerZeroRuns,
  'quality.position-jumps.implied_motion': positionJumps,
  'quality.position-drift.small_box_long_path': positionDrift,
  'quality.distance-mismatch.track_against_total': distanceMismatch,
  'quality.altitude-drift.loop_closure': altitudeDrift,
  'quality.altitude-steps.vertical_speed': altitudeSteps,
  'quality.cadence-doubling.ratio_to_median': cadenceDoubling,
  'quality.implausible-speed.rolling_mean': implausibleSpeed,
  'quality.implausible-pace.whole_activity': implausiblePace,
  'quality.sleep-stages.sums': sleepStageSums,
  'quality.activity.report': activityQuality,
  'quality.filter.hampel': hampelFilter,
  'quality.filter.despike': despikeFilter,
  'quality.filter.interpolate_gap': interpolateGapFilter,
  'quality.filter.altitude_offset': altitudeOffsetFilter,
  'quality.filter.altitude_ramp': altitudeRampFilter,
  'quality.filter.blank': blankFilter,
  'quality.filter.scale': scaleFilter,
} as const;
