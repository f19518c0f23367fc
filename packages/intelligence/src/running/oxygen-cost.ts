/** Daniels & Gilbert 1979: oxygen cost of level running in mL/kg/min, v in m/min. */
const CONSTANT = -4.6;
const LINEAR = 0.182258;
const SQUARE = 0.000104;

export function oxygenCost(metersPerMinute: number): number {
  return CONSTANT + LINEAR * metersPerMinute + SQUARE * metersPerMinute ** 2;
}

/** The speed that costs so much, m/min. */
export function speedOfCost(cost: number): number {
  return (-LINEAR + Math.sqrt(LINEAR ** 2 - 4 * SQUARE * (CONSTANT - cost))) / (2 * SQUARE);
}

/** Share of VO2max that can be held for so long. */
export function sustainableFraction(minutes: number): number {
  return 0.8 + 0.1894393 * Math.exp(-0.012778 * minutes) + 0.2989558 * Math.exp(-0.1932605 * minutes);
}

/** Index of a performance. */
export function danielsVdot(distanceMeters: number, durationSeconds: number): number {
  const minutes = durationSeconds / 60;
  return oxygenCost(distanceMeters / minutes) / sustainableFraction(minutes);
}

/** Riegel's time for another distance. */
export function riegelSeconds(
  knownMeters: number,
  knownSeconds: number,
  targetMeters: number,
  exponent: number,
): number {
  return knownSeconds * (targetMeters / knownMeters) ** exponent;
}

export const RIEGEL_EXPONENT = 1.06;
