import type { Attributes, ByteScanner } from './byte-scanner.ts';
import { createByteScanner } from './byte-scanner.ts';
import { createInterned, type Interned } from './interned.ts';
import { unescaped } from './text.ts';
import { type Decimal, NO_DATE, offsetMinutesAt, readDecimal, secondsAt } from './values.ts';

/** One `Record`; one object, reused: what is to be kept is taken from it at once. Texts are numbers of their tables. */
export interface SampleRow extends Decimal {
  type: number;
  /** -1: none. */
  unit: number;
  sourceName: number;
  /** -1: none. */
  sourceVersion: number;
  /** Without the address that changes from export to export; -1: none. */
  device: number;
  /** Seconds since 1970, UTC. */
  startSeconds: number;
  endSeconds: number;
  /** Minutes east of UTC as the start is written. */
  writtenOffsetMinutes: number;
  /** The number in `mantissa` and `exponent`. `false`: `word` says what the value is. */
  numeric: boolean;
  /** A value that is no number; -1: none. */
  word: number;
  /** `HKTimeZone`; -1: none. */
  timeZone: number;
  /** It stands inside of a correlation. */
  inCorrelation: boolean;
}

/** Why a `Record` could not be understood. */
export type RowFault = 'no-type' | 'no-date' | 'backwards' | 'not-utf8' | 'too-many';

/** An element that comes by thousands and not by millions, as its attributes are written. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
}

export interface HealthSink {
  sample(row: SampleRow): void;
  /** @param type -1 where it is not even known */
  fault(type: number, fault: RowFault): void;
  /** Workouts, correlations and activity summaries with all that is in them; records of correlations came before. */
  element(element: Element): void;
}

export interface HealthDocument extends ByteScanner {
  readonly types: Interned;
  readonly units: Interned;
  readonly sourceNames: Interned;
  readonly sourceVersions: Interned;
  readonly devices: Interned;
  readonly words: Interned;
  readonly timeZones: Interned;
  /** The root element began; it ended. */
  readonly seen: { root: boolean; rootEnd: boolean };
}

/** Elements kept whole. Those inside of them are kept with them. */
const KEPT = new Set([
  'Workout',
  'Correlation',
  'ActivitySummary',
  'ClinicalRecord',
  'Audiogram',
  'VisionPrescription',
  'ExportDate',
]);
/** A location a second of a recording of days: more is no workout. */
const MOST_CHILDREN = 400_000;

const DATE_LENGTH = 25;
const POINTER = new TextEncoder().encode('&lt;&lt;HKDevice: 0x');
const lenient = new TextDecoder();

/** Behind the address of an object in memory, which every export writes anew. */
function withoutPointer(bytes: Uint8Array, start: number, end: number): number {
  for (let i = 0; i < POINTER.byteLength; i++) if (bytes[start + i] !== POINTER[i]) return start;
  let at = start + POINTER.byteLength;
  while (at < end && bytes[at] !== 0x26) at++;
  return at;
}

function attributeOf(bytes: Uint8Array, { count, nameStart }: Attributes, firstLetter: number): number {
  for (let i = 0; i < count; i++) if (bytes[nameStart[i]!] === firstLetter) return i;
  return -1;
}

function decoded(bytes: Uint8Array): string {
  return unescaped(lenient.decode(bytes));
}

