import { damaged } from './frame.ts';

/** Doubles as bytes, all first bytes, then all second bytes …: exponents stand together and compress. */
export function planesOf(values: Float64Array | Float32Array): Uint8Array {
  const width = values.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const planes = new Uint8Array(bytes.length);
  const count = values.length;
  for (let plane = 0; plane < width; plane++) {
    for (let i = 0; i < count; i++) planes[plane * count + i] = bytes[i * width + plane] as number;
  }
  return planes;
}

/** @throws HealthError `storage-corrupt` unless the planes hold exactly `count` values */
export function valuesOf(planes: Uint8Array, count: number, width: 4 | 8): Float64Array {
  if (planes.length !== count * width) throw damaged('its length does not match its content');
  const bytes = new Uint8Array(planes.length);
  for (let plane = 0; plane < width; plane++) {
    for (let i = 0; i < count; i++) bytes[i * width + plane] = planes[plane * count + i] as number;
  }
  return width === 8 ? new Float64Array(bytes.buffer) : Float64Array.from(new Float32Array(bytes.buffer));
}

/** Some programs print the digits of a 32-bit float: four bytes hold such a value exactly. */
export function areSingles(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Object.is(Math.fround(values[i] as number), values[i])) return false;
  return true;
}
