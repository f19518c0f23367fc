/** What is left above the critical output after one more step, by the exact solution of Skiba's differential equation. */
export function nextReserve(left: number, full: number, critical: number, output: number, seconds = 1): number {
  const above = (output - critical) * seconds;
  return above >= 0 ? left - above : full - (full - left) * Math.exp(above / full);
}

/** Reserve while it happens: feed it each second's output, read what is left. */
export interface ReserveMeter {
  /** Output held over `seconds` (1 unless given); a missing one (NaN) counts as none. Answers what is left. */
  readonly push: (output: number, seconds?: number) => number;
  readonly left: () => number;
}

/** The streaming form of W′ balance (watts, joules) and D′ balance (m/s, m): the same numbers as the batch forms. */
export function reserveMeter({ critical, full }: { readonly critical: number; readonly full: number }): ReserveMeter {
  let left = full;
  return {
    push: (output, seconds = 1) => {
      left = nextReserve(left, full, critical, Number.isNaN(output) ? 0 : output, seconds);
      return left;
    },
    left: () => left,
  };
}
