import { uint16At } from '../protocol/bytes.ts';
import type { FitPart } from '../protocol/scan.ts';

export const beatIntervalMessage = 78;

/** Times from beat to beat, with the place of their message in the file, which is all that dates them. */
export interface BeatIntervals {
  /** Seconds. */
  readonly intervals: readonly number[];
  /** Byte offset of the message that each stands in. */
  readonly offsets: readonly number[];
}

/** Reads all `hrv` messages: arrays of milliseconds, filled up with missing values. */
export function readBeatIntervals(bytes: Uint8Array, part: FitPart): BeatIntervals {
  const intervals: number[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < part.others.count; i++) {
    const definition = part.definitions[part.others.definitions[i]!]!;
    if (definition.globalNumber !== beatIntervalMessage) continue;
    const offset = part.others.offsets[i]!;
    const field = definition.fields.find((candidate) => candidate.number === 0 && candidate.baseType?.sizeBytes === 2);
    for (let k = 0; field !== undefined && k + 2 <= field.sizeBytes; k += 2) {
      const milliseconds = uint16At(bytes, offset + 1 + field.offset + k, definition.bigEndian);
      if (milliseconds === 0xffff) continue;
      intervals.push(milliseconds / 1000);
      offsets.push(offset);
    }
  }
  return { intervals, offsets };
}
