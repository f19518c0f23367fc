import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataKind, dataKinds } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, columnsOfKind, writeCsv } from '../../src/archive/csv.ts';
import { memoryStorage } from '../../src/memory/index.ts';
import {
  anna,
  dayAfter,
  heartRateDay,
  later,
  mergeOf,
  note,
  receivedAt,
  watch,
  workout,
} from '../../src/testing/samples.ts';
import { freshFolder } from './people.ts';

/** A reader by the letter of RFC 4180, sharing nothing with the writer. */
function parsed(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] ?? '';
    if (quoted && letter === '"' && text[i + 1] === '"') cell += text[++i];
    else if (letter === '"') quoted = !quoted;
    else if (quoted) cell += letter;
    else if (letter === ',') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (letter === '\r' && text[i + 1] === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      rows.push([]);
      i++;
    } else cell += letter;
  }
  return rows.slice(0, -1);
}

async function tables(write: (storage: ReturnType<typeof memoryStorage>) => Promise<unknown>, kinds?: DataKind[]) {
  const storage = memoryStorage();
  await write(storage);
  const folder = freshFolder();
  const written = await writeCsv({ storage, owner: anna, folder, ...(kinds && { kinds }) });
  const objectsOf = (name: string) => {
    const [header = [], ...rows] = parsed(readFileSync(join(folder, name), 'utf8'));
    return rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])));
  };
  return { written, folder, objectsOf };
}

describe('tables', () => {
  it('hold every record as the person sees it, with what counts once', async () => {
    const first = workout('a', undefined, { name: 'Früh, "los"\nweiter' });
    const twin = workout('a', later(first.start, 4), {}, watch);
    const gone = workout('gone', later(first.start, 90_000));
    const { objectsOf, written } = await tables(async ({ records, merges }) => {
      await records.write(anna, [first, twin, gone, note('n')]);
      await records.amend(anna, first.id, { fields: { distanceMeters: 30_000 }, amendedAt: receivedAt });
      await records.hide(anna, [gone.id], receivedAt);
      await merges.write(anna, mergeOf([first, twin]));
    });
    expect(written.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['workout', 2],
      ['note', 1],
    ]);
    const rows = objectsOf('workout.csv');
    expect(rows.map(({ id, answersForEvent }) => [id, answersForEvent])).toEqual([
      [first.id, 'true'],
      [twin.id, 'false'],
    ]);
    expect(rows[0]).toMatchObject({
      name: first.name,
      distanceMeters: '30000',
      averagePowerWatts: '201',
      'provenance.sourceId': 'files',
      'provenance.device.product': '',
      mergeId: rows[1]?.mergeId,
    });
    expect(JSON.parse(rows[0]?.laps ?? '')).toEqual(first.laps);
  });

  it('have a row for every sample, and none for what is missing', async () => {
    const { objectsOf } = await tables(({ records }) => records.write(anna, [heartRateDay(dayAfter(0))]));
    const rows = objectsOf('samples.csv');
    expect(rows.map(({ time, value, metric }) => [time, value, metric])).toEqual([
      ['2026-05-01T08:00:00.000Z', '60', 'heartRateBpm'],
      ['2026-05-01T08:01:00.000Z', '62', 'heartRateBpm'],
      ['2026-05-01T08:03:00.000Z', '71', 'heartRateBpm'],
    ]);
  });

  it('are of the kinds asked for, page by page', async () => {
    const notes = Array.from({ length: 1234 }, (_, i) => note(`n${i}`, later(receivedAt, i)));
    const { folder, objectsOf } = await tables(
      ({ records }) => records.write(anna, [...notes, workout('a')]),
      ['note', 'sleep'],
    );
    expect(readdirSync(folder)).toEqual(['note.csv']);
    expect(objectsOf('note.csv').map(({ id }) => id)).toEqual(notes.map(({ id }) => id));
  });

  it('have the columns that they had', () => {
    expect(Object.fromEntries(dataKinds.map((kind) => [kind, columnsOfKind(kind).join(' ')]))).toMatchSnapshot();
  });
});

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('runs no formula: %j', (text) => {
    expect(cellOf(text).replace(/^"/, '')).toBe(
      `'${text}`.replaceAll('"', '""') + (cellOf(text).startsWith('"') ? '"' : ''),
    );
  });

  it('keeps numbers and truth as they are, and says nothing for nothing', () => {
    expect([-5.25, 1e21, true, null, undefined].map(cellOf)).toEqual(['-5.25', '1e+21', 'true', '', '']);
  });

  it('comes back as it was, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        const [row] = parsed(`${texts.map(cellOf).join(',')}\r\n`);
        expect(row).toEqual(
          texts.map((text) => (/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text)),
        );
      }),
      { seed: 4180 },
    );
  });
});
