import { type ImportSource, localOwner, type SourceDamage } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
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
