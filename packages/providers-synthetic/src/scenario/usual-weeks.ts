import type { Week } from '../plan/catalogue.ts';
import type { Phase } from '../plan/phase.ts';

const restWeek: Week = [[], [], [], [], [], [], []];

/** Phases in which most people do the same: little or nothing. A scenario replaces what it does otherwise. */
export const usualWeeks = {
  trip: [[['runShort'], [], ['runEasy'], [], ['runShort'], ['runEasy'], []]],
  holiday: [[['walk'], ['runEasy'], [], ['hike'], ['walk'], ['runShort'], ['hike']]],
  break: [[[], ['walk'], [], [], ['walk'], [], ['hike']]],
  ill: [restWeek],
  injured: [[[], ['walk'], [], ['walk'], [], ['walk'], []]],
  race: [restWeek],
} as const satisfies { readonly [P in Phase]?: readonly [Week, ...Week[]] };
