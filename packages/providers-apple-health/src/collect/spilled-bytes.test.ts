import type { SpillFile } from '@vitalwire/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element } from '../scan/health-document.ts';
import { packElement, unpackElement } from './packed-element.ts';
import { createRowArena } from './packed-rows.ts';
import { createSpilledBytes, WINDOW } from './spilled-bytes.ts';

/** A file in memory that counts what is done with it. */
function spillFile() {
  let content = new Uint8Array(0);
  const seen = { opened: 0, closed: 0, appended: 0, read: 0 };
  const open = (): SpillFile => {
    seen.opened++;
    return {
      append(bytes) {
        seen.appended += bytes.byteLength;
        content = new Uint8Array(Buffer.concat([content, bytes]));
      },
      read(position, into) {
        if (position + into.byteLength > content.byteLength) throw new Error('read behind the end');
        seen.read++;
        into.set(content.subarray(position, position + into.byteLength));
      },
      close: () => seen.closed++,
    };
  };
  return { open, seen };
}

const filledWith = (length: number, first: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (first + i * 7) % 251);

describe('spilled bytes', () => {
  it('come back as they were put in, wherever they are held', () => {
    const put = fc.record({ long: fc.boolean(), length: fc.nat(3 * WINDOW), first: fc.nat(250) });
    fc.assert(
      fc.property(fc.array(put, { maxLength: 40 }), fc.nat(4 * WINDOW), fc.boolean(), (puts, heldBytes, inMemory) => {
        const file = spillFile();
        const bytes = createSpilledBytes({ spill: inMemory ? undefined : file.open, heldBytes });
        const added = puts.map(({ long, length: asked, first }) => {
          const length = long ? asked : asked % (WINDOW + 1);
          const content = filledWith(length, first);
          return { long, content, position: long ? bytes.addLong(content) : bytes.add(content, 0, length) };
        });
        for (const { long, content, position } of [...added.toReversed(), ...added]) {
          const { bytes: from, start } = bytes.piece(position);
          const found = long ? bytes.long(position, content.length) : from.slice(start, start + content.length);
          expect(Buffer.compare(found, content)).toBe(0);
        }
        bytes.close();
        expect(file.seen.closed).toBe(file.seen.opened);
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('need no file while they are few, and hold no more than they may when they are many', () => {
    const file = spillFile();
    const bytes = createSpilledBytes({ spill: file.open, heldBytes: 2 * WINDOW });
    const piece = filledWith(WINDOW, 3);
    for (let i = 0; i < 3; i++) bytes.add(piece, 0, WINDOW);
    expect(file.seen.opened).toBe(0);
    for (let i = 0; i < 7; i++) bytes.add(piece, 0, WINDOW);
    // Two are held, and the one that is being filled.
    expect(file.seen).toMatchObject({ opened: 1, appended: 7 * WINDOW });
  });

  it('are read from the file once for what lies together', () => {
    const file = spillFile();
    const bytes = createSpilledBytes({ spill: file.open, heldBytes: 0 });
    const places = Array.from({ length: 3 * (WINDOW / 256) }, (_, i) => bytes.add(filledWith(256, i % 251), 0, 256));
    for (const place of places) bytes.piece(place);
    expect(file.seen.read).toBe(2);
  });
});

describe('rows of more days and series than are written at a time', () => {
  it('come out as they went in, in whatever order the file has them', () => {
    const blocks = 20_000;
    const file = spillFile();
    const bytes = createSpilledBytes({ spill: file.open, heldBytes: 0 });
    const arena = createRowArena(bytes);
    const all = Array.from({ length: blocks }, () => arena.newBlock());
    for (let round = 0; round < 3; round++)
      for (const [i, block] of all.entries())
        arena.add(block, i * 60 + round, 60, round === 1 ? i / 3 : i, round === 1 ? -1 : 1);
    const found: (readonly number[])[] = [];
    for (const block of all) arena.read(block, (...row) => found.push(row));
    const expected = all.flatMap((_, i) => [
      [i * 60, 60, i, 1],
      [i * 60 + 1, 60, i / 3, -1],
      [i * 60 + 2, 60, i, 1],
    ]);
    expect(found).toEqual(expected);
    expect(file.seen.opened).toBe(1);
  });
});

describe('a workout with its route in it', () => {
  it('is longer than what is read at a time', () => {
    const file = spillFile();
    const bytes = createSpilledBytes({ spill: file.open, heldBytes: 0 });
    const child = (i: number): Element => ({
      name: 'Location',
      attributes: new Map([['latitude', `${i / 1000}`]]),
      children: [],
    });
    const workout: Element = {
      name: 'Workout',
      attributes: new Map(),
      children: Array.from({ length: 4000 }, (_, i) => child(i)),
    };
    const places = [packElement(bytes, workout), packElement(bytes, child(1)), packElement(bytes, workout)];
    expect(places.map((place) => unpackElement(bytes, place))).toEqual([workout, child(1), workout]);
    expect(file.seen.appended).toBeGreaterThan(10 * WINDOW);
  });
});
