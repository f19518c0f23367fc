/** A file as one decoder sees it, in words and units that can be compared. */
export interface Decoded {
  /** Messages of each kind in the order of the file: field name → value. */
  readonly messages: ReadonlyMap<MessageKind, readonly Fields[]>;
  /** What was recorded at each second, by channel; the last one where a second has several. */
  readonly samples: ReadonlyMap<Channel, ReadonlyMap<number, number>>;
}

export type Fields = ReadonlyMap<string, Value>;
export type Value = number | string | readonly Value[];

export const messageKinds = ['record', 'session', 'lap', 'length', 'set'] as const;
export type MessageKind = (typeof messageKinds)[number];

export const channels = [
  'altitudeMeters',
  'cadenceRpm',
  'distanceMeters',
  'heartRateBpm',
  'latitudeDegrees',
  'longitudeDegrees',
  'powerWatts',
  'speedMetersPerSecond',
  'temperatureCelsius',
] as const;
export type Channel = (typeof channels)[number];

export const degreesPerSemicircle = 180 / 2 ** 31;

/** Times as milliseconds, words without the breaks that decoders set differently, numbers as they are. */
export function comparable(value: unknown): Value | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : word(value);
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
  if (Array.isArray(value)) {
    const parts = value.map(comparable);
    // An array of missing values is a missing value; one decoder keeps such arrays.
    return parts.every((part) => part === null) ? null : parts.map((part) => part ?? '');
  }
  return null;
}

function word(text: string): string | null {
  const plain = text.replace(/[_\s-]/g, '').toLowerCase();
  return plain === '' ? null : plain;
}

export function sameValue(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((part, i) => sameValue(part, b[i] ?? ''));
  }
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  // Scaled by a division here and a multiplication there.
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

export function put(
  samples: Map<Channel, Map<number, number>>,
  channel: Channel,
  second: number,
  value: unknown,
): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) return;
  let column = samples.get(channel);
  if (column === undefined) {
    column = new Map();
    samples.set(channel, column);
  }
  column.set(second, value);
}

/** Samples out of messages that are called as FIT calls them. */
export function samplesOfRecords(records: readonly Fields[]): Map<Channel, Map<number, number>> {
  const samples = new Map<Channel, Map<number, number>>();
  for (const record of records) {
    const number = (name: string): number | undefined => {
      const value = record.get(name);
      return typeof value === 'number' ? value : undefined;
    };
    const timestamp = number('timestamp');
    if (timestamp === undefined) continue;
    const second = timestamp / 1000;
    const cadence = number('cadence');
    put(
      samples,
      'cadenceRpm',
      second,
      cadence === undefined ? undefined : cadence + (number('fractional_cadence') ?? 0),
    );
    put(samples, 'altitudeMeters', second, number('enhanced_altitude') ?? number('altitude'));
    put(samples, 'speedMetersPerSecond', second, number('enhanced_speed') ?? number('speed'));
    put(samples, 'distanceMeters', second, number('distance'));
    put(samples, 'heartRateBpm', second, number('heart_rate'));
    put(samples, 'powerWatts', second, number('power'));
    put(samples, 'temperatureCelsius', second, number('temperature'));
    const [latitude, longitude] = [number('position_lat'), number('position_long')];
    if (latitude === undefined || longitude === undefined) continue;
    put(samples, 'latitudeDegrees', second, latitude * degreesPerSemicircle);
    put(samples, 'longitudeDegrees', second, longitude * degreesPerSemicircle);
  }
  return samples;
}
