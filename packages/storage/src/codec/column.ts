import { HealthError } from '@vitalwire/core';
import { readBlocks, sizeOfBlocks, writeBlocks } from './blocks.ts';
import { byteWriter, readByte, readVarint } from './bytes.ts';
import { planClasses, readClasses } from './classes.ts';
import { differencesOf } from './differences.ts';
import { addPromised, type Leader, leftOver } from './follows.ts';
import { damaged, maximumSamples, openBody, sealBody } from './frame.ts';
import {
  addUp,
  type IntegerForm,
  readIntegers,
  writeRuns as writeStepRuns,
  writeVarints,
  writeWide,
} from './integers.ts';
import { dense, presentIn, type Runs, readRuns, runsOf, spread, writeRuns } from './mask.ts';
import { areSingles, planesOf, valuesOf } from './planes.ts';
import { asIntegers, type ScaledIntegers, scaleInto, scales } from './scales.ts';
import { ofBytes, roomOf } from './scratch.ts';

/** One channel, or the time axis. */
export interface Column {
  readonly values: Float64Array | Int32Array;
  /** Bit `i & 7` of byte `i >> 3` is set where sample `i` is missing; `null` when none is. */
  readonly missing: Uint8Array | null;
}

const INTEGERS = 0;
const SINGLES = 1;
const DOUBLES = 2;
const BLOCKS = 3;
const CLASSES = 4;
const FOLLOWING = 5;

const HOLDS_INT32 = 1;
const HAS_GAPS = 2;
const WIDE = 4;
const SECOND_ORDER = 8;
const RUNS = 16;

/**
 * Packs one column without losing a bit. Missing samples come back as NaN (floats) or 0 (integers) and set in the mask,
 * whatever stood there; a NaN that no mask names is missing too.
 * @param favour `speed` for what is read over years at a time, where a few percent of size buy a third of the time
 * @param leader what the column may be foretold from; it is needed again for reading
 * @throws HealthError `invalid-input` for an infinite value or a mask of the wrong length, `too-large`
 */
export function encodeColumn(
  { values, missing }: Column,
  favour: 'size' | 'speed' = 'size',
  leader: Leader | null = null,
): Uint8Array {
  check(values, missing);
  const runs = runsOf(values, missing);
  const present = runs === null ? values : dense(values, runs);
  const told = runs === null ? leader : null;
  const bodies = present instanceof Int32Array ? integerBodies(present, 0, favour) : floatBodies(present, favour, told);
  const header = {
    gaps: runs,
    count: values.length,
    flags: (runs === null ? 0 : HAS_GAPS) | (values instanceof Int32Array ? HOLDS_INT32 : 0),
  };
  const packed = bodies.filter(({ encoding }) => encoding >= BLOCKS);
  const best = packed.reduce<Body | null>((a, b) => (a === null || b.size * WORTH_SLOWER < a.size ? b : a), null);
  // What a compressor makes of the others has to be seen.
  const blobs = [...(best === null ? [] : [best]), ...bodies.filter(({ encoding }) => encoding < BLOCKS)].map((body) =>
    sealBody(withHeader(body, header), body.encoding >= BLOCKS),
  );
  return blobs.reduce((a, b) => (b.length * WORTH_SLOWER < a.length ? b : a));
}

/** Quicker forms come first: another one must be smaller by more than a trifle. */
const WORTH_SLOWER = 1.02;

interface Body {
  readonly encoding: number;
  readonly flags: number;
  readonly scale: number;
  /** Of the forms that are packed as tightly as they get: how many bytes, without writing them. */
  readonly size: number;
  readonly write: () => Uint8Array;
}

interface Header {
  readonly gaps: Runs | null;
  readonly count: number;
  readonly flags: number;
}

const ofBodies = roomOf(ofBytes);

/** @returns lent until it has been sealed */
function withHeader(body: Body, { gaps, count, flags }: Header): Uint8Array {
  const bytes = body.write();
  const writer = byteWriter(16 + (gaps?.length ?? 0) * 3 + bytes.length, ofBodies);
  writer.byte(body.encoding);
  writer.byte(body.flags | flags);
  writer.byte(body.scale);
  writer.varint(count);
  if (gaps !== null) writeRuns(writer, gaps);
  writer.bytes(bytes);
  return writer.done();
}

