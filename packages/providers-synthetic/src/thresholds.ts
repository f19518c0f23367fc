import { type SportFamily, type Threshold, type ThresholdMetric, ThresholdOrigin } from '@vitalwire/core';
import { round } from './exact.ts';
import type { Day } from './life/day.ts';
import type { Discipline } from './model/capacity.ts';
import { steadyHeartRate } from './model/heart.ts';
import { type RecordOwner, receivedAtOf } from './records/record-base.ts';
import { recordedDay } from './records/wear.ts';
import type { ScenarioPlan } from './scenario/scenario.ts';

const DAYS_BETWEEN_BODY_VALUES = 28;

/**
 * What the athlete knows, dated: all of it on the first day, and anew on every recorded day of a test or a race.
 * Between those days capacity changes and the known values do not, as in life.
 */
export function thresholdsOf(days: readonly Day[], scenario: ScenarioPlan, owner: RecordOwner): readonly Threshold[] {
  const thresholds: Threshold[] = [];
  for (const [index, day] of days.entries()) {
    const add = (metric: ThresholdMetric, sport: SportFamily | null, value: number) => {
      const detail = 'synthetic';
      thresholds.push({
        metric,
        sport,
        value,
        validFrom: day.date,
        origin: ThresholdOrigin.Source,
        detail,
        recordedAt: receivedAtOf(owner, day.date),
      });
    };
    if (index === 0) add('maximumHeartRateBpm', null, scenario.heart.maximumBpm);
    if (index % DAYS_BETWEEN_BODY_VALUES === 0) {
      add('restingHeartRateBpm', null, Math.round(day.pulse.restingBpm));
      add('weightKilograms', null, round(day.weightKilograms, 1));
    }
    if (index === 0 || measures(day))
      for (const discipline of scenario.disciplines) addCapacity(add, day, scenario, discipline);
  }
  return thresholds;
}

/** A recorded test or race. */
function measures(day: Day): boolean {
  const allOut = day.sessions.some(({ blocks }) => blocks.some((block) => block.maximal === true));
  return recordedDay(day) && day.sessions.length > 0 && (allOut || day.plan.testDay || day.plan.phase === 'race');
}

function addCapacity(
  add: (metric: ThresholdMetric, sport: SportFamily | null, value: number) => void,
  { capacity, pulse }: Day,
  { heart }: ScenarioPlan,
  discipline: Discipline,
): void {
  const atThreshold = Math.round(steadyHeartRate(heart, pulse.restingBpm, 1));
  switch (discipline) {
    case 'cycling':
      add('ftpWatts', 'cycling', Math.round(capacity.functionalThresholdPowerWatts));
      add('criticalPowerWatts', 'cycling', Math.round(capacity.criticalPowerWatts));
      add('anaerobicCapacityJoules', 'cycling', Math.round(capacity.anaerobicCapacityJoules));
      add('lactateThresholdHeartRateBpm', 'cycling', atThreshold);
      return;
    case 'running':
      add('thresholdSpeedMetersPerSecond', 'running', round(capacity.thresholdSpeedMetersPerSecond, 3));
      add('lactateThresholdHeartRateBpm', 'running', atThreshold);
      return;
    case 'swimming':
      add('criticalSwimSpeedMetersPerSecond', null, round(capacity.criticalSwimSpeedMetersPerSecond, 3));
      return;
  }
}