/** Reads an `export.xml` in one pass over its bytes. */
export function createHealthDocument(sink: HealthSink): HealthDocument {
  const types = createInterned();
  const units = createInterned();
  const sourceNames = createInterned();
  const sourceVersions = createInterned();
  const devices = createInterned();
  const words = createInterned();
  const timeZones = createInterned();
  const keys = createInterned();
  const seen = { root: false, rootEnd: false };
  const row: SampleRow = {
    type: -1,
    unit: -1,
    sourceName: -1,
    sourceVersion: -1,
    device: -1,
    startSeconds: 0,
    endSeconds: 0,
    writtenOffsetMinutes: 0,
    numeric: false,
    mantissa: 0,
    exponent: 0,
    word: -1,
    timeZone: -1,
    inCorrelation: false,
  };
  let fault: RowFault | null = null;
  let rowOpen = false;
  /** Elements that are being kept, outermost first. */
  const open: { name: string; attributes: ReadonlyMap<string, string>; children: Element[] }[] = [];
  let kept = 0;

  function beginRow(bytes: Uint8Array, { count, nameStart, nameEnd, valueStart, valueEnd }: Attributes): void {
    row.type = row.unit = row.sourceName = row.sourceVersion = row.device = row.word = row.timeZone = -1;
    row.startSeconds = row.endSeconds = NO_DATE;
    row.numeric = false;
    row.inCorrelation = open.length > 0;
    fault = null;
    let hasValue = false;
    for (let i = 0; i < count; i++) {
      const name = nameStart[i]!;
      const start = valueStart[i]!;
      const end = valueEnd[i]!;
      // Names of one length differ in their first letter.
      switch (nameEnd[i]! - name) {
        case 4:
          if (bytes[name] === 0x74) {
            if (row.type === -1) row.type = known(types.idOf(bytes, start, end));
          } else if (bytes[name] === 0x75 && row.unit === -1) row.unit = known(units.idOf(bytes, start, end));
          break;
        case 5:
          if (bytes[name] !== 0x76 || hasValue) break;
          hasValue = true;
          row.numeric = readDecimal(bytes, start, end, row);
          if (!row.numeric) row.word = known(words.idOf(bytes, start, end));
          break;
        case 6:
          if (bytes[name] === 0x64 && row.device === -1)
            row.device = known(devices.idOf(bytes, withoutPointer(bytes, start, end), end));
          break;
        case 7:
          if (bytes[name] === 0x65 && row.endSeconds === NO_DATE) row.endSeconds = secondsAt(bytes, start, end);
          break;
        case 9:
          if (bytes[name] !== 0x73 || row.startSeconds !== NO_DATE) break;
          row.startSeconds = secondsAt(bytes, start, end);
          if (end - start === DATE_LENGTH) row.writtenOffsetMinutes = offsetMinutesAt(bytes, start);
          break;
        case 10:
          if (bytes[name] === 0x73 && row.sourceName === -1)
            row.sourceName = known(sourceNames.idOf(bytes, start, end));
          break;
        case 13:
          if (bytes[name] === 0x73 && row.sourceVersion === -1)
            row.sourceVersion = known(sourceVersions.idOf(bytes, start, end));
      }
    }
    rowOpen = true;
  }

  function known(id: number): number {
    if (id < 0) fault = id === -1 ? 'not-utf8' : 'too-many';
    return id;
  }

  function endRow(): void {
    if (!rowOpen) return;
    rowOpen = false;
    fault ??=
      row.type === -1
        ? 'no-type'
        : row.startSeconds === NO_DATE || row.endSeconds === NO_DATE
          ? 'no-date'
          : row.endSeconds < row.startSeconds
            ? 'backwards'
            : null;
    if (fault === null) sink.sample(row);
    else sink.fault(row.type, fault);
  }

  function metadata(bytes: Uint8Array, attributes: Attributes): void {
    if (!rowOpen) return;
    const key = attributeOf(bytes, attributes, 0x6b);
    const value = attributeOf(bytes, attributes, 0x76);
    if (key === -1 || value === -1) return;
    const id = keys.idOf(bytes, attributes.valueStart[key]!, attributes.valueEnd[key]!);
    if (id < 0 || keys.text(id) !== 'HKTimeZone' || row.timeZone !== -1) return;
    row.timeZone = timeZones.idOf(bytes, attributes.valueStart[value]!, attributes.valueEnd[value]!);
  }

  function keep(bytes: Uint8Array, name: string, attributes: Attributes, selfClosing: boolean): void {
    const element = { name, attributes: textsOf(bytes, attributes), children: [] as Element[] };
    const parent = open.at(-1);
    if (parent !== undefined) {
      if (kept++ < MOST_CHILDREN) parent.children.push(element);
    } else kept = 0;
    if (!selfClosing) open.push(element);
    else if (parent === undefined) sink.element(element);
  }

  function textsOf(bytes: Uint8Array, attributes: Attributes): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (let i = 0; i < attributes.count; i++) {
      const name = keys.text(keys.idOf(bytes, attributes.nameStart[i]!, attributes.nameEnd[i]!));
      if (texts.has(name)) continue;
      texts.set(name, decoded(bytes.subarray(attributes.valueStart[i]!, attributes.valueEnd[i]!)));
    }
    return texts;
  }

  /** A tag that is never closed keeps nothing from being read: the next of its own kind ends it. */
  function closeDownTo(depth: number): void {
    while (open.length > depth) {
      const element = open.pop();
      if (open.length === 0 && element !== undefined) sink.element(element);
    }
  }

  const scanner = createByteScanner({
    startTag(bytes, start, end, attributes, selfClosing) {
      const length = end - start;
      const first = bytes[start]!;
      if (length === 6 && first === 0x52 && bytes[start + 1] === 0x65 && bytes[start + 5] === 0x64) {
        endRow();
        if (open.length > 0 && open[0]?.name !== 'Correlation') closeDownTo(0);
        beginRow(bytes, attributes);
        if (open.length > 0) keep(bytes, 'Record', attributes, true);
        if (selfClosing) endRow();
        return;
      }
      if (length === 13 && first === 0x4d) metadata(bytes, attributes);
      if (open.length > 0) {
        if (rowOpen) return;
        const name = decoded(bytes.subarray(start, end));
        if (KEPT.has(name)) closeDownTo(0);
        keep(bytes, name, attributes, selfClosing);
        return;
      }
      // Children of records, which come by millions; none of what is kept begins like them.
      if (first === 0x4d || first === 0x49 || first === 0x48) {
        if (length === 10 && first === 0x48) seen.root = true;
        return;
      }
      const name = decoded(bytes.subarray(start, end));
      if (!KEPT.has(name)) return;
      endRow();
      keep(bytes, name, attributes, selfClosing);
    },
    endTag(bytes, start, end) {
      const length = end - start;
      const first = bytes[start];
      if (length === 6 && first === 0x52) {
        endRow();
        return;
      }
      if (open.length > 0) {
        const name = decoded(bytes.subarray(start, end));
        const depth = open.findLastIndex((element) => element.name === name);
        if (depth !== -1) closeDownTo(depth);
        return;
      }
      if (length === 10 && first === 0x48) {
        endRow();
        seen.rootEnd = true;
      }
    },
  });

  return {
    types,
    units,
    sourceNames,
    sourceVersions,
    devices,
    words,
    timeZones,
    seen,
    push: (chunk) => scanner.push(chunk),
    end() {
      endRow();
      closeDownTo(0);
      return scanner.end();
    },
  };
}
