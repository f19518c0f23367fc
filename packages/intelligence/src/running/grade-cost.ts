/** Steepest grade of the measurements; beyond, the polynomial has no meaning and its ends are taken. */
export const STEEPEST = 0.45;

function clampGrade(grade: number): number {
  return Math.max(-STEEPEST, Math.min(STEEPEST, grade));
}

export function runningCost(grade: number): number {
  const i = clampGrade(grade);
  return ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6;
}

export function walkingCost(grade: number): number {
  const i = clampGrade(grade);
  return ((((280.5 * i - 58.7) * i - 76.8) * i + 51.9) * i + 19.6) * i + 2.5;
}

const LEVEL_COST = 3.6;

/** The level speed of equal cost; a missing grade counts as level. */
export function levelSpeed(speedMetersPerSecond: number, gradeFraction: number): number {
  if (Number.isNaN(gradeFraction)) return speedMetersPerSecond;
  return (speedMetersPerSecond * runningCost(gradeFraction)) / LEVEL_COST;
}
