import { wave } from '../calendar/place.ts';
import type { Random } from '../random.ts';

/** Grade in percent at a distance from the start. */
export type Terrain = (meters: number) => number;

const STEP_METERS = 20;
/** Rolling ground to long climbs. */
const wavelengths = [700, 1900, 4300, 9800] as const;

export function flatTerrain(): number {
  return 0;
}

/** @param hillinessPercent size of the waves */
export function rollingTerrain(hillinessPercent: number, expectedMeters: number, random: Random): Terrain {
  const waves = wavelengths.map((length) => ({
    length: length * random.between(0.85, 1.2),
    phase: random.next(),
    size: hillinessPercent * random.between(0.5, 1.1),
  }));
  const grades = new Float64Array(Math.ceil((expectedMeters * 1.4) / STEP_METERS) + 2);
  for (let i = 0; i < grades.length; i++) {
    let grade = 0;
    for (const { length, phase, size } of waves) grade += size * wave((i * STEP_METERS) / length + phase);
    grades[i] = Math.max(-9, Math.min(10, grade));
  }
  return (meters) => grades[Math.floor(meters / STEP_METERS) % grades.length] ?? 0;
}
