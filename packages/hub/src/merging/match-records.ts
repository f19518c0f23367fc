import { matchBodies, matchDays } from './daily-rules.ts';
import type { Match, Mergeable } from './match.ts';
import { matchSleeps } from './sleep-rules.ts';
import { matchSessions, matchStrength } from './strength-rules.ts';
import { matchWorkouts } from './workout-rules.ts';

/** What two records are to each other, whatever their kinds and their order; `null`: nothing. */
export function matchRecords(first: Mergeable, second: Mergeable): Match | null {
  if (first.id === second.id) return null;
  const [a, b] = first.id < second.id ? [first, second] : [second, first];
  if (a.kind === 'workout' && b.kind === 'workout') return matchWorkouts(a, b);
  if (a.kind === 'sleep' && b.kind === 'sleep') return matchSleeps(a, b);
  if (a.kind === 'dailySummary' && b.kind === 'dailySummary') return matchDays(a, b);
  if (a.kind === 'bodyMeasurement' && b.kind === 'bodyMeasurement') return matchBodies(a, b);
  if (a.kind === 'strengthSession' && b.kind === 'strengthSession') return matchSessions(a, b);
  if (a.kind === 'strengthSession' && b.kind === 'workout') return matchStrength(b, a);
  if (a.kind === 'workout' && b.kind === 'strengthSession') return matchStrength(a, b);
  return null;
}
