import { secondsPerKilometerOf, type Workout } from '@vitalwire/core';
import { decouplingSpeed, efficiencyFactorRunning, normalizedGradedSpeed } from '@vitalwire/intelligence';
import { rounded } from '../round.ts';
import { gradedSpeedOf } from './activity-load.ts';
import type { MetricSheet } from './metrics.ts';
import { meanOf, type Session } from './session.ts';

/** What a run's speed says, on the level and against heart rate. */
export function runningMetrics(workout: Workout, session: Session, sheet: MetricSheet) {
  const { speedMetersPerSecond, heartRateBpm } = session.columns;
  if (speedMetersPerSecond === undefined) {
    sheet.lack('running metrics', 'speed samples', 'none');
    return {};
  }
  const beats = meanOf(heartRateBpm, 'skip');
  const graded = sheet.take(
    'normalized_graded_pace_seconds_per_km',
    normalizedGradedSpeed.spec,
    [],
    () => gradedSpeedOf(workout, session) ?? { status: 'insufficient-data', need: 'speed samples', have: 'none' },
  );
  if (beats === null || heartRateBpm === undefined) {
    sheet.lack('running efficiency and decoupling', 'heart rate samples', 'none');
    return { normalized_graded_pace_seconds_per_km: paceOf(graded) };
  }
  const efficiency =
    graded === undefined
      ? undefined
      : sheet.take('efficiency_factor', efficiencyFactorRunning.spec, [], () =>
          efficiencyFactorRunning({ normalizedGradedSpeedMetersPerSecond: graded, averageHeartRateBpm: beats }),
        );
  const drift = sheet.take('decoupling_percent', decouplingSpeed.spec, [], () =>
    decouplingSpeed({ speedMetersPerSecond, heartRateBpm }),
  );
  return {
    normalized_graded_pace_seconds_per_km: paceOf(graded),
    efficiency_factor: rounded(efficiency, 3),
    efficiency_factor_unit: efficiency === undefined ? undefined : efficiencyFactorRunning.spec.unit,
    decoupling_percent: rounded(drift?.percent, 2),
    decoupling_judgeable: drift?.judgeable,
  };
}

export function paceOf(metersPerSecond: number | null | undefined): number | undefined {
  return metersPerSecond === null || metersPerSecond === undefined
    ? undefined
    : rounded(secondsPerKilometerOf(metersPerSecond), 1);
}
