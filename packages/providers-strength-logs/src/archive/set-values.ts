import {
  cleanText,
  kilogramsPerPound,
  metersPerFoot,
  metersPerMile,
  metersPerYard,
  type StrengthSet,
  textLimits,
} from '@vitalwire/core';
import { present, within } from '@vitalwire/provider-kit/rows';

/** What a set was worth, as its row says; `null` is not said. */
export interface SetValues {
  readonly exercise: string | null;
  readonly type: string;
  readonly repetitions: number | null;
  readonly weightKilograms: number | null;
  readonly distanceMeters: number | null;
  readonly durationSeconds: number | null;
  readonly perceivedExertion: number | null;
}

/** Apps write 0 for what a set does not have, so 0 is absent. @returns `null` when nothing of the set is left */
export function setOf({ exercise, type, ...values }: SetValues): StrengthSet | null {
  const kept = present({
    repetitions: within(values.repetitions, 1, 10_000),
    weightKilograms: within(values.weightKilograms, Number.MIN_VALUE, 2000),
    distanceMeters: within(values.distanceMeters, Number.MIN_VALUE, 1_000_000),
    durationSeconds: within(values.durationSeconds, Number.MIN_VALUE, 24 * 3600),
    perceivedExertion: within(values.perceivedExertion, 1, 10),
  });
  if (Object.keys(kept).length === 0) return null;
  return { type, ...present({ exercise: cleanText(exercise ?? '', textLimits.name) }), ...kept };
}

/** What the person wrote of a whole session, and of one exercise of it. */
export function remarksOf(
  exercise: string | null,
  description: string | null,
  remark: string | null,
): readonly string[] {
  return [...(description === null ? [] : [description]), ...(remark === null ? [] : [`${exercise}: ${remark}`])];
}

/** By the word that an app writes: `kg`, `lbs`, `mi.`; `null` for another. */
export function kilogramsPer(unit: string): number | null {
  const word = wordOf(unit);
  if (/^(?:kgs?|kilograms?|kilogramm|kilos?)$/.test(word)) return 1;
  return /^(?:lbs?|pounds?|pfund)$/.test(word) ? kilogramsPerPound : null;
}

export function metersPer(unit: string): number | null {
  const word = wordOf(unit);
  if (/^(?:m|meters?|metres?|meter)$/.test(word)) return 1;
  if (/^(?:km|kms|kilomet(?:er|re)s?)$/.test(word)) return 1000;
  if (/^(?:mi|miles?)$/.test(word)) return metersPerMile;
  if (/^(?:ft|feet|foot)$/.test(word)) return metersPerFoot;
  return /^(?:yd|yds|yards?)$/.test(word) ? metersPerYard : null;
}

/** The unit in the brackets or behind the underscore of a header, or all of it: `Weight (kg)`, `distance_miles`, `km`. */
export function unitInName(column: string): string | null {
  if (kilogramsPer(column) !== null || metersPer(column) !== null) return column;
  return /\(([^()]+)\)\s*$/.exec(column)?.[1] ?? /_([a-z]+)$/i.exec(column)?.[1] ?? null;
}

function wordOf(unit: string): string {
  return unit.trim().toLowerCase().replace(/\.$/, '');
}
