function outside(name: string, bpm: number, low: number, high: number): readonly string[] {
  if (bpm >= low && bpm <= high) return [];
  return [`A ${name} heart rate of ${bpm.toFixed(0)} bpm is outside of the usual ${low} to ${high}.`];
}

/** Soft: trained people rest below 30 bpm. */
export const restingWarnings = (bpm: number) => outside('resting', bpm, 30, 100);

/** Soft: children go beyond 220 bpm. */
export const maximumWarnings = (bpm: number) => outside('maximum', bpm, 100, 220);
