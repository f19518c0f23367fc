import { type AlgorithmId, computed, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm, type Reference } from '../define-algorithm.ts';
import { type AnsweredBy, firstAnswer } from '../hybrid.ts';
import { type ZonePercent, type ZoneTable, zonesOfPercents } from '../intensity/zone-table.ts';
import * as references from '../references.ts';
import { requireHeartRateRange, requireOneOf, requirePositive } from '../refuse.ts';

type ZoneId = Extract<AlgorithmId, `heart-rate.zones.${string}`>;

const EVIDENCE = 'heuristic';
const fiveNames = ['Very light', 'Light', 'Moderate', 'Hard', 'Maximum'] as const;
const frielLabels = ['1', '2', '3', '4', '5a', '5b', '5c'] as const;
const frielNames = [
  'Recovery',
  'Aerobic',
  'Tempo',
  'Sub-threshold',
  'Threshold',
  'Aerobic capacity',
  'Anaerobic capacity',
] as const;
const cogganNames = ['Active recovery', 'Endurance', 'Tempo', 'Threshold', 'VO2max'] as const;

function percents(
  from: readonly number[],
  names: readonly string[],
  labels: readonly string[] = [],
): readonly ZonePercent[] {
  return from.map((fromPercent, i) => ({ fromPercent, name: names[i] ?? '', label: labels[i] ?? `${i + 1}` }));
}

const validRange = 'bounds are unrounded; heart rate below the first is below zone 1';

export interface ReserveInput {
  readonly restingHeartRateBpm: number;
  readonly maximumHeartRateBpm: number;
}

/** Shares of heart rate reserve. */
export const heartRateZonesKarvonen = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.zones.karvonen_5',
    version: 1,
    title: 'Heart rate zones, reserve (Karvonen)',
    unit: 'bpm',
    evidence: EVIDENCE,
    formula: 'rest + 50, 60, 70, 80, 90 % of (max - rest)',
    validRange,
    references: [references.karvonen1957],
  },
  ({ restingHeartRateBpm: rest, maximumHeartRateBpm: max }: ReserveInput) => {
    requireHeartRateRange(rest, max);
    return computed(zonesOfPercents('bpm', percents([50, 60, 70, 80, 90], fiveNames), max - rest, max, rest));
  },
);

export interface MaximumInput {
  readonly maximumHeartRateBpm: number;
}

/* @__NO_SIDE_EFFECTS__ */
function ofMaximum<const Id extends ZoneId>(
  id: Id,
  title: string,
  from: readonly number[],
  reference: Reference,
): Algorithm<Id, MaximumInput, ZoneTable> {
  return defineAlgorithm(
    {
      id,
      version: 1,
      title,
      unit: 'bpm',
      evidence: EVIDENCE,
      formula: `${from.join(', ')} % of maximum`,
      validRange,
      references: [reference],
    },
    ({ maximumHeartRateBpm: max }: MaximumInput) => {
      requirePositive('maximumHeartRateBpm', max);
      return computed(zonesOfPercents('bpm', percents(from, fiveNames), max, max));
    },
  );
}

export const heartRateZonesPercentMaximum = /* @__PURE__ */ ofMaximum(
  'heart-rate.zones.percent_max_5',
  'Heart rate zones, percent of maximum',
  [50, 60, 70, 80, 90],
  references.edwards1993,
);

export const heartRateZonesPierreConfig = /* @__PURE__ */ ofMaximum(
  'heart-rate.zones.percent_max_pierre_config',
  'Heart rate zones, percent of maximum (Pierre limits)',
  [0, 60, 70, 80, 90],
  references.pierre,
);

export interface ThresholdInput {
  readonly lactateThresholdHeartRateBpm: number;
}

