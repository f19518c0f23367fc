import { dataFile, type MadeFile, zipBytes, zipFile } from '@vitalwire/archive-writers';
import { fitbitExport } from '@vitalwire/archive-writers/fitbit';
import { whoopExport } from '@vitalwire/archive-writers/whoop';
import { dataKinds, type ImportSource, type Instant, localOwner, type Storage } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type ImportReport } from '@vitalwire/hub';
import { memorySource, sha256Of } from '@vitalwire/provider-kit/archive';
import { unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { memoryStorage } from '@vitalwire/storage/memory';
import { describe, expect, it } from 'vitest';
import { descriptors, importers } from '../src/providers.ts';
import { personOf, vendorExports } from './vendor-exports.ts';

const person = personOf(0.008);
const now = '2026-07-02T10:00:00.000Z' as Instant;
const { signal } = new AbortController();

interface Data {
  take(...sources: readonly ImportSource[]): Promise<ImportReport>;
  /** Every record and recording, by id. */
  content(): Promise<ReadonlyMap<string, string>>;
}

function emptyData(): Data {
  const storage = memoryStorage();
  const catalogue = createSourceCatalogue({ descriptors });
  const { importing } = createHub({ storage, catalogue, now: () => now, sha256: sha256Of, originals: null });
  return {
    take: (...sources) => importing.importFrom({ owner: localOwner, sources, importers, signal }),
    content: () => contentOf(storage),
  };
}

async function contentOf({ records, streams }: Storage): Promise<ReadonlyMap<string, string>> {
  const content = new Map<string, string>();
  for (const kind of dataKinds) {
    for (const record of await records.list(localOwner, { kind, order: 'oldest-first' })) {
      const recorded = kind === 'workout' ? await streams.read(localOwner, record.id, null) : null;
      content.set(record.id, JSON.stringify([record, recorded]));
    }
  }
  return content;
}

/** Where the content of a member of the zip is half over. */
function middleOf(zip: Uint8Array, member: string): number {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const start = bytes.indexOf(member) + member.length;
  return Math.round((start + bytes.indexOf(Buffer.of(0x50, 0x4b, 7, 8), start)) / 2);
}

/** Of some, what else lies in the archive before the tables is of no use without them. */
const leaves = (report: ImportReport) => report.rejected.some(({ message }) => message.includes('cut short'));

describe.each(vendorExports)('an export for $vendor that is cut short', ({ vendor, files }) => {
  it('brings what is left; the whole one brings the rest, and then everything is as if it had been whole', async () => {
    const made = [...files(person)];
    const zip = await zipBytes(made, { level: 1 });
    const once = emptyData();
    await once.take(memorySource('whole.zip', zip));
    const truth = await once.content();
    const paths = made.map(({ path }) => path);
    // A document that is nearly all there is, a zip in the zip, and whatever comes late.
    const special = paths.findLast((path) => /export\.xml$|\.zip$/.test(path)) ?? paths[0] ?? '';
    const places = [special, paths[Math.floor(paths.length * 0.7)] ?? special];
    for (const place of new Set(places)) {
      const cut = zip.subarray(0, middleOf(zip, place));
      const twice = emptyData();
      const report = await twice.take(memorySource('cut.zip', cut));
      expect(leaves(report)).toBe(true);
      for (const id of (await twice.content()).keys()) expect(truth.has(id), `${id} of ${place}`).toBe(true);
      const again = await twice.take(memorySource('cut.zip', cut));
      expect(Object.keys(again.records)).toEqual([]);
      await twice.take(memorySource('whole.zip', zip));
      expect(await twice.content()).toEqual(truth);
      const importer = importers.find(({ id }) => id === vendor);
      const source = memorySource('cut.zip', cut);
      if (
        importer !== undefined &&
        report.sources.some(({ sourceId }) => sourceId === vendor && vendor !== 'files') &&
        report.files.imported > 0
      )
        expect(await unlikeWhenResumed(importer, source)).toEqual([]);
    }
  });
});

describe('a zip that is cut short', () => {
  it('inside of another one is known by what is left in it', async () => {
    const whole = await zipBytes(whoopExport(person.records));
    const inner = dataFile('downloads/my_whoop_data.zip', whole.subarray(0, whole.byteLength * 0.6));
    const data = emptyData();
    const report = await data.take(memorySource('backup.zip', await zipBytes([inner])));
    expect(report.sources.map(({ sourceId }) => sourceId)).toEqual(['whoop']);
    expect(report.rejected.map(({ path }) => path)).toContain('backup.zip!/downloads/my_whoop_data.zip');
    expect((await data.content()).size).toBeGreaterThan(0);
  });

  it('as one of several parts costs its own end', async () => {
    const made = [...fitbitExport(person.records)];
    const half = Math.ceil(made.length / 2);
    const parts = await Promise.all([made.slice(0, half), made.slice(half)].map((files) => zipBytes(files)));
    const [one, two] = parts.map((bytes, i) => memorySource(`takeout-00${i + 1}.zip`, bytes)) as [
      ImportSource,
      ImportSource,
    ];
    const whole = emptyData();
    await whole.take(one, two);
    const cut = memorySource(
      'takeout-002.zip',
      (parts[1] ?? new Uint8Array(0)).subarray(0, middleOf(parts[1] ?? new Uint8Array(0), made[half + 2]?.path ?? '')),
    );
    const data = emptyData();
    const report = await data.take(one, cut);
    expect(report.sources).toMatchObject([{ sourceId: 'fitbit', outcome: 'imported' }]);
    expect(report.rejected.map(({ path }) => path)).toContain('takeout-002.zip');
    await data.take(one, two);
    expect(await data.content()).toEqual(await whole.content());
  });

  it('between two zips, or in the second of them, keeps the first', async () => {
    const half = [...whoopExport(person.records)];
    const packed: readonly MadeFile[] = [zipFile('a.zip', half.slice(0, 2)), zipFile('b.zip', half.slice(2))];
    const zip = await zipBytes(packed, { level: 0 });
    const second = Buffer.from(zip).indexOf('b.zip');
    for (const end of [second - 10, second + 200]) {
      const data = emptyData();
      const report = await data.take(memorySource('both.zip', zip.subarray(0, end)));
      expect(report.files.imported).toBe(1);
      expect(report.rejected.map(({ path }) => path)).toContain('both.zip');
    }
  });
});
