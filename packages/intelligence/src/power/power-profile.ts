import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requirePositive } from '../refuse.ts';
import type { PowerEffort } from './critical-power.ts';

/** One column of a table of levels that the caller has the right to use. */
export interface ProfileLevels {
  readonly durationSeconds: number;
  /** Rising. */
  readonly levels: readonly { readonly label: string; readonly fromWattsPerKilogram: number }[];
}

export interface PowerProfileInput {
  /** Best efforts now, usually 5 s, 1, 5 and 20 min. */
  readonly efforts: readonly PowerEffort[];
  readonly weightKilograms: number;
  /** Own earlier bests of the same durations: of each season or month. */
  readonly history?: readonly { readonly durationSeconds: number; readonly wattsPerKilogram: number }[];
  /** None is built in: the published tables are not free. */
  readonly table?: readonly ProfileLevels[];
}

export interface ProfilePoint {
  readonly durationSeconds: number;
  readonly wattsPerKilogram: number;
  /** Share of the own earlier bests that are below, ties half, in percent; `null` without any. */
  readonly ownPercentile: number | null;
  /** Of the caller's table; `null` below its lowest, or without one. */
  readonly level: string | null;
}

export interface PowerProfile {
  readonly points: readonly ProfilePoint[];
  /** Duration with the highest and the lowest own percentile; `null` when they do not differ. */
  readonly strongestSeconds: number | null;
  readonly weakestSeconds: number | null;
}

export const powerProfile = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.profile.own_percentiles',
    version: 1,
    title: 'Power profile',
    unit: 'W/kg',
    evidence: 'heuristic',
    formula: 'W/kg by duration; percentile among own earlier bests: 100·(below + half of the equal)/n',
    validRange: 'all-out efforts; own percentiles from five or more earlier bests',
    references: [references.ours, references.allenCoggan],
  },
  ({ efforts, weightKilograms, history = [], table = [] }: PowerProfileInput): Outcome<PowerProfile> => {
    requirePositive('weightKilograms', weightKilograms);
    for (const [i, effort] of efforts.entries()) {
      requirePositive(`efforts.${i}.durationSeconds`, effort.durationSeconds);
      requirePositive(`efforts.${i}.powerWatts`, effort.powerWatts);
    }
    for (const [i, entry] of history.entries()) {
      requirePositive(`history.${i}.durationSeconds`, entry.durationSeconds);
      requirePositive(`history.${i}.wattsPerKilogram`, entry.wattsPerKilogram);
    }
    for (const [i, { durationSeconds, levels }] of table.entries()) {
      requirePositive(`table.${i}.durationSeconds`, durationSeconds);
      for (const [j, { fromWattsPerKilogram: from }] of levels.entries()) {
        requirePositive(`table.${i}.levels.${j}.fromWattsPerKilogram`, from);
        if (from <= (levels[j - 1]?.fromWattsPerKilogram ?? 0))
          refuse(`table.${i}.levels.${j}`, 'must be above the one before.');
      }
    }
    if (efforts.length === 0) return insufficientData('a best effort', 'none');
    const points = efforts.map(({ durationSeconds, powerWatts }): ProfilePoint => {
      const wattsPerKilogram = powerWatts / weightKilograms;
      const own = history.filter((entry) => entry.durationSeconds === durationSeconds);
      const below = own.filter((entry) => entry.wattsPerKilogram < wattsPerKilogram).length;
      const equal = own.filter((entry) => entry.wattsPerKilogram === wattsPerKilogram).length;
      const column = table.find((levels) => levels.durationSeconds === durationSeconds)?.levels ?? [];
      const level = column.findLast(({ fromWattsPerKilogram }) => wattsPerKilogram >= fromWattsPerKilogram);
      return {
        durationSeconds,
        wattsPerKilogram,
        ownPercentile: own.length === 0 ? null : (100 * (below + equal / 2)) / own.length,
        level: level?.label ?? null,
      };
    });
    const ranked = points
      .filter(({ ownPercentile }) => ownPercentile !== null)
      .toSorted((a, b) => (a.ownPercentile ?? 0) - (b.ownPercentile ?? 0));
    const differ = ranked[0]?.ownPercentile !== ranked.at(-1)?.ownPercentile;
    return computed({
      points,
      strongestSeconds: differ ? (ranked.at(-1)?.durationSeconds ?? null) : null,
      weakestSeconds: differ ? (ranked[0]?.durationSeconds ?? null) : null,
    });
  },
);
