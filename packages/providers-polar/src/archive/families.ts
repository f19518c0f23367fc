import type { ImportSource } from '@vitalwire/core';

/** What a file of the export holds. */
export type Family = 'training' | 'sleep' | 'sleepScore' | 'recovery' | 'activity' | 'heartRate' | 'fitnessTest';

interface FamilyFacts {
  readonly family: Family;
  /** Names begin so, whatever ids follow. */
  readonly name: RegExp;
  /** A key that only these files have, near their beginning. */
  readonly mark: RegExp;
}

const families: readonly FamilyFacts[] = [
  {
    family: 'training',
    name: /^training-session[-_]/i,
    mark: /"(?:durationMillis|physicalInformationSnapshot)"/,
  },
  { family: 'sleep', name: /^sleep_result_/i, mark: /"sleepResult"/ },
  { family: 'sleepScore', name: /^sleep_score_/i, mark: /"(?:sleepScoreResult|sleepScoreBaselines)"/ },
  { family: 'recovery', name: /^nightly_recovery_(?!blob)/i, mark: /"meanNightlyRecovery/ },
  { family: 'activity', name: /^activity-\d{4}-\d{2}-\d{2}/i, mark: /"(?:metSources|mets|dailyMetMinutes)"/ },
  { family: 'heartRate', name: /^247ohr_/i, mark: /"deviceDays"/ },
  { family: 'fitnessTest', name: /^fitness-test-results?-/i, mark: /"fitnessTestResult"/ },
];

/** Files that hold measurements and are not read, with the reason. */
const unread: readonly (readonly [name: RegExp, reason: string])[] = [
  [/^ppi_samples_/i, 'Intervals of single beats: a year has tens of millions.'],
  [/^nightly_recovery_blob/i, 'It does not say of which night its values are.'],
  [/^orthostatic-test-result-/i, 'No public description of its values was found.'],
  [/^(?:calendar-items|training-target|programs|favourite-targets)-/i, 'Plans and notes whose form is not described.'],
];

export function familyOf(within: string): Family | null {
  const name = baseName(within);
  return /\.json$/i.test(name) ? (families.find((each) => each.name.test(name))?.family ?? null) : null;
}

export function reasonUnread(within: string): string | null {
  return unread.find(([name]) => name.test(baseName(within)))?.[1] ?? null;
}

const HEAD_BYTES = 64 * 1024;

/** What a file holds by its content: by the first key that tells. */
export async function familyByContent(source: ImportSource): Promise<Family | null> {
  const head = new TextDecoder().decode(await source.head(HEAD_BYTES));
  if (!/^\uFEFF?\s*[[{]/.test(head)) return null;
  const found = families
    .map(({ family, mark }) => ({ family, at: head.search(mark) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.family ?? null;
}

function baseName(within: string): string {
  return within.substring(within.lastIndexOf('/') + 1);
}
