const LOW = 20;
const HIGH = 90;

/** Soft bounds: the ill lie below, the best of the world above. */
export function vo2maxWarnings(value: number): readonly string[] {
  if (value >= LOW && value <= HIGH) return [];
  return [`A VO2max of ${value.toFixed(0)} is outside of the usual ${LOW} to ${HIGH} mL/kg/min.`];
}
