import type { FitPart } from '../protocol/scan.ts';

export const beatIntervalMessage = 78;

/** Times from beat to beat, with the place of their message in the file, which is all that dates them. */
export interface BeatIntervals {
  /** Seconds. */
  readonly intervals: Float64Array;
  /** Byte offset of the message that each stands in. */
  readonly offsets: Int32Array;
}

/** Reads all `hrv` messages: arrays of milliseconds, filled up with missing values. */
export function readBeatIntervals(bytes: Uint8Array, part: FitPart): BeatIntervals {
  const { count, definitions, offsets } = part.others;
  const fields = part.definitions.map((definition) =>
    definition.globalNumber === beatIntervalMessage
      ? (definition.fields.find((field) => field.number === 0 && field.baseType?.sizeBytes === 2) ?? null)
      : null,
  );
  if (fields.every((field) => field === null)) return { intervals: new Float64Array(0), offsets: new Int32Array(0) };
  let room = 0;
  for (let i = 0; i < count; i++) room += (fields[definitions[i]!]?.sizeBytes ?? 0) >> 1;
  const intervals = new Float64Array(room);
  const places = new Int32Array(room);
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const field = fields[definitions[i]!] ?? null;
    if (field === null) continue;
    const start = offsets[i]! + 1 + field.offset;
    const swap = part.definitions[definitions[i]!]!.bigEndian ? 1 : 0;
    for (let k = 0; k + 2 <= field.sizeBytes; k += 2) {
      const milliseconds = bytes[start + k + swap]! | (bytes[start + k + 1 - swap]! << 8);
      if (milliseconds === 0xffff) continue;
      intervals[filled] = milliseconds / 1000;
      places[filled++] = offsets[i]!;
    }
  }
  return { intervals: intervals.slice(0, filled), offsets: places.slice(0, filled) };
}
