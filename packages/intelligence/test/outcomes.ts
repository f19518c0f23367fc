import { HealthError, type Outcome } from '@vitalwire/core';
import * as fc from 'fast-check';
import { expect } from 'vitest';

// Every run of a property test tries the same cases.
fc.configureGlobal({ seed: 1 });

/** The value of an outcome that must have one. */
export function answerOf<V>(outcome: Outcome<V>): V {
  if (outcome.status !== 'ok') throw new Error(`needs ${outcome.need}, has ${outcome.have}`);
  return outcome.value;
}

export function warningsOf(outcome: Outcome<unknown>): readonly string[] {
  if (outcome.status !== 'ok') throw new Error(`needs ${outcome.need}, has ${outcome.have}`);
  return outcome.warnings;
}

export function expectTooLittle(outcome: Outcome<unknown>, need: RegExp): void {
  expect(outcome.status).toBe('insufficient-data');
  if (outcome.status === 'insufficient-data') expect(outcome.need).toMatch(need);
}

/** Runs what must be refused and hands back the path that was named. */
export function refusedPath(compute: () => unknown): string | undefined {
  try {
    compute();
  } catch (error) {
    if (!HealthError.is(error) || error.code !== 'invalid-input') throw error;
    return error.details.issues[0]?.path;
  }
  return undefined;
}
