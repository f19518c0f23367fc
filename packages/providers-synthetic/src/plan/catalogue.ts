import type { SessionMaker } from './blocks.ts';
import { otherSessions } from './other-sessions.ts';
import { rides } from './rides.ts';
import { runs } from './runs.ts';
import { swims } from './swims.ts';

/** Every session that a plan can ask for. */
export const sessionMakers = { ...rides, ...runs, ...swims, ...otherSessions } satisfies Record<string, SessionMaker>;
export type SessionName = keyof typeof sessionMakers;

/** Monday first; each day's sessions in order. */
export type Week = readonly [
  monday: readonly SessionName[],
  tuesday: readonly SessionName[],
  wednesday: readonly SessionName[],
  thursday: readonly SessionName[],
  friday: readonly SessionName[],
  saturday: readonly SessionName[],
  sunday: readonly SessionName[],
];
