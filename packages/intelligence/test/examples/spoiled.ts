import { isGiven } from '../vector-table/vector.ts';

/** Every array in an input is tried in these shapes. `first` is its first entry. */
export const shapes: { readonly [shape: string]: (array: readonly unknown[], first: unknown) => readonly unknown[] } = {
  empty: () => [],
  'one entry': (array) => array.slice(0, 1),
  constant: (array, first) => array.map(() => first),
  'one too few': (array) => array.slice(0, -1),
  reversed: (array) => array.toReversed(),
  doubled: (array) => [...array, ...array],
  missing: (array) => array.map((entry) => (typeof entry === 'number' ? Number.NaN : entry)),
  zeros: (array) => array.map((entry) => (typeof entry === 'number' ? 0 : entry)),
};

type Samples = Float64Array | Int32Array;

function isSamples(value: unknown): value is Samples {
  return value instanceof Float64Array || value instanceof Int32Array;
}

function reshapedArray(array: Samples | readonly unknown[], shape: keyof typeof shapes): unknown {
  const entries: readonly unknown[] = isSamples(array) ? Array.from(array) : array;
  const other = shapes[shape]!(entries, entries[0]);
  if (array instanceof Float64Array) return Float64Array.from(other as readonly number[]);
  return array instanceof Int32Array ? Int32Array.from(other as readonly number[]) : other;
}

/** Of a long list some entries are tried, evenly spread. */
const MOST_ENTRIES = 6;

/** Copies of `value` in which one array, or every array, has another shape. */
export function* reshaped(value: unknown, shape: keyof typeof shapes): Generator<unknown> {
  yield allReshaped(value, shape);
  yield* oneReshaped(value, shape);
}

function allReshaped(value: unknown, shape: keyof typeof shapes): unknown {
  if (isSamples(value) || Array.isArray(value)) return reshapedArray(value, shape);
  if (!isGiven(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, allReshaped(entry, shape)]));
}

function* oneReshaped(value: unknown, shape: keyof typeof shapes): Generator<unknown> {
  if (isSamples(value)) yield reshapedArray(value, shape);
  else if (Array.isArray(value)) {
    yield reshapedArray(value, shape);
    const step = Math.ceil(value.length / MOST_ENTRIES);
    for (let i = 0; i < value.length; i += step)
      for (const other of oneReshaped(value[i], shape)) yield value.with(i, other);
  } else if (isGiven(value)) {
    for (const [name, entry] of Object.entries(value))
      for (const other of oneReshaped(entry, shape)) yield { ...value, [name]: other };
  }
}

export interface Spoiled {
  readonly input: unknown;
  /** Whether the number stood in an array of samples or of days, where NaN may mean a missing one. */
  readonly inArray: boolean;
}

/** Every copy of `value` that differs in one number, which is `bad`. Of samples one is enough. */
export function* spoiled(value: unknown, bad: number, inArray = false): Generator<Spoiled> {
  if (typeof value === 'number') yield { input: bad, inArray };
  else if (isSamples(value)) {
    if (value instanceof Float64Array && value.length > 0)
      yield { input: value.with(value.length >> 1, bad), inArray: true };
  } else if (Array.isArray(value)) {
    const step = Math.ceil(value.length / MOST_ENTRIES);
    for (let i = 0; i < value.length; i += step)
      for (const other of spoiled(value[i], bad, true)) yield { ...other, input: value.with(i, other.input) };
  } else if (isGiven(value)) {
    for (const [name, entry] of Object.entries(value))
      for (const other of spoiled(entry, bad, inArray)) yield { ...other, input: { ...value, [name]: other.input } };
  }
}

/** Paths of numbers that are none in an answer. In samples NaN means missing. */
export function notNumbers(value: unknown, path = 'value'): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (value instanceof Float64Array) return value.some((entry) => Math.abs(entry) === Infinity) ? [path] : [];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([name, entry]) => notNumbers(entry, `${path}.${name}`));
}
