import { HealthError, isInstant } from '@vitalwire/core';
import type { ActivityFile, ActivitySession } from '../src/activity.ts';
import { decodeFit } from '../src/fit/decode-fit.ts';
import { fitMessages } from '../src/fit/messages/decode-messages.ts';
import { slowCrc } from './fit-bytes.ts';

export interface FuzzOptions {
  readonly iterations: number;
  /** The same seed makes the same files. */
  readonly seed: number;
  readonly corpus: readonly Uint8Array[];
}

export interface FuzzResult {
  readonly decoded: number;
  readonly refused: number;
  /** Decoded files that report damage. */
  readonly damaged: number;
}

const expected = new Set(['file-invalid', 'file-unrecognised', 'too-large']);

/**
 * Reads mutated files: bits flipped, bytes overwritten, ranges cut, doubled and moved, sizes and definitions falsified,
 * checksums wrong or made right again. Every one must be read or refused with a typed error, and what is read must hold
 * together.
 * @throws Error with seed and iteration of the first file that breaks a promise
 */
export function fuzzFit({ iterations, seed, corpus }: FuzzOptions): FuzzResult {
  const result = { decoded: 0, refused: 0, damaged: 0 };
  for (let i = 0; i < iterations; i++) {
    const random = randomOf(seed + i);
    const bytes = mutated(corpus[random(corpus.length)] ?? new Uint8Array(0), corpus, random);
    try {
      const file = decodeFit(bytes);
      result.decoded++;
      if (file.damage.length > 0) result.damaged++;
      checkFile(file, bytes.length);
      if (i % 8 === 0) for (const message of fitMessages(bytes)) checkBounded(message.fields.length, 4 * 255);
    } catch (error) {
      if (HealthError.is(error) && expected.has(error.code)) {
        result.refused++;
        continue;
      }
      const why = error instanceof Error ? error.stack : String(error);
      throw new Error(`Iteration ${i} of seed ${seed}, ${bytes.length} bytes: ${why}`, { cause: error });
    }
  }
  return result;
}

/** Integers below a bound, from a seed (splitmix32). */
type Random = (below: number) => number;

function randomOf(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b9);
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return Math.floor((((z ^ (z >>> 15)) >>> 0) / 2 ** 32) * below);
  };
}

function mutated(original: Uint8Array, corpus: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes: Uint8Array = original.slice();
  const mutations = 1 + random(6);
  for (let i = 0; i < mutations; i++) bytes = mutateOnce(bytes, corpus, random);
  // A right checksum sends the reader down the path on which it believes what it reads.
  if (random(2) === 0) repair(bytes);
  return bytes;
}

function mutateOnce(bytes: Uint8Array, corpus: readonly Uint8Array[], random: Random): Uint8Array {
  if (bytes.length < 2) return bytes;
  const at = random(bytes.length);
  const length = 1 + random(Math.min(64, bytes.length - at));
  switch (random(12)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
      return bytes;
    case 1:
      bytes[at] = [0, 1, 0x7f, 0x80, 0xfe, 0xff, 0x40, 0x60, 0xe0][random(9)] ?? 0;
      return bytes;
    case 2:
      return bytes.slice(0, at);
    case 3:
      return spliced(bytes, at, length, new Uint8Array(0));
    case 4:
      return spliced(bytes, at, 0, bytes.slice(at, at + length));
    case 5: {
      const other = corpus[random(corpus.length)] ?? bytes;
      const from = random(Math.max(1, other.length));
      return spliced(bytes, at, 0, other.slice(from, from + length));
    }
    case 6:
      bytes.fill(random(256), at, at + length);
      return bytes;
    case 7:
      if (bytes.length > 8)
        new DataView(bytes.buffer).setUint32(
          4,
          [0, 1, 0xffffffff, bytes.length * 2, random(bytes.length)][random(5)] ?? 0,
          true,
        );
      return bytes;
    case 8:
      return spliced(bytes, at, 0, definition(random));
    case 9: {
      const storm = Array.from({ length: 40 }, () => [...definition(random)]).flat();
      return spliced(bytes, at, 0, Uint8Array.from(storm));
    }
    case 10: {
      const other = corpus[random(corpus.length)] ?? bytes;
      return other.length + bytes.length > 200_000 ? bytes : Uint8Array.from([...bytes, ...other]);
    }
    default: {
      const places = fieldPlaces(bytes, random);
      if (places !== null) bytes[places] = [0, 1, 2, 3, 255][random(5)] ?? 0;
      return bytes;
    }
  }
}

function spliced(bytes: Uint8Array, at: number, removed: number, inserted: Uint8Array): Uint8Array {
  const made = new Uint8Array(bytes.length - removed + inserted.length);
  made.set(bytes.subarray(0, at));
  made.set(inserted, at);
  made.set(bytes.subarray(at + removed), at + inserted.length);
  return made;
}

