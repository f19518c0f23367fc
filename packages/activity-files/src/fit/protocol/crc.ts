/** Reflected form of the polynomial x^16 + x^15 + x^2 + 1, the checksum of FIT files (CRC-16/ARC). */
const POLYNOMIAL = 0xa001;

/** Eight tables of 256: `tables[256 * k + b]` is byte `b` followed by `k` zero bytes, so that eight bytes take one step. */
const tables = makeTables();

function makeTables(): Uint16Array {
  const made = new Uint16Array(8 * 256);
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
  const b = bytes;
  let sum = crc;
  let i = start;
  for (const last = end - 7; i < last; i += 8) {
    sum =
      t[1792 + (b[i]! ^ (sum & 0xff))]! ^
      t[1536 + (b[i + 1]! ^ (sum >>> 8))]! ^
      t[1280 + b[i + 2]!]! ^
      t[1024 + b[i + 3]!]! ^
      t[768 + b[i + 4]!]! ^
      t[512 + b[i + 5]!]! ^
      t[256 + b[i + 6]!]! ^
      t[b[i + 7]!]!;
  }
  for (; i < end; i++) sum = (sum >>> 8) ^ t[(sum ^ b[i]!) & 0xff]!;
  return sum;
}
