import { HealthError, insufficientData, type Outcome } from '@vitalwire/core';

/** What a refused input needs. */
export const IMPOSSIBLE = 'possible values';

/**
 * Runs an algorithm on recorded data. What it refuses as impossible (a threshold above the maximum, power below zero)
 * is a fault of one recording or setting: said for that metric, and no reason to lose the other ones.
 */
export function attempt<V>(compute: () => Outcome<V>): Outcome<V> {
  try {
    return compute();
  } catch (error) {
    if (!HealthError.is(error) || error.code !== 'invalid-input') throw error;
    const issues = error.details.issues.map(({ path, message }) => `${path} ${message}`.trim());
    return insufficientData(IMPOSSIBLE, issues.join(' '));
  }
}
