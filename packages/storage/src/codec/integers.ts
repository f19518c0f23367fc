import { putVarint } from './bytes.ts';
import { damaged } from './frame.ts';

/**
 * How integers are written. `order` 1: each as the difference from the one before; 2: as the change of that difference,
 * which is near zero for a distance or a clock. `wide`: differences do not fit 32 bits. `runs`: equal differences are
 * written once with their number.
 */
export interface IntegerForm {
  readonly order: 1 | 2;
  readonly wide: boolean;
  readonly runs: boolean;
}

/** A third fewer bits must be in sight before the second order is taken: it doubles noise. */
const SECOND_ORDER_GAIN = 0.9;
/** Runs pay from this many samples a run on. */
const SAMPLES_PER_RUN = 6;

export function chooseForm(integers: Int32Array | Float64Array): IntegerForm {
  let previous = 0;
  let difference = 0;
  let firstBits = 0;
  let secondBits = 0;
  let runs = 0;
  let wide = false;
  for (let i = 0; i < integers.length; i++) {
    const value = integers[i] as number;
    const next = value - previous;
    const change = next - difference;
    if (next > 0x3fffffff || next < -0x3fffffff || value > 0x3fffffff || value < -0x3fffffff) wide = true;
    firstBits += bits(next);
    secondBits += bits(change);
    if (change !== 0) runs++;
    previous = value;
    difference = next;
  }
  if (runs * SAMPLES_PER_RUN < integers.length) return { order: 1, wide, runs: true };
  return { order: secondBits < firstBits * SECOND_ORDER_GAIN ? 2 : 1, wide, runs: false };
}

function bits(difference: number): number {
  const size = difference < 0 ? -difference : difference;
  return size > 0x7fffffff ? 40 : 32 - Math.clz32(size);
}

export function writeIntegers(integers: Int32Array | Float64Array, form: IntegerForm): Uint8Array {
  if (form.runs) return writeDifferenceRuns(integers);
  const { length } = integers;
  const buffer = new Uint8Array(length * (form.wide ? 8 : 5));
  let at = 0;
  let previous = 0;
  let difference = 0;
  for (let i = 0; i < length; i++) {
    const value = integers[i] as number;
    const next = value - previous;
    const code = zigZag(form.order === 1 ? next : next - difference);
    if (code < 128) buffer[at++] = code;
    else at = putVarint(buffer, at, code);
    previous = value;
    difference = next;
  }
  return buffer.subarray(0, at);
}

function writeDifferenceRuns(integers: Int32Array | Float64Array): Uint8Array {
  const { length } = integers;
  const buffer = new Uint8Array(Math.ceil(length / SAMPLES_PER_RUN) * 16 + 16);
  let at = 0;
  let previous = 0;
  for (let i = 0; i < length; ) {
    const difference = (integers[i] as number) - previous;
    let run = 1;
    while (i + run < length && (integers[i + run] as number) - (integers[i + run - 1] as number) === difference) run++;
    at = putVarint(buffer, putVarint(buffer, at, zigZag(difference)), run);
    i += run;
    previous = integers[i - 1] as number;
  }
  return buffer.subarray(0, at);
}

function zigZag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** @throws HealthError `storage-corrupt` unless exactly `count` integers fill the bytes */
export function readIntegers(
  bytes: Uint8Array,
  start: number,
  count: number,
  form: IntegerForm,
): Int32Array | Float64Array {
  const target = form.wide ? new Float64Array(count) : new Int32Array(count);
  let end: number;
  if (form.runs) end = readDifferenceRuns(bytes, start, target);
  else if (target instanceof Float64Array) end = readWide(bytes, start, target, form.order);
  else end = form.order === 1 ? readFirstOrder(bytes, start, target) : readSecondOrder(bytes, start, target);
  if (end !== bytes.length) throw damaged('its length does not match its content');
  return target;
}

// The two loops below are what reading a year of training spends its time in: no calls, no checks but the one behind
// them. Reading past the end gives zeros and a wrong end position, which the caller refuses.

function readFirstOrder(bytes: Uint8Array, start: number, target: Int32Array): number {
  let at = start;
  let value = 0;
  for (let i = 0; i < target.length; i++) {
    let code = bytes[at++] ?? 0;
    if (code > 127) {
      let next = bytes[at++] ?? 0;
      code = (code & 127) | ((next & 127) << 7);
      for (let shift = 14; next > 127 && shift < 35; shift += 7) {
        next = bytes[at++] ?? 0;
        code |= (next & 127) << shift;
      }
    }
    value = (value + ((code >>> 1) ^ -(code & 1))) | 0;
    target[i] = value;
  }
  return at;
}

function readSecondOrder(bytes: Uint8Array, start: number, target: Int32Array): number {
  let at = start;
  let value = 0;
  let difference = 0;
  for (let i = 0; i < target.length; i++) {
    let code = bytes[at++] ?? 0;
    if (code > 127) {
      let next = bytes[at++] ?? 0;
      code = (code & 127) | ((next & 127) << 7);
      for (let shift = 14; next > 127 && shift < 35; shift += 7) {
        next = bytes[at++] ?? 0;
        code |= (next & 127) << shift;
      }
    }
    difference = (difference + ((code >>> 1) ^ -(code & 1))) | 0;
    value = (value + difference) | 0;
    target[i] = value;
  }
  return at;
}

function readWide(bytes: Uint8Array, start: number, target: Float64Array, order: 1 | 2): number {
  let at = start;
  let value = 0;
  let difference = 0;
  for (let i = 0; i < target.length; i++) {
    const { code, next } = codeAt(bytes, at);
    at = next;
    difference = order === 1 ? unZigZag(code) : difference + unZigZag(code);
    value += difference;
    target[i] = value;
  }
  return at;
}

function readDifferenceRuns(bytes: Uint8Array, start: number, target: Int32Array | Float64Array): number {
  let at = start;
  let value = 0;
  for (let i = 0; i < target.length; ) {
    const difference = codeAt(bytes, at);
    const run = codeAt(bytes, difference.next);
    at = run.next;
    if (run.code < 1 || run.code > target.length - i) throw damaged('its runs do not add up');
    const step = unZigZag(difference.code);
    if (target instanceof Int32Array) climb(target, i, run.code, value, step);
    else climb(target, i, run.code, value, step);
    i += run.code;
    value += step * run.code;
  }
  return at;
}

/** Called by array type, so that each has a loop of its own. */
function climb(target: Int32Array | Float64Array, from: number, count: number, start: number, step: number): void {
  let value = start;
  for (let i = from; i < from + count; i++) {
    value += step;
    target[i] = value;
  }
}

function unZigZag(code: number): number {
  return code % 2 === 0 ? code / 2 : -(code + 1) / 2;
}

function codeAt(bytes: Uint8Array, start: number): { readonly code: number; readonly next: number } {
  let code = 0;
  let at = start;
  for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
    const byte = bytes[at++];
    if (byte === undefined) throw damaged('it is cut off');
    code += (byte & 127) * factor;
    if (byte < 128) return { code, next: at };
  }
  throw damaged('a number in it is too long');
}
