import { columnOf, isMissing, type StreamChannel } from '@vitalwire/core';
import { expect } from 'vitest';
import type { ActivityFile, ActivitySession } from '../src/activity.ts';

export function onlySession(file: ActivityFile): ActivitySession {
  expect(file.sessions).toHaveLength(1);
  return file.sessions[0] as ActivitySession;
}

/** Values of a channel, `null` where missing; `null` altogether when the session has no such channel. */
export function valuesOf(session: ActivitySession, channel: StreamChannel): (number | null)[] | null {
  const column = session.streams === null ? null : columnOf(session.streams, channel);
  if (column === null) return null;
  return Array.from(column.values, (value, i) => (isMissing(column.missing, i) ? null : value));
}

export function damageCodes(file: ActivityFile): string[] {
  return file.damage.map(({ code }) => code);
}

export function warningCodes(file: ActivityFile): string[] {
  return file.warnings.map(({ code }) => code);
}
