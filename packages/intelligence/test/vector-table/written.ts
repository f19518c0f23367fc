import { sleepEpochs } from '../../src/sleep/sleep-regularity.ts';
import { nameOf } from './names.ts';
import { type Given, isGiven } from './vector.ts';

/** The content of a stream file, by the path that a vector gives. */
export type ReadStream = (path: string) => unknown;

/** Columns of one sample a second: `null` is a missing reading. */
const columns = new Set([
  'powerWatts',
  'heartRateBpm',
  'speedMetersPerSecond',
  'gradeFraction',
  'altitudeMeters',
  'elapsedSeconds',
  'cadencePerMinute',
  'cadenceRpm',
  'stepsPerMinute',
  'latitudeDegrees',
  'longitudeDegrees',
  'samples',
]);

type Entry = readonly [name: string, value: unknown];

export function columnOf(values: readonly unknown[]): Float64Array {
  return Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN));
}

/** `[[300, 60], [null, 5]]`: so much for so many seconds. */
function ofSegments(value: unknown, repeat: number): Float64Array {
  if (!Array.isArray(value)) throw new Error('segments must be a list of [value, seconds]');
  const once = (value as readonly (readonly [unknown, number])[]).flatMap(([level, seconds]) =>
    new Array<unknown>(seconds).fill(level),
  );
  return columnOf(Array.from({ length: once.length * repeat }, (_, i) => once[i % once.length]));
}

/** 0, 1, 2, …, one sample each. */
function ofRamp(value: unknown): Float64Array {
  if (!isGiven(value)) throw new Error('a ramp must have from, to and stepPerSecond');
  const [from, to, step] = [Number(value.from), Number(value.to), Number(value.stepPerSecond)];
  return Float64Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, i) => from + i * step);
}

function ofFile(content: unknown): readonly Entry[] {
  if (!isGiven(content)) throw new Error('a stream file must hold an object of columns');
  return Object.entries(content).flatMap(([theirs, value]): readonly Entry[] =>
    Array.isArray(value) ? [[String(nameOf(theirs)), columnOf(value)]] : [],
  );
}

/** Per calendar day asleep from 0:00 to `wake` and from `bed` to 24:00. */
function ofWindows(windows: unknown, epochMinutes: unknown): readonly Entry[] {
  if (!Array.isArray(windows)) throw new Error('sleep windows must be a list of [bed, wake]');
  const days = windows as readonly (readonly [number, number])[];
  const spans = days.flatMap(([bed, wake], day) => [
    { fromHours: 24 * day, toHours: 24 * day + wake },
    { fromHours: 24 * day + bed, toHours: 24 * day + 24 },
  ]);
  return Object.entries(sleepEpochs({ spans, days: days.length, epochMinutes: Number(epochMinutes) }));
}

/** Writes out what a vector holds in a short form, under our names: files, segments, ramps, nights. */
export function written(input: Given, readStream: ReadStream): Given {
  const { repeat = 1, epochMin, epochMinutes = epochMin, ...rest } = input;
  const entries = Object.entries(rest).flatMap(([theirs, value]): readonly Entry[] => {
    const [, of, shape, unit] = /^(\w+?)(Segments|Ramp)(\w+?)(?:Seconds)?$/.exec(theirs) ?? [];
    if (shape === 'Segments') return [[`${of}${unit}`, ofSegments(value, Number(repeat))]];
    if (shape === 'Ramp' && isGiven(value)) return [[`${of}${unit}`, ofRamp(value)]];
    if (theirs === 'streamFile') return ofFile(readStream(String(value)));
    if (theirs === 'sleepWindowsHours') return ofWindows(value, epochMinutes);
    const name = nameOf(theirs);
    if (Array.isArray(value) && typeof name === 'string' && columns.has(name)) return [[name, columnOf(value)]];
    return [[theirs, value]];
  });
  return Object.fromEntries(entries);
}
