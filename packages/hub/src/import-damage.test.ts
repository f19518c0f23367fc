import { type FileImporter, HealthError, type ImportSource, localOwner, type SourceDamage } from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { memoryStorage } from '@vitalwire/storage/memory';
import { expect, test } from 'vitest';
import { exportImporter, packed, threeDays } from '../test/export-sketch.ts';
import { call, now, sha256, sketchImporter } from '../test/fixtures.ts';
import { noteDamage } from './import-damage.ts';
import { newTally, noteBatch } from './import-tally.ts';
import { createHub, createSourceCatalogue } from './index.ts';

const hub = () =>
  createHub({
    storage: memoryStorage(),
    catalogue: createSourceCatalogue({ descriptors: [] }),
    now: () => now,
    sha256,
    originals: null,
  });

function takeInto({ importing }: ReturnType<typeof hub>, source: ImportSource) {
  const importers = [sketchImporter, exportImporter];
  return importing.importFrom({ owner: localOwner, sources: [source], importers, signal: call.signal });
}

test('an archive without its table of contents is taken in, and named; the whole one then adds nothing but what lacked', async () => {
  const whole = await packed(threeDays);
  const one = hub();
  const report = await takeInto(one, memorySource('cut.zip', whole.subarray(0, whole.byteLength - 30)));
  expect(report.kinds.workout).toMatchObject({ added: 3 });
  expect(report.rejected.map(({ path }) => path)).toEqual(['cut.zip!/sketch/b.txt', 'cut.zip']);
  expect(report.rejected[1]?.message).toContain('3 files were found');
  const again = await takeInto(one, memorySource('whole.zip', whole));
  expect(again.kinds.workout).toMatchObject({ read: 3, added: 0, changed: 0 });
});

test('a folder with a file that cannot be read, or not to its end, is taken in all the same', async () => {
  const text = (path: string, content: string) => memorySource(path, new TextEncoder().encode(content));
  const broken = (path: string, code: 'file-invalid' | 'file-unreadable'): ImportSource => ({
    ...text(path, ''),
    head: () => Promise.reject(new HealthError(code, `${path} is bad.`, { path, reason: 'bad' })),
    open: () =>
      new ReadableStream({
        start: (controller) => controller.error(new HealthError(code, `${path} is bad.`, { path, reason: 'bad' })),
      }),
  });
  const members = Object.entries(threeDays).map(([path, content]) => text(path, content));
  const source = memoryFolder('export', [
    ...members,
    broken('export/photo.bin', 'file-unreadable'),
    broken('export/a.gz', 'file-invalid'),
  ]);
  const one = hub();
  const read: FileImporter['read'] = (from, context) => exportImporter.read(onlySound(from), context);
  const importers = [{ ...exportImporter, read }];
  const request = { owner: localOwner, sources: [source], importers, signal: call.signal };
  expect((await one.importing.importFrom(request)).kinds.workout).toMatchObject({ added: 3 });
  expect((await one.importing.importFrom(request)).files.duplicate).toBe(1);
});

/** The sketch of an importer opens everything. */
function onlySound(source: ImportSource): ImportSource {
  return {
    ...source,
    async *entries() {
      for await (const member of source.entries()) if (member.name.endsWith('.txt')) yield member;
    },
  };
}

test('of a file in a zip that is cut short the beginning is read, and no original is kept of it', async () => {
  const text = Array.from({ length: 400 }, (_, i) => `line ${i}`).join('\n');
  const whole = await packed({ 'a.txt': text });
  const read: string[] = [];
  const lines: FileImporter = {
    ...sketchImporter,
    recognise: async (source) => (source.type === 'file' ? { confidence: 1, sentence: 'lines' } : null),
    async *read(source) {
      try {
        for await (const piece of source.open()) read.push(new TextDecoder().decode(piece));
      } catch (error) {
        read.push(HealthError.is(error) ? error.code : '?');
      }
      yield { position: '1', records: [], thresholds: [], rejected: [], warnings: [] };
    },
  };
  const sources = [memorySource('cut.zip', whole.subarray(0, whole.byteLength * 0.5))];
  const report = await hub().importing.importFrom({
    owner: localOwner,
    sources,
    importers: [lines],
    signal: call.signal,
  });
  expect(read.at(-1)).toBe('file-invalid');
  expect(text.startsWith(read.slice(0, -1).join('')) && read.length > 1).toBe(true);
  expect(report.rejected.map(({ path }) => path)).toEqual(expect.arrayContaining(['cut.zip', 'cut.zip!/a.txt']));
});

const damage = (path: string, type: SourceDamage['type']): SourceDamage => ({ path, type, message: `${path} is bad.` });

test('a damaged member is named once: by its reader, or else by its source', () => {
  const tally = newTally();
  const batch = { position: '1', records: [], thresholds: [], warnings: [] };
  noteBatch(tally, {
    ...batch,
    rejected: [
      { path: 'x.zip!/a.csv', code: 'file-invalid', message: 'Row 3: bad.' },
      { path: 'x.zip!/parts/b.zip', code: 'file-invalid', message: 'b1.fit: bad.' },
    ],
    rows: [{ path: 'x.zip!/d.csv', what: 'days', read: 7, used: 7, rejected: 0, passedOver: [] }],
  });
  const source = memorySource('x.zip', new Uint8Array(0));
  noteDamage(tally, [
    source,
    {
      ...source,
      damage: () => [
        damage('x.zip!/a.csv', 'damaged'),
        damage('x.zip!/parts/b.zip!/b1.fit', 'damaged'),
        damage('x.zip!/parts/b.zip!/b2.fit', 'damaged'),
        damage('x.zip!/c.csv', 'damaged'),
        damage('x.zip!/d.csv', 'checksum-mismatch'),
        damage('x.zip!/e.csv', 'checksum-mismatch'),
      ],
    },
  ]);
  expect(tally.rejected.slice(2).map(({ path }) => path)).toEqual(['x.zip!/parts/b.zip!/b2.fit', 'x.zip!/c.csv']);
  expect(tally.warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'checksum-mismatch: x.zip!/d.csv is bad. 7 rows of it are in your records now.',
    'checksum-mismatch: x.zip!/e.csv is bad.',
  ]);
});
