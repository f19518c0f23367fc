/** Reflected form of the polynomial x^16 + x^15 + x^2 + 1, the checksum of FIT files (CRC-16/ARC). */
const POLYNOMIAL = 0xa001;

const TABLES = 16;

/** `tables[256 * k + b]` is byte `b` followed by `k` zero bytes, so that sixteen bytes take one step. */
const tables = makeTables();

function makeTables(): Uint16Array {
  const made = new Uint16Array(TABLES * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    made[byte] = crc;
  }
  for (let i = 256; i < made.length; i++) {
    const shorter = made[i - 256] ?? 0;
    made[i] = (shorter >>> 8) ^ (made[shorter & 0xff] ?? 0);
  }
  return made;
}

/**
 * The checksum of a FIT file or header, continued from `crc`.
 * @param end first byte that is not included
 * @returns 0 to 65535
 */
export function fitCrc16(bytes: Uint8Array, start = 0, end: number = bytes.length, crc = 0): number {
  const t = tables;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = crc;
  let i = start;
  for (const last = end - 15; i < last; i += 16) {
    const a = view.getUint32(i, true) ^ sum;
    const b = view.getUint32(i + 4, true);
    const c = view.getUint32(i + 8, true);
    const d = view.getUint32(i + 12, true);
    sum =
      t[3840 + (a & 0xff)]! ^
      t[3584 + ((a >>> 8) & 0xff)]! ^
      t[3328 + ((a >>> 16) & 0xff)]! ^
      t[3072 + (a >>> 24)]! ^
      t[2816 + (b & 0xff)]! ^
      t[2560 + ((b >>> 8) & 0xff)]! ^
      t[2304 + ((b >>> 16) & 0xff)]! ^
      t[2048 + (b >>> 24)]! ^
      t[1792 + (c & 0xff)]! ^
      t[1536 + ((c >>> 8) & 0xff)]! ^
      t[1280 + ((c >>> 16) & 0xff)]! ^
      t[1024 + (c >>> 24)]! ^
      t[768 + (d & 0xff)]! ^
      t[512 + ((d >>> 8) & 0xff)]! ^
      t[256 + ((d >>> 16) & 0xff)]! ^
      t[d >>> 24]!;
  }
  for (; i < end; i++) sum = (sum >>> 8) ^ t[(sum ^ bytes[i]!) & 0xff]!;
  return sum;
}