/* @__NO_SIDE_EFFECTS__ */
function ofThreshold<const Id extends ZoneId>(
  id: Id,
  title: string,
  from: readonly ZonePercent[],
  reference: Reference,
): Algorithm<Id, ThresholdInput, ZoneTable> {
  const formula = `${from.map(({ fromPercent }) => fromPercent).join(', ')} % of LTHR`;
  return defineAlgorithm(
    { id, version: 1, title, unit: 'bpm', evidence: EVIDENCE, formula, validRange, references: [reference] },
    ({ lactateThresholdHeartRateBpm: threshold }: ThresholdInput) => {
      requirePositive('lactateThresholdHeartRateBpm', threshold);
      return computed(zonesOfPercents('bpm', from, threshold, null));
    },
  );
}

export const heartRateZonesFrielRunning = /* @__PURE__ */ ofThreshold(
  'heart-rate.zones.friel_run_7',
  'Heart rate zones for running (Friel)',
  percents([0, 85, 90, 95, 100, 103, 106], frielNames, frielLabels),
  references.friel,
);

export const heartRateZonesFrielCycling = /* @__PURE__ */ ofThreshold(
  'heart-rate.zones.friel_cycling_7',
  'Heart rate zones for cycling (Friel)',
  percents([0, 81, 90, 94, 100, 103, 106], frielNames, frielLabels),
  references.friel,
);

export const heartRateZonesCoggan = /* @__PURE__ */ ofThreshold(
  'heart-rate.zones.coggan_5',
  'Heart rate zones (Coggan)',
  percents([0, 68, 83, 94, 105], cogganNames),
  references.allenCoggan,
);

export interface HeartRateZoneInput {
  readonly lactateThresholdHeartRateBpm?: number;
  /** Chooses between the two tables on the threshold; without it they are passed over. */
  readonly sport?: 'running' | 'cycling';
  readonly restingHeartRateBpm?: number;
  readonly maximumHeartRateBpm?: number;
}

export type HeartRateZoneAnswerId =
  | 'heart-rate.zones.friel_run_7'
  | 'heart-rate.zones.friel_cycling_7'
  | 'heart-rate.zones.karvonen_5'
  | 'heart-rate.zones.percent_max_5';

export const heartRateZones = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.zones.hybrid',
    version: 1,
    title: 'Heart rate zones, best available threshold',
    unit: 'bpm',
    evidence: EVIDENCE,
    formula: 'Friel of the sport when LTHR is known, else Karvonen when resting heart rate is, else percent of maximum',
    validRange,
    references: [references.friel, references.karvonen1957, references.edwards1993],
  },
  (input: HeartRateZoneInput): Outcome<AnsweredBy<ZoneTable, HeartRateZoneAnswerId>> => {
    const { lactateThresholdHeartRateBpm, sport, restingHeartRateBpm, maximumHeartRateBpm } = input;
    if (sport !== undefined) requireOneOf('sport', sport, ['running', 'cycling']);
    const friel = lactateThresholdHeartRateBpm === undefined ? null : { lactateThresholdHeartRateBpm };
    return firstAnswer<ZoneTable, HeartRateZoneAnswerId>(
      [
        sport === 'cycling'
          ? ['heart-rate.zones.friel_cycling_7', () => friel && heartRateZonesFrielCycling(friel)]
          : [
              'heart-rate.zones.friel_run_7',
              () => (friel === null || sport === undefined ? null : heartRateZonesFrielRunning(friel)),
            ],
        [
          'heart-rate.zones.karvonen_5',
          () =>
            restingHeartRateBpm === undefined || maximumHeartRateBpm === undefined
              ? null
              : heartRateZonesKarvonen({ restingHeartRateBpm, maximumHeartRateBpm }),
        ],
        [
          'heart-rate.zones.percent_max_5',
          () => (maximumHeartRateBpm === undefined ? null : heartRateZonesPercentMaximum({ maximumHeartRateBpm })),
        ],
      ],
      'a threshold heart rate with the sport, or a maximum heart rate',
    );
  },
);
