import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import { HealthError, type ImportSource } from '@vitalwire/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tree } from '../../test/reading.ts';
import { type Written, zipOf } from '../../test/zip-bytes.ts';
import { openSource } from './index.ts';

let root = '';
let long: Packed;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vitalwire-zip-large-'));
  long = await deflated(4100);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const MIB = 1024 * 1024;

type Packed = NonNullable<Written['packed']>;

/** Lines that deflate well, as those of an export do, and not as a bomb does. */
function block(number: number): Buffer {
  let seed = number + 1;
  const lines = Array.from({ length: 11_000 }, () => {
    seed = (seed * 48_271) % (2 ** 31 - 1);
    return `<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min" value="${seed}"/>`;
  });
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** `blocks` times the same few blocks, deflated as one stream. */
async function deflated(blocks: number): Promise<Packed> {
  const some = [block(1), block(2), block(3)];
  let plainBytes = 0;
  let checksum = 0;
  function* plain() {
    for (let i = 0; i < blocks; i++) {
      const piece = some[i % some.length] ?? Buffer.alloc(0);
      plainBytes += piece.byteLength;
      checksum = crc32(piece, checksum);
      yield piece;
    }
  }
  const path = join(root, 'deflated');
  await pipeline(Readable.from(plain()), createDeflateRaw({ level: 1 }), createWriteStream(path));
  const source = await openSource(path);
  const pieces: Uint8Array[] = [];
  for await (const piece of source.open()) pieces.push(piece);
  return { data: Buffer.concat(pieces), plainBytes, crc32: checksum };
}

it.each<[string, Partial<Written>]>([
  ['in the form for long files', { zip64: true }],
  ['with the length cut to 32 bits, as older programs write it', {}],
])('a member of more than 4 GB is streamed to its end in little memory, %s', async (_form, form) => {
  expect(long.plainBytes).toBeGreaterThan(2 ** 32);
  const path = join(root, 'long.zip');
  await writeFile(path, zipOf([{ name: 'export.xml', packed: long, ...form }]));
  const { lengthBytes, peakBytes } = await streamed(await openSource(path));
  expect(lengthBytes).toBe(long.plainBytes);
  expect(peakBytes).toBeLessThan(150 * MIB);
});

it('of one that is cut short, with its length behind it, the beginning is found and streamed in little memory', async () => {
  const path = join(root, 'cut.zip');
  const zip = zipOf([
    { name: 'a.csv', bytes: 'a', streamed: 'signed' },
    { name: 'export.xml', packed: long, streamed: 'long' },
  ]);
  await writeFile(path, zip.subarray(0, zip.byteLength * 0.8));
  const source = await openSource(path);
  const { lengthBytes, peakBytes } = await streamed(source, 'export.xml');
  expect(lengthBytes).toBeGreaterThan(long.plainBytes * 0.75);
  expect(lengthBytes).toBeLessThan(long.plainBytes);
  expect(peakBytes).toBeLessThan(150 * MIB);
  expect(source.damage?.()).toMatchObject([{ type: 'truncated' }, { type: 'damaged' }]);
});

/** Reads a member to its end, or to where it is damaged. */
async function streamed(source: ImportSource, name = 'export.xml') {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peakBytes = 0;
  let lengthBytes = 0;
  for await (const member of source.entries()) {
    if (member.name !== name) continue;
    try {
      for await (const piece of member.open()) {
        lengthBytes += piece.byteLength;
        if (lengthBytes % (64 * MIB) < piece.byteLength)
          peakBytes = Math.max(peakBytes, process.memoryUsage().rss - before);
      }
    } catch (error) {
      expect(HealthError.is(error) && error.code).toBe('file-invalid');
    }
  }
  return { lengthBytes, peakBytes };
}

it('ten megabytes that inflate to ten gigabytes are refused before they do', async () => {
  const plain = new Uint8Array(100 * MIB);
  const data = deflateRawSync(plain);
  const packed = { data, plainBytes: plain.byteLength, crc32: crc32(plain) };
  const flat = Array.from({ length: 100 }, (_, i) => ({ name: `${i}.csv`, packed }));
  await writeFile(join(root, 'flat.zip'), zipOf(flat));
  const [line, ...others] = await tree(await openSource(join(root, 'flat.zip')));
  expect([line, others]).toEqual([expect.stringContaining('unpacks to more than 200 times its size'), []]);
});

it('a million members are one sentence, and as many as are allowed are read', async () => {
  const members = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `${i}.fit`, store: true }));
  const path = join(root, 'many.zip');
  await writeFile(path, zipOf(members(1_000_000), { count: 1_000_000 }));
  expect(await tree(await openSource(path))).toEqual([expect.stringContaining('holds 1000000 members')]);
  await writeFile(path, zipOf(members(100_000), { count: 100_000 }));
  let count = 0;
  for await (const member of (await openSource(path)).entries()) count += member.type === 'file' ? 1 : 0;
  expect(count).toBe(100_000);
});
