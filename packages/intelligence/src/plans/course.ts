import { refuse, requireBetween, requireFinite, requirePositive } from '../refuse.ts';

export interface CourseSegment {
  readonly lengthMeters: number;
  /** Rise over horizontal distance, 0.05 for 5 %. */
  readonly gradeFraction: number;
  /** Against the direction of travel; negative from behind. 0 unless given. Running pays no heed to it. */
  readonly headwindMetersPerSecond?: number;
}

export interface PacedStretch {
  readonly fromMeters: number;
  readonly toMeters: number;
  readonly durationSeconds: number;
  /** At its end. */
  readonly elapsedSeconds: number;
  readonly speedMetersPerSecond: number;
}

const MOST_SEGMENTS = 20_000;
const MOST_SPLITS = 10_000;
/** Ten days: beyond, one value a second fills the memory. */
const LONGEST_SECONDS = 864_000;

export function requireCourse(course: readonly CourseSegment[]): void {
  if (course.length > MOST_SEGMENTS) refuse('course', `must have at most ${MOST_SEGMENTS} segments.`);
  for (const [i, { lengthMeters, gradeFraction, headwindMetersPerSecond = 0 }] of course.entries()) {
    requirePositive(`course.${i}.lengthMeters`, lengthMeters);
    requireBetween(`course.${i}.gradeFraction`, gradeFraction, -1, 1);
    requireBetween(`course.${i}.headwindMetersPerSecond`, headwindMetersPerSecond, -50, 50);
    requireFinite(`course.${i}.gradeFraction`, gradeFraction);
  }
}

/** Stretches laid end to end. */
export function laidOut(
  parts: readonly { readonly meters: number; readonly seconds: number }[],
): readonly PacedStretch[] {
  let at = 0;
  let elapsedSeconds = 0;
  return parts.map(({ meters, seconds }) => {
    const fromMeters = at;
    at += meters;
    elapsedSeconds += seconds;
    return {
      fromMeters,
      toMeters: at,
      durationSeconds: seconds,
      elapsedSeconds,
      speedMetersPerSecond: meters / seconds,
    };
  });
}

/** Every so many metres, and the rest at the end. The durations add up to the finish time. */
export function splitsOf(stretches: readonly PacedStretch[], everyMeters: number): readonly PacedStretch[] {
  const last = stretches.at(-1);
  if (last === undefined) return [];
  const total = last.toMeters;
  if (total / everyMeters > MOST_SPLITS) refuse('splitMeters', `must make at most ${MOST_SPLITS} splits.`);
  const parts: { meters: number; seconds: number }[] = [];
  let k = 0;
  let before = 0;
  let from = 0;
  for (let n = 1; from < total; n++) {
    // What is left below a millimetre is rounding.
    const to = n * everyMeters > total - 1e-3 ? total : n * everyMeters;
    while ((stretches[k]?.toMeters ?? total) < to) k++;
    const stretch = stretches[k] ?? last;
    const elapsed =
      to === total
        ? last.elapsedSeconds
        : stretch.elapsedSeconds - (stretch.toMeters - to) / stretch.speedMetersPerSecond;
    parts.push({ meters: to - from, seconds: elapsed - before });
    before = elapsed;
    from = to;
  }
  return laidOut(parts);
}

/** One value a second, as it is in the middle of that second. */
export function perSecond(stretches: readonly PacedStretch[], valueAt: (index: number) => number): Float64Array {
  const total = stretches.at(-1)?.elapsedSeconds ?? 0;
  if (!(total <= LONGEST_SECONDS)) refuse('course', `must be covered within ${LONGEST_SECONDS} s, not ${total}.`);
  let k = 0;
  return Float64Array.from({ length: Math.max(1, Math.round(total)) }, (_, second) => {
    while (k < stretches.length - 1 && (stretches[k]?.elapsedSeconds ?? 0) < second + 0.5) k++;
    return valueAt(k);
  });
}
