import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { folderInto } from '@vitalwire/archive-writers';
import { appleHealthExport } from '@vitalwire/archive-writers/apple-health';
import type { Instant, LocalDate } from '@vitalwire/core';
import { createHealthDocument, numberOf } from '@vitalwire/providers-apple-health/scan';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { SaxesParser } from 'saxes';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, usualSeries } from './measure.ts';
import { inScratch } from './scratch.ts';
import { milliseconds } from './table.ts';

/** As a stream of a file on disk gives them. */
const PIECE = 64 * 1024;

/** What both make of a document. */
interface Tally {
  readonly rows: number;
  readonly types: number;
  readonly sources: number;
  /** Sums of values and of times, which a lost or shifted row changes. */
  readonly values: number;
  readonly seconds: number;
}

/** About 5 MB a month. */
async function writeDocument(folder: string, years: number): Promise<string> {
  const athlete = generateAthlete({ scenario: 'demo', seed: 5, end: '2026-06-30' as LocalDate, years });
  const files = appleHealthExport(athlete, {
    exportedAt: '2026-07-01T09:00:00.000Z' as Instant,
    phoneZone: 'Europe/Berlin',
    zones: ['Europe/Berlin'],
    streams: false,
    heartRateSeconds: 300,
    countMinutes: 15,
  });
  await folderInto(folder, files);
  return join(folder, 'apple_health_export', 'export.xml');
}

function eachPiece(path: string, take: (piece: Uint8Array) => void): void {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(PIECE);
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) take(buffer.subarray(0, read));
  closeSync(file);
}

function ours(path: string): Tally {
  let rows = 0;
  let values = 0;
  let seconds = 0;
  const document = createHealthDocument({
    sample(row) {
      if (row.inCorrelation) return;
      rows++;
      if (row.numeric) values += numberOf(row.mantissa, row.exponent);
      seconds += row.startSeconds + row.endSeconds;
    },
    fault: () => {
      throw new Error('a row was not understood.');
    },
    element: () => {},
  });
  eachPiece(path, (piece) => document.push(piece));
  document.end();
  return { rows, types: document.types.size, sources: document.sourceNames.size, values, seconds };
}

/** The same by a parser of XML: attributes as texts, dates and numbers made of them. */
function theirs(path: string): Tally {
  let rows = 0;
  let values = 0;
  let seconds = 0;
  let depth = 0;
  const types = new Set<string>();
  const sources = new Set<string>();
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'Correlation') depth++;
    if (name !== 'Record') return;
    const text = (key: string): string => String(attributes[key] ?? '');
    types.add(text('type'));
    sources.add(text('sourceName'));
    if (depth > 0) return;
    rows++;
    const value = Number(text('value'));
    if (!Number.isNaN(value)) values += value;
    seconds += secondsOf(text('startDate')) + secondsOf(text('endDate'));
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'Correlation') depth--;
  });
  const decoder = new TextDecoder();
  eachPiece(path, (piece) => parser.write(decoder.decode(piece, { stream: true })));
  parser.close();
  return { rows, types: types.size, sources: sources.size, values, seconds };
}

function secondsOf(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}${date.slice(20, 23)}:${date.slice(23)}`) / 1000;
}

function decoded(path: string): number {
  const decoder = new TextDecoder();
  let length = 0;
  eachPiece(path, (piece) => {
    length += decoder.decode(piece, { stream: true }).length;
  });
  return length;
}

function compare(path: string): void {
  const [mine, other] = [ours(path), theirs(path)];
  for (const key of ['rows', 'types', 'sources', 'values', 'seconds'] as const)
    requireSame(`apple-scan: ${key}`, mine[key], other[key]);
}

export const appleScan: Benchmark = {
  name: 'apple-scan',

  async check() {
    await inScratch(async (scratch) => compare(await writeDocument(scratch, 0.1)));
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    return inScratch(async (scratch) => {
      const path = await writeDocument(scratch, quick ? 0.25 : 1);
      compare(path);
      const megabytes = readFileSync(path).byteLength / 1e6;
      const [mine, saxes, decode] = await medianMilliseconds(
        [
          { name: 'ours', run: () => ours(path) },
          { name: 'saxes', run: () => theirs(path) },
          { name: 'TextDecoder', run: () => decoded(path) },
        ],
        quick ? quickSeries : usualSeries,
      );
      const speed = (time: number) => `${(megabytes / (time / 1000)).toFixed(0)} MB/s`;
      const row = (peer: string, time: number, must: number, aim: number): Result => ({
        what: `export.xml of ${megabytes.toFixed(0)} MB to typed samples`,
        ours: speed(mine),
        peer: `${peer}: ${speed(time)}`,
        figure: time / mine,
        unit: 'x',
        target: 'at-least',
        must,
        aim,
        limit: `one look at every byte; nothing is decoded (${milliseconds(mine)})`,
      });
      return [row('saxes', saxes, 3, 5), row('TextDecoder alone', decode, 0.1, 1)];
    });
  },
};