function integerBodies(integers: Int32Array | Float64Array, scale: number, favour: 'size' | 'speed'): readonly Body[] {
  const differences = differencesOf(integers);
  if (differences.form === 'runs') {
    const flags = RUNS | (integers instanceof Int32Array ? 0 : WIDE);
    return [compressed({ encoding: INTEGERS, flags, scale }, () => writeStepRuns(integers))];
  }
  const { form, order } = differences;
  const flags = (form === 'wide' ? WIDE : 0) | (order === 2 ? SECOND_ORDER : 0);
  if (form === 'wide') return [compressed({ encoding: INTEGERS, flags, scale }, () => writeWide(integers, order))];
  const { codes } = differences;
  const blocks: Body = { encoding: BLOCKS, flags, scale, size: sizeOfBlocks(codes), write: () => writeBlocks(codes) };
  if (favour === 'speed' && integers.length > 0) return [blocks];
  const plain = compressed({ encoding: INTEGERS, flags, scale }, () => writeVarints(codes, integers.length));
  if (integers.length === 0) return [plain];
  const classes: Body = { encoding: CLASSES, flags, scale, ...planClasses(codes, integers.length) };
  // Only repetition is left for a compressor to find, and where there is much of that there are few bits.
  return classes.size * 8 > integers.length * BITS_OF_NOISE ? [blocks, classes] : [blocks, classes, plain];
}

function compressed(form: Omit<Body, 'size' | 'write'>, write: () => Uint8Array): Body {
  return { ...form, size: 0, write };
}

const BITS_OF_NOISE = 3;

function floatBodies(values: Float64Array, favour: 'size' | 'speed', leader: Leader | null): readonly Body[] {
  const found = asIntegers(values);
  if (found !== null) return [...integerBodies(found.integers, found.scale, favour), ...followingBody(found, leader)];
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw refused('an infinite value cannot be stored');
  }
  if (areSingles(values))
    return [compressed({ encoding: SINGLES, flags: 0, scale: 0 }, () => planesOf(Float32Array.from(values)))];
  return [compressed({ encoding: DOUBLES, flags: 0, scale: 0 }, () => planesOf(values))];
}

function followingBody({ integers, scale }: ScaledIntegers, leader: Leader | null): readonly Body[] {
  const units = scales[scale]?.divisor ?? 1;
  const codes =
    leader === null || integers.length === 0 || !(integers instanceof Int32Array)
      ? null
      : leftOver(integers, leader, units);
  return codes === null ? [] : [{ encoding: FOLLOWING, flags: 0, scale, ...planClasses(codes, codes.length) }];
}

/**
 * @param leader for a column that was told from it
 * @throws HealthError `storage-corrupt`
 */
export function decodeColumn(blob: Uint8Array, leader: Leader | null = null): Column {
  const body = openBody(blob);
  const cursor = { bytes: body, at: 0 };
  const encoding = readByte(cursor);
  const flags = readByte(cursor);
  const scale = scales[readByte(cursor)];
  const count = readVarint(cursor);
  if (count > maximumSamples || scale === undefined) throw damaged('its header is impossible');
  const runs = (flags & HAS_GAPS) === 0 ? null : readRuns(cursor, count);
  const values = (flags & HOLDS_INT32) === 0 ? new Float64Array(count) : new Int32Array(count);
  const present = runs === null ? values : values.subarray(0, presentIn(runs));
  const form = formOf(flags);
  const told: Told = { leader, unitsPerMeter: scale.divisor };
  if (encoding === SINGLES || encoding === DOUBLES) {
    if (!(present instanceof Float64Array)) throw damaged('its header is impossible');
    present.set(valuesOf(body.subarray(cursor.at), present.length, encoding === SINGLES ? 4 : 8));
  } else if (present instanceof Int32Array && !form.wide) {
    readInto(present, body, cursor.at, encoding, form, told);
  } else {
    const integers = form.wide ? new Float64Array(present.length) : new Int32Array(present.length);
    readInto(integers, body, cursor.at, encoding, form, told);
    if (present instanceof Float64Array) scaleInto(present, integers, scale);
    else present.set(integers);
  }
  return { values, missing: runs === null ? null : spread(values, runs) };
}

interface Told {
  readonly leader: Leader | null;
  readonly unitsPerMeter: number;
}

function readInto(
  target: Int32Array | Float64Array,
  body: Uint8Array,
  start: number,
  encoding: number,
  form: IntegerForm,
  { leader, unitsPerMeter }: Told,
): void {
  if (encoding === INTEGERS) readIntegers(body, start, target, form);
  else if (!(target instanceof Int32Array)) throw damaged('its header is impossible');
  else if (encoding === BLOCKS) readBlocks(body, start, target, form.order);
  else if (encoding === CLASSES || encoding === FOLLOWING) {
    readClasses(body, start, target);
    if (encoding === CLASSES) addUp(target, form.order);
    else addPromised(target, leader, unitsPerMeter);
  } else throw damaged('its header is impossible');
}

function formOf(flags: number): IntegerForm {
  return { order: (flags & SECOND_ORDER) === 0 ? 1 : 2, wide: (flags & WIDE) !== 0, runs: (flags & RUNS) !== 0 };
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
