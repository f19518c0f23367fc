/** A computed value, with what its reader must know before trusting it. */
export interface Computed<V> {
  readonly status: 'ok';
  readonly value: V;
  /** Whole sentences for a person; empty when there is nothing to say. */
  readonly warnings: readonly string[];
}

/** The input is sound and there is too little of it. Never a zero in place of a value. */
export interface InsufficientData {
  readonly status: 'insufficient-data';
  /** `30 s of power at 1 Hz` */
  readonly need: string;
  /** `12 s` */
  readonly have: string;
}

/**
 * What every algorithm answers. Impossible input (not finite, negative where nothing negative exists, thresholds that
 * contradict each other) is a mistake of the caller and throws HealthError `invalid-input` instead.
 */
export type Outcome<V> = Computed<V> | InsufficientData;

export function computed<V>(value: V, warnings: readonly string[] = []): Computed<V> {
  return { status: 'ok', value, warnings };
}

export function insufficientData(need: string, have: string): InsufficientData {
  return { status: 'insufficient-data', need, have };
}
