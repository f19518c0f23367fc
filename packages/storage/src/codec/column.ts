import { HealthError } from '@vitalwire/core';
import { byteReader, byteWriter } from './bytes.ts';
import { damaged, maximumSamples, openBody, sealBody } from './frame.ts';
import { chooseForm, type IntegerForm, readIntegers, writeIntegers } from './integers.ts';
import { dense, presentIn, readRuns, runsOf, spread, writeRuns } from './mask.ts';
import { areSingles, planesOf, valuesOf } from './planes.ts';
import { asIntegers, scaleInto, scales } from './scales.ts';

/** One channel, or the time axis. */
export interface Column {
  readonly values: Float64Array | Int32Array;
  /** Bit `i & 7` of byte `i >> 3` is set where sample `i` is missing; `null` when none is. */
  readonly missing: Uint8Array | null;
}

const INTEGERS = 0;
const SINGLES = 1;
const DOUBLES = 2;

const HOLDS_INT32 = 1;
const HAS_GAPS = 2;
const WIDE = 4;
const SECOND_ORDER = 8;
const RUNS = 16;

/**
 * Packs one column without losing a bit. Missing samples come back as NaN (floats) or 0 (integers) and set in the mask,
 * whatever stood there; a NaN that no mask names is missing too.
 * @throws HealthError `invalid-input` for an infinite value or a mask of the wrong length, `too-large`
 */
export function encodeColumn({ values, missing }: Column): Uint8Array {
  check(values, missing);
  const runs = runsOf(values, missing);
  const present = runs === null ? values : dense(values, runs);
  const body = present instanceof Int32Array ? integerBody(present, 0) : floatBody(present);
  const gaps = runs === null ? 0 : HAS_GAPS;
  const type = values instanceof Int32Array ? HOLDS_INT32 : 0;
  const writer = byteWriter(16 + (runs?.length ?? 0) * 3 + body.bytes.length);
  writer.byte(body.encoding);
  writer.byte(body.flags | gaps | type);
  writer.byte(body.scale);
  writer.varint(values.length);
  if (runs !== null) writeRuns(writer, runs);
  writer.bytes(body.bytes);
  return sealBody(writer.done());
}

interface Body {
  readonly encoding: number;
  readonly flags: number;
  readonly scale: number;
  readonly bytes: Uint8Array;
}

function integerBody(integers: Int32Array | Float64Array, scale: number): Body {
  const form = chooseForm(integers);
  const flags = (form.wide ? WIDE : 0) | (form.order === 2 ? SECOND_ORDER : 0) | (form.runs ? RUNS : 0);
  return { encoding: INTEGERS, flags, scale, bytes: writeIntegers(integers, form) };
}

function floatBody(values: Float64Array): Body {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw refused('an infinite value cannot be stored');
  }
  const found = asIntegers(values);
  if (found !== null) return integerBody(found.integers, found.scale);
  if (areSingles(values)) return { encoding: SINGLES, flags: 0, scale: 0, bytes: planesOf(Float32Array.from(values)) };
  return { encoding: DOUBLES, flags: 0, scale: 0, bytes: planesOf(values) };
}

/** @throws HealthError `storage-corrupt` */
export function decodeColumn(blob: Uint8Array): Column {
  const body = openBody(blob);
  const reader = byteReader(body, 0);
  const encoding = reader.byte();
  const flags = reader.byte();
  const scale = scales[reader.byte()];
  const count = reader.varint();
  if (count > maximumSamples || scale === undefined) throw damaged('its header is impossible');
  const runs = (flags & HAS_GAPS) === 0 ? null : readRuns(reader, count);
  const presentCount = runs === null ? count : presentIn(runs);
  const start = reader.position();
  const integersWanted = (flags & HOLDS_INT32) !== 0;
  const present =
    encoding === INTEGERS
      ? fromIntegers(readIntegers(body, start, presentCount, formOf(flags)), scale, integersWanted)
      : fromPlanes(body.subarray(start), presentCount, encoding, integersWanted);
  return runs === null ? { values: present, missing: null } : spread(present, runs, count);
}

function formOf(flags: number): IntegerForm {
  return { order: (flags & SECOND_ORDER) === 0 ? 1 : 2, wide: (flags & WIDE) !== 0, runs: (flags & RUNS) !== 0 };
}

function fromIntegers(
  integers: Int32Array | Float64Array,
  scale: (typeof scales)[number],
  integersWanted: boolean,
): Float64Array | Int32Array {
  if (integersWanted) return integers instanceof Int32Array ? integers : Int32Array.from(integers);
  const target = integers instanceof Float64Array ? integers : new Float64Array(integers.length);
  scaleInto(target, integers, scale);
  return target;
}

function fromPlanes(planes: Uint8Array, count: number, encoding: number, integersWanted: boolean): Float64Array {
  if (integersWanted || (encoding !== SINGLES && encoding !== DOUBLES)) throw damaged('its header is impossible');
  return valuesOf(planes, count, encoding === SINGLES ? 4 : 8);
}

function check(values: Float64Array | Int32Array, missing: Uint8Array | null): void {
  if (values.length > maximumSamples) {
    throw new HealthError(
      'too-large',
      `A workout of ${values.length} samples is too long to be stored; ${maximumSamples} fit.`,
      {
        what: 'stream',
        limit: maximumSamples,
        unit: 'samples',
      },
    );
  }
  if (missing !== null && missing.length < (values.length + 7) >> 3)
    throw refused('its mask is shorter than its values');
}

function refused(reason: string): HealthError<'invalid-input'> {
  return new HealthError('invalid-input', `A stream column was refused: ${reason}.`, {
    issues: [{ path: 'values', message: reason }],
  });
}
