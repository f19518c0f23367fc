import { pipeline, Readable } from 'node:stream';
import { HealthError, type ImportSource } from '@vitalwire/core';
import { parse } from 'csv-parse';
import { isDamage } from '../archive/damage.ts';
import { delimiterOf } from './delimiter.ts';
import { lostBehind, soundPart } from './sound-part.ts';
import { type TextOptions, utf8Bytes } from './utf8-bytes.ts';

export interface CsvOptions extends TextOptions {
  /** A longer row costs itself. @default 1 MiB */
  readonly maximumRowBytes?: number;
}

/** `line` counts rows that are not empty from 1, the header among them; a row may hold line breaks. */
export type CsvLine =
  | { readonly type: 'row'; readonly line: number; readonly cells: readonly string[] }
  | { readonly type: 'problem'; readonly line: number; readonly message: string };

/** Rows that break off the reading: each of them opens the file once more. */
const MAXIMUM_BREAKS = 20;
const HEAD_BYTES = 64 * 1024;

/**
 * The rows of a table as they come, the header first. Encoding and delimiter are found by evidence; quotes, doubled
 * quotes and line breaks inside them as in RFC 4180; a quote that was forgotten costs its own line and not the rest of
 * the file. A file that is damaged in its archive gives what stands before. Cells are as written, formulas too: text is data.
 * @throws HealthError `cancelled`, and whatever opening the source throws
 */
export async function* readCsv(
  source: ImportSource,
  options: CsvOptions = {},
): AsyncGenerator<CsvLine, void, undefined> {
  const { maximumRowBytes = 1024 * 1024, signal } = options;
  const head = await headOf(source);
  if (HealthError.is(head)) {
    yield { type: 'problem', line: 1, message: head.message };
    return;
  }
  const { delimiter, skipBytes } = delimiterOf(head);
  const place: Place = { start: skipBytes, dropLine: false };
  let line = 0;
  for (let breaks = 0; ; breaks++) {
    // Only the first walk tells: a second one would tell the same bytes and damage again.
    const told: TextOptions = breaks === 0 ? options : signal === undefined ? {} : { signal };
    let broken = false;
    const damages: string[] = [];
    const content = soundPart(source.open(), (sentence) => damages.push(sentence));
    // A row is given when the next one has begun: the last one before a damage is only a part of one.
    let held: CsvLine | null = null;
    const parser = parse({
      delimiter,
      info: true,
      max_record_size: maximumRowBytes,
      // What the parser makes of the text behind a row without end is no row.
      on_record: (row) => (broken ? null : row),
      on_skip: () => {
        broken = true;
        return undefined;
      },
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
    });
    const text = bytesFrom(utf8Bytes(content, told), place);
    pipeline(Readable.from(until(text, () => broken)), parser, () => {});
    let readBytes = 0;
    try {
      for await (const { record, info } of parser as AsyncIterable<Parsed>) {
        readBytes = info.bytes;
        line++;
        if (held !== null) yield held;
        held = { type: 'row', line, cells: record };
      }
    } catch (error) {
      if (signal?.aborted === true) throw new HealthError('cancelled', 'The import was stopped.', {});
      throw error;
    }
    for (const damage of damages) yield { type: 'problem', line, message: lostBehind(damage) };
    if (damages.length > 0) return;
    if (held !== null) yield held;
    if (!broken) return;
    line++;
    if (breaks === MAXIMUM_BREAKS) {
      const message = `This row and everything after it was left out: ${MAXIMUM_BREAKS} rows before it had no end, too.`;
      yield { type: 'problem', line, message };
      return;
    }
    const message = 'The row has no end: a quotation mark is missing, or it is too long. It was left out.';
    yield { type: 'problem', line, message };
    place.start += readBytes;
    place.dropLine = true;
  }
}

interface Parsed {
  readonly record: readonly string[];
  /** Bytes of the text up to the end of the row. */
  readonly info: { readonly bytes: number };
}

async function* until(text: AsyncIterable<Uint8Array>, stop: () => boolean): AsyncGenerator<Uint8Array> {
  for await (const piece of text) {
    if (stop()) return;
    yield piece;
  }
}

/** Where a walk begins, in bytes of the text as UTF-8. */
interface Place {
  start: number;
  /** The line that stands there is dropped first, and `start` moved behind it. */
  dropLine: boolean;
}

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

async function* bytesFrom(text: AsyncIterable<Uint8Array>, place: Place): AsyncGenerator<Uint8Array, void, undefined> {
  let skip = place.start;
  let inLine = false;
  for await (const piece of text) {
    if (skip >= piece.byteLength) {
      skip -= piece.byteLength;
      continue;
    }
    let at = skip;
    skip = 0;
    for (; place.dropLine && at < piece.byteLength; at++) {
      const isBreak = piece[at] === LINE_FEED || piece[at] === CARRIAGE_RETURN;
      if (isBreak && inLine) place.dropLine = false;
      inLine ||= !isBreak;
      place.start++;
    }
    if (at < piece.byteLength) yield piece.subarray(at);
  }
}

/** The beginning of the text, for evidence; the damage where there is none. */
async function headOf(source: ImportSource): Promise<Uint8Array | HealthError<'file-invalid'>> {
  try {
    const head = await source.head(HEAD_BYTES);
    const pieces: Uint8Array[] = [];
    for await (const piece of utf8Bytes(Readable.from([head]))) pieces.push(piece);
    return Buffer.concat(pieces);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return error;
  }
}
