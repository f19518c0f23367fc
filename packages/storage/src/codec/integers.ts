import { putVarint } from './bytes.ts';
import { samplesPerRun } from './differences.ts';
import { damaged } from './frame.ts';
import { ofBytes, roomOf } from './scratch.ts';

/** How integers stand in the bytes; see `Differences`. */
export interface IntegerForm {
  readonly order: 1 | 2;
  readonly wide: boolean;
  readonly runs: boolean;
}

/** What is written here is lent until it has been sealed. */
const room = roomOf(ofBytes);

/** @param codes zig-zag differences, `count` of them wanted */
export function writeVarints(codes: Uint32Array, count: number): Uint8Array {
  const buffer = room(count * 5);
  let at = 0;
  for (let i = 0; i < count; i++) {
    let code = codes[i]!;
    while (code > 127) {
      buffer[at++] = (code & 127) | 128;
      code >>>= 7;
    }
    buffer[at++] = code;
  }
  return buffer.subarray(0, at);
}

export function writeWide(integers: Int32Array | Float64Array, order: 1 | 2): Uint8Array {
  const buffer = room(integers.length * 8);
  let at = 0;
  let previous = 0;
  let step = 0;
  for (let i = 0; i < integers.length; i++) {
    const next = integers[i]! - previous;
    at = putVarint(buffer, at, zigZag(order === 1 ? next : next - step));
    previous = integers[i]!;
    // The first integer is no step to be continued.
    step = i === 0 ? 0 : next;
  }
  return buffer.subarray(0, at);
}

/** Integers from their differences, in place: the first one stands as it is. */
export function addUp(target: Int32Array, order: 1 | 2): void {
  const keep = order === 2 ? -1 : 0;
  let value = target[0] ?? 0;
  let step = 0;
  for (let i = 1; i < target.length; i++) {
    step = (target[i]! + (step & keep)) | 0;
    value = (value + step) | 0;
    target[i] = value;
  }
}

/** Each step with the number of times it is taken; the first one leads from zero to the first integer. */
export function writeRuns(integers: Int32Array | Float64Array): Uint8Array {
  const { length } = integers;
  const buffer = room(Math.ceil(length / samplesPerRun) * 16 + 32);
  let at = 0;
  let previous = 0;
  for (let i = 0; i < length; ) {
    const step = integers[i]! - previous;
    let run = 1;
    while (i + run < length && integers[i + run]! - integers[i + run - 1]! === step) run++;
    at = putVarint(buffer, putVarint(buffer, at, zigZag(step)), run);
    i += run;
    previous = integers[i - 1]!;
  }
  return buffer.subarray(0, at);
}

function zigZag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/**
 * @param target of doubles for the wide form
 * @throws HealthError `storage-corrupt` unless the bytes hold exactly as many integers as the target
 */
export function readIntegers(
  bytes: Uint8Array,
  start: number,
  target: Int32Array | Float64Array,
  form: IntegerForm,
): void {
  let end: number;
  if (form.runs) end = readRuns(bytes, start, target);
  else if (target instanceof Float64Array) end = readWide(bytes, start, target, form.order);
  else end = readVarints(bytes, start, target, form.order === 2 ? -1 : 0);
  if (end !== bytes.length) throw damaged('its length does not match its content');
}

/**
 * No calls and no checks but the one behind it: reading past the end gives zeros and a wrong end, which the caller
 * refuses.
 * @param keep all bits for the second order, where a value changes the step before it; none for the first
 */
function readVarints(bytes: Uint8Array, start: number, target: Int32Array, keep: number): number {
  let at = start;
  let value = 0;
  let step = 0;
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
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    value = (value + step) | 0;
    target[i] = value;
    if (i === 0) step = 0;
  }
  return at;
}

function readWide(bytes: Uint8Array, start: number, target: Float64Array, order: 1 | 2): number {
  let at = start;
  let value = 0;
  let step = 0;
  for (let i = 0; i < target.length; i++) {
    const { code, next } = codeAt(bytes, at);
    at = next;
    step = order === 1 ? unZigZag(code) : step + unZigZag(code);
    value += step;
    target[i] = value;
    if (i === 0) step = 0;
  }
  return at;
}

function readRuns(bytes: Uint8Array, start: number, target: Int32Array | Float64Array): number {
  let at = start;
  let value = 0;
  for (let i = 0; i < target.length; ) {
    const difference = codeAt(bytes, at);
    const run = codeAt(bytes, difference.next);
    at = run.next;
    if (run.code < 1 || run.code > target.length - i) throw damaged('its runs do not add up');
    const step = unZigZag(difference.code);
    if (target instanceof Int32Array) climbWhole(target, i, run.code, value, step);
    else climb(target, i, run.code, value, step);
    i += run.code;
    value += step * run.code;
  }
  return at;
}

function climbWhole(target: Int32Array, from: number, count: number, start: number, step: number): void {
  let value = start | 0;
  const by = step | 0;
  for (let i = from; i < from + count; i++) {
    value = (value + by) | 0;
    target[i] = value;
  }
}

function climb(target: Float64Array, from: number, count: number, start: number, step: number): void {
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
