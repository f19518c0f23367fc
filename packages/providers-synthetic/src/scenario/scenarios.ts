import { beginnerRunner } from './beginner-runner.ts';
import { consistentCyclist, trainingGap } from './cyclists.ts';
import { demo } from './demo.ts';
import type { Scenario, ScenarioPlan } from './scenario.ts';
import { strengthPlusEndurance } from './strength-plus-endurance.ts';
import { triathlete } from './triathlete.ts';

export const scenarioPlans: { readonly [S in Scenario]: ScenarioPlan } = {
  demo,
  'beginner-runner': beginnerRunner,
  'consistent-cyclist': consistentCyclist,
  triathlete,
  'training-gap': trainingGap,
  'strength-plus-endurance': strengthPlusEndurance,
};
