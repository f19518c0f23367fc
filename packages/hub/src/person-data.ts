import {
  HealthError,
  type InputIssue,
  type Instant,
  isLocalDate,
  isThresholdMetric,
  type NewThreshold,
  type PersonData,
  type PersonProfile,
  type ProfileChange,
  type Storage,
  type Threshold,
  thresholdMetrics,
} from '@vitalwire/core';

export function createPersonData(storage: Storage, now: () => Instant): PersonData {
  return {
    profile: ({ owner }) => storage.people.profile(owner),

    async thresholds({ owner }) {
      return withoutRepeats(await storage.people.thresholds(owner));
    },

    updateProfile: (change, { owner }) =>
      storage.transaction(async ({ people }) => {
        const next = applied(await people.profile(owner), change, now());
        await people.writeProfile(owner, next);
        return next;
      }),

    async setThresholds(thresholds, { owner }) {
      refuseImpossible(thresholds);
      const recordedAt = now();
      const rows: Threshold[] = thresholds.map((threshold) => ({ ...threshold, origin: 'manual', recordedAt }));
      await storage.transaction(({ people }) => people.writeThresholds(owner, rows));
      return rows;
    },

    removeThreshold: (key, { owner }) => storage.transaction(({ people }) => people.removeThreshold(owner, key)),
  };
}

/** `null` clears a field, an absent one stays. */
function applied(profile: PersonProfile, change: ProfileChange, updatedAt: Instant): PersonProfile {
  const next: Record<string, unknown> = { ...profile, updatedAt };
  for (const [field, value] of Object.entries(change)) {
    if (value === null) delete next[field];
    else if (value !== undefined) next[field] = value;
  }
  return next as unknown as PersonProfile;
}

function refuseImpossible(thresholds: readonly NewThreshold[]): void {
  const issues: InputIssue[] = [];
  thresholds.forEach((threshold, index) => {
    const path = `${index}`;
    if (!isThresholdMetric(threshold.metric)) {
      issues.push({ path: `${path}.metric`, message: `is not one of ${Object.keys(thresholdMetrics).join(', ')}` });
    }
    if (!Number.isFinite(threshold.value) || threshold.value <= 0) {
      issues.push({ path: `${path}.value`, message: 'must be a number above 0' });
    }
    if (!isLocalDate(threshold.validFrom)) {
      issues.push({ path: `${path}.validFrom`, message: 'must be a day such as 2026-03-01' });
    }
  });
  if (issues.length > 0) {
    const text = issues.map(({ path, message }) => `${path} ${message}`).join('; ');
    throw new HealthError('invalid-input', `A threshold cannot be stored: ${text}.`, { issues });
  }
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