/** A definition of a message that matters, with fields of any size and type, app fields among them. */
function definition(random: Random): Uint8Array {
  const types = [0x00, 0x01, 0x02, 0x83, 0x84, 0x85, 0x86, 0x07, 0x88, 0x89, 0x0a, 0x0d, 0x8e, 0x8f, 0x90, 0x1f];
  const globals = [0, 18, 19, 20, 20, 20, 21, 23, 34, 78, 101, 132, 206, 225];
  const fields = (count: number): number[] =>
    Array.from({ length: count }, () => [
      random(4) === 0 ? 253 : random(140),
      [0, 1, 2, 4, 8, 255, random(256)][random(7)] ?? 1,
      types[random(16)] ?? 0,
    ]).flat();
  const count = random(8);
  const developer = random(3) === 0;
  const bytes = [
    0x40 | (developer ? 0x20 : 0) | random(16),
    0,
    random(2),
    globals[random(14)] ?? 20,
    0,
    count,
    ...fields(count),
  ];
  if (developer) bytes.push(2, random(4), random(9), random(3), random(4), random(9), random(3));
  return Uint8Array.from(bytes);
}

/** The place of a size byte in something that looks like a definition. */
function fieldPlaces(bytes: Uint8Array, random: Random): number | null {
  const from = random(bytes.length);
  for (let i = from; i < Math.min(bytes.length - 9, from + 2000); i++) {
    if ((bytes[i]! & 0xd0) === 0x40 && bytes[i + 1] === 0 && bytes[i + 2]! <= 1)
      return i + 7 + 3 * random(Math.max(1, bytes[i + 5]!));
  }
  return null;
}

function repair(bytes: Uint8Array): void {
  if (bytes.length < 16 || bytes.length > 20_000) return;
  const view = new DataView(bytes.buffer);
  const size = bytes[0] === 12 ? 12 : 14;
  bytes[0] = size;
  view.setUint32(4, bytes.length - size - 2, true);
  if (size === 14) view.setUint16(12, 0, true);
  view.setUint16(bytes.length - 2, slowCrc(bytes.subarray(0, bytes.length - 2)), true);
}

/**
 * What `decodeFit` promises of its memory: two values a byte of the file and four million for each activity, nine bytes
 * each with its share of a mask; no session keeps the arrays of another, or the file itself, alive.
 */
function checkFile(file: ActivityFile, size: number): void {
  checkBounded(file.damage.length, 200);
  let cells = 0;
  for (const session of file.sessions) {
    checkSession(session);
    cells += checkMemory(session, size);
    for (const list of [session.laps, session.lengths, session.sets, session.events, session.sensors]) {
      checkBounded(list.length, size);
    }
  }
  checkBounded(cells, 2 * size + 4_000_000 * file.sessions.length);
}

/** @returns the values of its columns */
function checkMemory({ streams, developerColumns, beatIntervalsSeconds }: ActivitySession, size: number): number {
  const columns = [...(streams?.columns ?? []), ...developerColumns];
  const rows = streams?.elapsedSeconds.length ?? 0;
  const arrays = [
    ...columns.flatMap(({ values, missing }) => (missing === null ? [values] : [values, missing])),
    ...(streams === null ? [] : [streams.elapsedSeconds]),
  ];
  const buffers = new Set(arrays.map(({ buffer }) => buffer));
  const bytes = [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
  checkBounded(bytes, 9 * (rows + 1) * (columns.length + 1));
  // A beat takes two bytes or more in the file.
  checkBounded(beatIntervalsSeconds?.buffer.byteLength ?? 0, 8 * size);
  return rows * columns.length;
}

function checkSession(session: ActivitySession): void {
  for (const instant of [session.start, session.end, ...session.laps.flatMap((lap) => [lap.start, lap.end])]) {
    if (!isInstant(instant)) throw new Error(`no instant: ${instant}`);
  }
  if (session.end < session.start) throw new Error('ends before it starts');
  const { streams } = session;
  if (streams === null) return;
  const { elapsedSeconds, columns } = streams;
  if (elapsedSeconds[0] !== 0) throw new Error('does not start at 0');
  for (let i = 1; i < elapsedSeconds.length; i++) {
    if (elapsedSeconds[i]! < elapsedSeconds[i - 1]!) throw new Error('time runs backwards');
  }
  for (const { values, missing } of [...columns, ...session.developerColumns]) {
    if (values.length !== elapsedSeconds.length) throw new Error('a column of another length');
    if (missing !== null && missing.length !== (values.length + 7) >> 3) throw new Error('a mask of another length');
    for (let i = 0; i < values.length; i++) {
      const absent = missing !== null && ((missing[i >> 3]! >> (i & 7)) & 1) === 1;
      const value = values[i]!;
      if (absent ? value !== 0 && !Number.isNaN(value) : !Number.isFinite(value))
        throw new Error(`${value} is no value`);
    }
  }
}

function checkBounded(count: number, limit: number): void {
  if (count > limit) throw new Error(`${count} is more than ${limit}`);
}
