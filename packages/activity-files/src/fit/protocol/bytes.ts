/** Unaligned loads without a DataView; out of range reads 0. */
export function uint16At(bytes: Uint8Array, at: number, bigEndian: boolean): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  return bigEndian ? (first << 8) | second : first | (second << 8);
}

export function uint32At(bytes: Uint8Array, at: number, bigEndian: boolean): number {
  const low = uint16At(bytes, bigEndian ? at + 2 : at, bigEndian);
  const high = uint16At(bytes, bigEndian ? at : at + 2, bigEndian);
  return (high * 0x10000 + low) >>> 0;
}
