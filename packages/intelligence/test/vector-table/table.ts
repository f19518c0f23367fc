import { bodyPairs } from './body.ts';
import type { Pairs } from './call.ts';
import { heartPairs } from './heart.ts';
import { loadPairs } from './load.ts';
import { powerPairs } from './power.ts';
import { recoveryPairs } from './recovery.ts';
import { runningPairs } from './running.ts';
import { statisticsPairs } from './statistics.ts';

/** Every `(algorithm, variant)` that vectors name in words of their own. One that is an id needs no entry. */
export const pairs: Pairs = {
  ...powerPairs,
  ...loadPairs,
  ...heartPairs,
  ...runningPairs,
  ...recoveryPairs,
  ...bodyPairs,
  ...statisticsPairs,
};
