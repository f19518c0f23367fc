import { criticalSwimSpeed } from './critical-swim-speed.ts';
import { strokeMechanics, swolf } from './strokes.ts';
import { swimPower, swimScore } from './swim-score.ts';

/** By id: a part of the registry. */
export const swimmingAlgorithms = {
  'swimming.critical-speed.css_200_400': criticalSwimSpeed,
  'swimming.swolf.definition': swolf,
  'swimming.stroke-mechanics.costill_1985': strokeMechanics,
  'swimming.power.skiba': swimPower,
  'swimming.score.skiba': swimScore,
} as const;
