import type { Pairs } from './call.ts';

export const statisticsPairs: Pairs = {
  'linearRegression ols_index_x': { id: 'statistics.linear-regression.ols_index_x' },
  'linearRegression ols': { id: 'statistics.linear-regression.ols' },
  // A constant series has no r².
  'confidence pierre': { id: 'statistics.confidence.pierre', input: (given) => ({ rSquared: null, ...given }) },
  'relationshipStrength pierre': { id: 'statistics.relationship-strength.pierre' },
  'hardEasyPattern pierre': { id: 'statistics.hard-easy-pattern.pierre', main: 'patternStrength' },
};
