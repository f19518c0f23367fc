import {
  bestEfforts,
  decoupling,
  efficiencyFactor,
  intensityFactor,
  normalizedPower,
  variabilityIndex,
} from '@vitalwire/intelligence';
import { rounded } from '../round.ts';
import type { MetricSheet } from './metrics.ts';
import { meanOf, type Session } from './session.ts';

/** From sprint to the longest climb: the durations that riders compare. */
const EFFORT_SECONDS = [5, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200];

/** As the answer has them; one that lacks data is absent and noted on the sheet. */
export interface PowerMetrics {
  readonly normalized_power_watts?: number | undefined;
  readonly variability_index?: number | undefined;
  readonly intensity_factor?: number | undefined;
  readonly efficiency_factor?: number | undefined;
  readonly efficiency_factor_unit?: string | undefined;
  readonly decoupling_percent?: number | undefined;
  readonly decoupling_judgeable?: boolean | undefined;
  readonly best_power?: { duration_seconds: number; watts: number; start_seconds: number }[];
}

/** What a ride's power says, alone and against heart rate. */
export function powerMetrics(session: Session, sheet: MetricSheet): PowerMetrics {
  const { powerWatts, heartRateBpm } = session.columns;
  if (powerWatts === undefined) {
    sheet.lack('power metrics', 'power samples', 'none');
    return {};
  }
  // As the normalized power takes it: a missing sample is no work, and the two are compared.
  const overTime = meanOf(powerWatts, 'zero');
  const beats = meanOf(heartRateBpm, 'skip');
  const normalized = sheet.take('normalized_power_watts', normalizedPower.spec, [], () =>
    normalizedPower({ powerWatts }),
  );
  const ftpWatts = sheet.threshold('ftpWatts');
  const ratios = normalized === undefined ? {} : ratiosOf(normalized, overTime, beats, ftpWatts, sheet);
  const efforts = sheet.take('best_power', bestEfforts.spec, [], () =>
    bestEfforts({ powerWatts, durationsSeconds: EFFORT_SECONDS }),
  );
  const drift =
    heartRateBpm === undefined || beats === null
      ? lacking(sheet, 'decoupling_percent', 'heart rate samples', 'none')
      : sheet.take('decoupling_percent', decoupling.spec, [], () => decoupling({ powerWatts, heartRateBpm }));
  return {
    normalized_power_watts: rounded(normalized, 1),
    ...ratios,
    decoupling_percent: rounded(drift?.percent, 2),
    decoupling_judgeable: drift?.judgeable,
    best_power: (efforts ?? []).flatMap(({ durationSeconds, watts, startSecond }) =>
      watts === null || startSecond === null
        ? []
        : [{ duration_seconds: durationSeconds, watts: rounded(watts, 1) ?? 0, start_seconds: startSecond }],
    ),
  };
}

function ratiosOf(
  normalizedPowerWatts: number,
  average: number | null,
  beats: number | null,
  ftpWatts: number | undefined,
  sheet: MetricSheet,
) {
  const variability = sheet.take('variability_index', variabilityIndex.spec, [], () =>
    variabilityIndex({ normalizedPowerWatts, averagePowerWatts: average ?? 0 }),
  );
  const intensity =
    ftpWatts === undefined
      ? lacking(sheet, 'intensity_factor', 'an FTP for this sport and day', 'none')
      : sheet.take('intensity_factor', intensityFactor.spec, ['ftpWatts'], () =>
          intensityFactor({ normalizedPowerWatts, ftpWatts }),
        );
  const efficiency =
    beats === null
      ? lacking(sheet, 'efficiency_factor', 'heart rate samples', 'none')
      : sheet.take('efficiency_factor', efficiencyFactor.spec, [], () =>
          efficiencyFactor({ normalizedPowerWatts, averageHeartRateBpm: beats }),
        );
  return {
    variability_index: rounded(variability, 3),
    intensity_factor: rounded(intensity, 3),
    efficiency_factor: rounded(efficiency, 3),
    efficiency_factor_unit: efficiency === undefined ? undefined : efficiencyFactor.spec.unit,
  };
}

function lacking(sheet: MetricSheet, metric: string, need: string, have: string): undefined {
  sheet.lack(metric, need, have);
}
