import type { WrappedKey } from '@vitalwire/core';

/** Whether two readings of a tenant's keys are of one state: what they are wrapped by, and which of them seals. */
export function sameKeys(some: readonly WrappedKey[], others: readonly WrappedKey[]): boolean {
  return some.length === others.length && JSON.stringify(some.map(marks)) === JSON.stringify(others.map(marks));
}

function marks({ id, state, masterKeyId }: WrappedKey): readonly string[] {
  return [id, state, masterKeyId];
}
