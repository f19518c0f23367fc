import { baseTypeOf } from './base-types.ts';
import { uint32At } from './bytes.ts';
import { definitionLength } from './definition.ts';

/** What of the scanner's state a guess needs: the layouts in force, by local message type. */
export interface LocalLayouts {
  /** Bytes of a message without its header byte, -1 where no layout is in force. */
  readonly sizes: Int32Array;
  readonly timestampOffsets: Int32Array;
  readonly bigEndian: Uint8Array;
}

/** How far behind lost ground the next message is looked for. */
const WINDOW_BYTES = 8192;
const CHAIN_MESSAGES = 6;
const ENOUGH_EVIDENCE = 3;
const SECONDS_PER_DAY = 86_400;

/**
 * Finds where messages go on after bytes that belong to none. A place is believed when the messages that would
 * start there follow each other without a gap and carry times near the last known one, or sound definitions.
 * @returns the offset, or `null` when there is none within 8 KiB
 */
export function findNextMessage(
  bytes: Uint8Array,
  from: number,
  end: number,
  layouts: LocalLayouts,
  lastTimestamp: number,
): number | null {
  const limit = Math.min(end, from + WINDOW_BYTES);
  for (let at = from; at < limit; at++) if (chainStartsAt(bytes, at, end, layouts, lastTimestamp)) return at;
  return null;
}

function chainStartsAt(
  bytes: Uint8Array,
  start: number,
  end: number,
  layouts: LocalLayouts,
  lastTimestamp: number,
): boolean {
  let at = start;
  let evidence = 0;
  for (let i = 0; i < CHAIN_MESSAGES && at < end && evidence < ENOUGH_EVIDENCE; i++) {
    const header = bytes[at] ?? 0;
    if ((header & 0xc0) === 0x40) {
      const length = soundDefinitionLength(bytes, at, end);
      if (length === 0) return false;
      // The layouts behind a new definition are not known here, so the chain ends with it.
      return i > 0 ? evidence + 2 >= ENOUGH_EVIDENCE : followsDefinition(bytes, at, length, end);
    }
    const compressed = (header & 0x80) !== 0;
    if (!compressed && (header & 0x30) !== 0) return false;
    const local = compressed ? (header >> 5) & 3 : header & 15;
    const size = layouts.sizes[local] ?? -1;
    if (size < 0 || at + 1 + size > end) return false;
    const timestampOffset = layouts.timestampOffsets[local] ?? -1;
    if (timestampOffset >= 0) {
      const timestamp = uint32At(bytes, at + 1 + timestampOffset, layouts.bigEndian[local] === 1);
      if (timestamp < lastTimestamp - SECONDS_PER_DAY || timestamp > lastTimestamp + SECONDS_PER_DAY) return false;
      evidence++;
    }
    at += 1 + size;
  }
  return evidence >= ENOUGH_EVIDENCE || (at === end && evidence > 0);
}

/** A definition whose types all exist and fit. */
function soundDefinitionLength(bytes: Uint8Array, at: number, end: number): number {
  return definitionSoundness(bytes, at, end) === 'sound' ? definitionLength(bytes, at, end) : 0;
}

/**
 * How much bytes look like a definition. Some devices write sizes that do not fit their types (`misfitting`), but none
 * writes types that do not exist, no fields at all, or anything in the reserved places.
 */
export function definitionSoundness(bytes: Uint8Array, at: number, end: number): 'sound' | 'misfitting' | 'none' {
  if (definitionLength(bytes, at, end) === 0) return 'none';
  const count = bytes[at + 5] ?? 0;
  if (count === 0 || bytes[at + 1] !== 0 || ((bytes[at] ?? 0) & 0x10) !== 0) return 'none';
  let fits = true;
  for (let i = 0; i < count; i++) {
    const size = bytes[at + 7 + 3 * i] ?? 0;
    const type = baseTypeOf(bytes[at + 8 + 3 * i] ?? 0xff);
    if (type === null) return 'none';
    fits &&= size > 0 && size % type.sizeBytes === 0;
  }
  return fits ? 'sound' : 'misfitting';
}

/** Behind a definition stands one of its own messages, or the next definition. */
function followsDefinition(bytes: Uint8Array, at: number, length: number, end: number): boolean {
  const next = at + length;
  if (next >= end) return next === end;
  const header = bytes[next] ?? 0;
  if ((header & 0xc0) === 0x40) return soundDefinitionLength(bytes, next, end) > 0;
  return (header & 0xf0) === 0 && (header & 15) === ((bytes[at] ?? 0) & 15);
}
