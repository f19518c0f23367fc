import type { ImportSource } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../archive/index.ts';
import { type CsvLine, type CsvOptions, readCsv } from './index.ts';

/** In pieces of a few bytes, so that every border is crossed somewhere. */
function source(content: string | Uint8Array, pieceBytes = 7): ImportSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const whole = memorySource('a.csv', bytes);
  const pieces = function* () {
    for (let at = 0; at < bytes.byteLength; at += pieceBytes) yield bytes.slice(at, at + pieceBytes);
  };
  return { ...whole, open: () => ReadableStream.from(pieces()) };
}

async function linesOf(content: string | Uint8Array, options?: CsvOptions, pieceBytes?: number): Promise<CsvLine[]> {
  const lines: CsvLine[] = [];
  for await (const line of readCsv(source(content, pieceBytes), options)) lines.push(line);
  return lines;
}

const cellsOf = async (content: string | Uint8Array, options?: CsvOptions): Promise<readonly (readonly string[])[]> =>
  (await linesOf(content, options)).flatMap((line) => (line.type === 'row' ? [line.cells] : []));

const utf16 = (text: string, bigEndian: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};

describe('the text', () => {
  const table = 'día,値\n1,ü\n';
  const cells = [
    ['día', '値'],
    ['1', 'ü'],
  ];
  it.each([
    ['UTF-8', table],
    ['UTF-8 with a mark', `\ufeff${table}`],
    ['UTF-16 little endian', utf16(table, false, true)],
    ['UTF-16 big endian', utf16(table, true, true)],
    ['UTF-16 little endian without mark', utf16(table, false, false)],
    ['UTF-16 big endian without mark', utf16(table, true, false)],
  ])('is read as %s', async (_name, content) => {
    expect(await cellsOf(content)).toEqual(cells);
  });

  it('of no sound encoding is read, and said once', async () => {
    let told = 0;
    const bytes = Buffer.from('Größe\n1\nGröße\n', 'latin1');
    expect(await cellsOf(bytes, { onInvalidText: () => told++ })).toEqual([
      ['Gr\ufffd\ufffde'],
      ['1'],
      ['Gr\ufffd\ufffde'],
    ]);
    expect(told).toBe(1);
  });

  it('may be empty or one byte long', async () => {
    expect([await linesOf(''), await linesOf('\n\n'), await cellsOf('a')]).toEqual([[], [], [['a']]]);
  });

  it('tells its bytes', async () => {
    let bytes = 0;
    await linesOf('a,b\n1,2\n', { onBytes: (count) => (bytes += count) });
    expect(bytes).toBe(8);
  });
});

describe('the table', () => {
  it.each([
    ['comma', 'a,b;x\n1,2\n'],
    ['semicolon', 'a;b;"x,y,z,w"\n1;2;3\n'],
    ['tab', 'a\tb, c\td\n1\t2\n'],
    ['the line of a spreadsheet', 'sep=;\r\na;b\n1;2\n'],
  ])('is parted by the sign it has most: %s', async (_name, content) => {
    expect((await cellsOf(content))[1]?.slice(0, 2)).toEqual(['1', '2']);
  });

  it('keeps quotes, line breaks and formulas as text, and rows of any length', async () => {
    expect(await cellsOf('a,b\r\n"x\r\n""y""",=1+1\n\n1\n1,2,3\n5" tall,b\n')).toEqual([
      ['a', 'b'],
      ['x\r\n"y"', '=1+1'],
      ['1'],
      ['1', '2', '3'],
      ['5" tall', 'b'],
    ]);
  });

  it('loses one row to a quote that was forgotten', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `${index},r\u00f6w`).join('\n');
    const lines = await linesOf(`a,b\n1,"open\n\n${rows}\n`, { maximumRowBytes: 60 });
    expect(lines.filter(({ type }) => type === 'problem')).toEqual([
      { type: 'problem', line: 2, message: expect.stringContaining('no end') },
    ]);
    expect(lines.slice(2).map((line) => (line.type === 'row' ? line.cells[0] : ''))).toEqual(
      Array.from({ length: 30 }, (_, index) => String(index)),
    );
    const atEnd = await linesOf('a,b\n1,2\n3,"open\n4,5\n');
    expect(atEnd.map((line) => (line.type === 'row' ? line.cells.join() : line.line))).toEqual([
      'a,b',
      '1,2',
      3,
      '4,5',
    ]);
  });

  it('loses one row to a row that is too long', async () => {
    const lines = await linesOf(`a,b\n1,${'9'.repeat(300)}\n3,4\n`, { maximumRowBytes: 100 });
    expect(lines.map((line) => (line.type === 'row' ? line.cells.join() : line.line))).toEqual(['a,b', 2, '3,4']);
  });

  it('gives up on a file that is none', async () => {
    const lines = await linesOf(`${'x,"'.padEnd(60, 'y')}\n`.repeat(60), { maximumRowBytes: 40 });
    expect(lines.length).toBeLessThan(60);
    expect(lines.at(-1)).toMatchObject({ type: 'problem', message: expect.stringContaining('everything after it') });
  });

  it('stops when it is told', async () => {
    await expect(linesOf('a,b\n1,2\n', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('gives what was written, for every text', async () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a\nb', '"', 'a,b', "=cmd|' /C calc'!A0"));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (written, pieceBytes) => {
        const clean = written.map((row) => row.map((text) => text.replace(/^\ufeff/, '').replaceAll('\0', '')));
        const text = clean.map((row) => row.map((it) => `"${it.replaceAll('"', '""')}"`).join(',')).join('\n');
        const lines = await linesOf(text, {}, pieceBytes);
        expect(lines.map((line) => (line.type === 'row' ? line.cells : line.message))).toEqual(clean);
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});
