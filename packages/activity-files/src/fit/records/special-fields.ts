import type { MessageIndex } from '../protocol/message-index.ts';
import type { MessageRun } from './kernels.ts';

/** `fractional_cadence` counts 1/128 of a revolution on top of the whole ones. */
export function addFractionalCadence(cadence: Float64Array, bytes: Uint8Array, run: MessageRun, at: number): void {
  for (let i = 0; i < run.count; i++) {
    const pattern = bytes[run.offsets[i]! + at]!;
    if (pattern !== 0xff) cadence[run.rows[i]!]! += pattern / 128;
  }
}

/**
 * `left_right_balance`: the low seven bits are a percentage, and the top bit says that it is the right leg's.
 * Without that bit the side is unknown, and a value of an unknown side is no value.
 */
export function fillLeftPower(left: Float64Array, bytes: Uint8Array, run: MessageRun, at: number): void {
  for (let i = 0; i < run.count; i++) {
    const pattern = bytes[run.offsets[i]! + at]!;
    const right = pattern & 0x7f;
    if (pattern >= 0x80 && right <= 100) left[run.rows[i]!] = 100 - right;
  }
}

/**
 * `compressed_speed_distance`: twelve bits of speed in 1/100 m/s, then twelve bits of distance in 1/16 m, which is
 * the low end of a counter that runs over.
 * @param fieldOffsets offset of the field in messages of each definition, -1 where there is none
 */
export function fillCompressedSpeedDistance(
  speed: Float64Array,
  distance: Float64Array,
  bytes: Uint8Array,
  records: MessageIndex,
  fieldOffsets: Int32Array,
  rowOf: Int32Array | null,
): void {
  let counter = 0;
  for (let i = 0; i < records.count; i++) {
    const offset = fieldOffsets[records.definitions[i]!]!;
    if (offset < 0) continue;
    const p = records.offsets[i]! + 1 + offset;
    const a = bytes[p]!;
    const b = bytes[p + 1]!;
    const c = bytes[p + 2]!;
    if ((a & b & c) === 0xff) continue;
    const low = (b >> 4) | (c << 4);
    counter += (low - counter) & 0xfff;
    const row = rowOf === null ? i : rowOf[i]!;
    if (row < 0) continue;
    speed[row] = (a | ((b & 15) << 8)) / 100;
    distance[row] = counter / 16;
  }
}
