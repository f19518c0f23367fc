/** Named values as a vector writes them. */
export type Given = { readonly [name: string]: unknown };

/** A fact with its source. */
export interface Vector {
  readonly id: string;
  readonly algorithm: string;
  readonly variant: string;
  /** The unit is part of each name. */
  readonly input: Given;
  /** May list only some of the outputs. `null`: not defined for this input. */
  readonly expected: unknown;
  /** Absolute, for every number in `expected`. */
  readonly tolerance: number;
  readonly source: string;
  readonly note?: string;
  /** Only where the number comes from Pierre's reference: whether it follows from Pierre's own formula. */
  readonly pierreArithmetic?: string;
  /** What was printed there. */
  readonly pierreExpected?: unknown;
}

export function isGiven(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** Says what keeps `value` from being a vector, `null` when nothing does. */
export function faultOf(value: unknown): string | null {
  if (!isGiven(value)) return 'is no object';
  for (const name of ['id', 'algorithm', 'variant', 'source'])
    if (typeof value[name] !== 'string' || value[name] === '') return `has no ${name}`;
  if (!isGiven(value.input)) return 'has no input';
  if (!('expected' in value)) return 'has no expected';
  if (isGiven(value.expected) && Object.keys(value.expected).length === 0) return 'expects nothing';
  const { tolerance } = value;
  return typeof tolerance === 'number' && tolerance >= 0 ? null : 'has no tolerance';
}
