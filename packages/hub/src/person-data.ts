import {
  changedProfile,
  cleanText,
  type HealthData,
  HealthError,
  type InputIssue,
  type Instant,
  type NewThreshold,
  type PersonData,
  type PersonProfile,
  type Storage,
  type Threshold,
  textLimits,
} from '@vitalwire/core';
import { inputIssuesOf, personSchemas, sentenceOfIssues } from '@vitalwire/core/schema';
import { isTimeZone } from '@vitalwire/core/time';
import { everyWeighing, weighingsOn } from './weighings.ts';

export function createPersonData(storage: Storage, health: Pick<HealthData, 'list'>, now: () => Instant): PersonData {
  return {
    weighings: (day, call) => (day === null ? everyWeighing(health, call) : weighingsOn(health, day, call)),

    profile: ({ owner }) => storage.people.profile(owner),

    async thresholds({ owner }) {
      return withoutRepeats(await storage.people.thresholds(owner));
    },

    updateProfile: (change, { owner }) =>
      storage.transaction(async ({ people }) => {
        const next = checkedProfile(changedProfile(await people.profile(owner), change, now()));
        await people.writeProfile(owner, next);
        return next;
      }),

    async setThresholds(thresholds, { owner }) {
      const rows = checkedThresholds(thresholds, now());
      await storage.transaction(({ people }) => people.writeThresholds(owner, rows));
      return rows;
    },

    removeThreshold: (key, { owner }) => storage.transaction(({ people }) => people.removeThreshold(owner, key)),
  };
}

/** @throws HealthError `invalid-input` */
function checkedProfile(profile: PersonProfile): PersonProfile {
  const parsed = personSchemas.profile.safeParse(profile);
  const issues: InputIssue[] = parsed.success ? [] : [...inputIssuesOf(parsed.error)];
  if (profile.timeZone !== undefined && !isTimeZone(profile.timeZone)) {
    issues.push({ path: 'timeZone', message: 'is not a time zone such as Europe/Berlin' });
  }
  if (issues.length > 0) throw refused('The profile', issues);
  return profile;
}

/** @throws HealthError `invalid-input` naming each value by its place */
function checkedThresholds(thresholds: readonly NewThreshold[], recordedAt: Instant): readonly Threshold[] {
  const rows = thresholds.map(
    (threshold): Threshold => ({
      ...threshold,
      detail: threshold.detail === null ? null : cleanText(threshold.detail, textLimits.name),
      origin: 'manual',
      recordedAt,
    }),
  );
  const issues = rows.flatMap((row, index) => {
    const parsed = personSchemas.threshold.safeParse(row);
    if (parsed.success) return [];
    return inputIssuesOf(parsed.error).map(({ path, message }) => ({ path: `${index}.${path}`, message }));
  });
  if (issues.length > 0) throw refused('A threshold', issues);
  return rows;
}

function refused(what: string, issues: readonly InputIssue[]): HealthError<'invalid-input'> {
  return new HealthError('invalid-input', `${what} cannot be stored: ${sentenceOfIssues(issues)}.`, { issues });
}

/**
 * Head units state the same value with every ride. What a source repeats is one threshold from the first day on; all
 * are stored, because an older file that is read later may hold another value in between.
 */
export function withoutRepeats(thresholds: readonly Threshold[]): readonly Threshold[] {
  const latest = new Map<string, number>();
  return thresholds
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0))
    .filter((threshold) => {
      if (threshold.origin !== 'source') return true;
      const key = `${threshold.metric} ${threshold.sport ?? ''}`;
      if (latest.get(key) === threshold.value) return false;
      latest.set(key, threshold.value);
      return true;
    });
}
