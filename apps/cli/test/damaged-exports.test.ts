import { createHash } from 'node:crypto';
import { type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import { appleHealthExport } from '@vitalwire/archive-writers/apple-health';
import { whoopExport } from '@vitalwire/archive-writers/whoop';
import { dataKinds, type Instant, localOwner, type Storage } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type ImportReport } from '@vitalwire/hub';
import { memorySource, sha256Of } from '@vitalwire/provider-kit/archive';
import { withDamagedMember } from '@vitalwire/provider-kit/testing';
import { memoryStorage } from '@vitalwire/storage/memory';
import { describe, expect, it } from 'vitest';
import { descriptors, importers } from '../src/providers.ts';
import { personOf, vendorExports, zone } from './vendor-exports.ts';

/** A few days: what is tried is every file, not much of each. */
const person = personOf(0.008);
const now = '2026-07-02T10:00:00.000Z' as Instant;

interface Taken {
  readonly report: ImportReport;
  /** Of every record and recording, when they came in left out. */
  readonly content: string;
}

function emptyData() {
  const storage = memoryStorage();
  const catalogue = createSourceCatalogue({ descriptors });
  const { importing } = createHub({ storage, catalogue, now: () => now, sha256: sha256Of, originals: null });
  const { signal } = new AbortController();
  return {
    take: (zip: Uint8Array): Promise<ImportReport> =>
      importing.importFrom({ owner: localOwner, sources: [memorySource('export.zip', zip)], importers, signal }),
    content: () => contentOf(storage),
  };
}

async function taken(zip: Uint8Array): Promise<Taken> {
  const data = emptyData();
  return { report: await data.take(zip), content: await data.content() };
}

async function contentOf({ records, streams }: Storage): Promise<string> {
  const hash = createHash('sha256');
  for (const kind of dataKinds) {
    for (const record of await records.list(localOwner, { kind, order: 'oldest-first' })) {
      hash.update(JSON.stringify(record));
      if (kind === 'workout') hash.update(JSON.stringify(await streams.read(localOwner, record.id, null)));
    }
  }
  return hash.digest('hex');
}

/** Whether a line of the report is about the member, or what holds it and the member by name. */
function names({ rejected, warnings }: ImportReport, member: string): boolean {
  const name = member.slice(member.lastIndexOf('/') + 1);
  return [...rejected, ...warnings].some(({ path, message }) => path.includes(member) || message.includes(name));
}

/** Of files that differ by a day, an id or a number alone, two. */
function twoOfEachSort(files: readonly MadeFile[]): readonly MadeFile[] {
  const sorts = Map.groupBy(files, ({ path }) => path.replace(/[0-9a-f]*\d[0-9a-f]*/g, '#'));
  return [...sorts.values()].flatMap((some) => some.slice(0, 2));
}

/** Files without which there is no export. */
const isAllThereIs = (path: string): boolean =>
  /(?:^|\/)(?:export\.xml|(?:workouts|strong)\.csv|[^/]*\.db)$/.test(path);

const stored = ({ records }: ImportReport): number => Object.values(records).reduce((sum, count) => sum + count, 0);

describe.each(vendorExports)('an export for $vendor', ({ files }) => {
  it('of which one file is damaged gives all others, and names that one where anything of it is lost', async () => {
    const made = [...files(person)];
    const zip = await zipBytes(made, { level: 1 });
    const sound = await taken(zip);
    expect(sound.report.files.imported).toBeGreaterThan(0);
    const lost: string[] = [];
    for (const [index, { path }] of twoOfEachSort(made).entries()) {
      const { report, content } = await taken(withDamagedMember(zip, path, index % 2 === 0 ? 0 : 0.6));
      expect(report.warnings.filter(({ code }) => code === 'counts-disagree')).toEqual([]);
      for (const { read, used, rejected, passedOver } of report.rows)
        expect(passedOver.reduce((sum, { rows }) => sum + rows, used + rejected)).toBe(read);
      if (content !== sound.content && !names(report, path)) lost.push(path);
      if (stored(report) === 0 && !isAllThereIs(path)) lost.push(`everything with ${path}`);
    }
    expect(lost).toEqual([]);
  });
});

describe('a file whose checksum is wrong', () => {
  /** One figure of the first row is another; nothing but the checksum tells. */
  async function oneFigureWrong(): Promise<{ readonly sound: Uint8Array; readonly wrong: Uint8Array }> {
    const sound = await zipBytes(whoopExport(person.records), { level: 0 });
    const wrong = Buffer.from(sound);
    const table = wrong.indexOf('physiological_cycles.csv');
    const row = wrong.indexOf('\n2026-', table);
    const figure = row + (/,(\d\d),/.exec(wrong.toString('latin1', row, row + 400))?.index ?? 0) + 1;
    wrong[figure] = wrong[figure] === 0x31 ? 0x32 : 0x31;
    return { sound, wrong };
  }

  it('is taken in with a warning that names it and what came of it, and set right by a sound one', async () => {
    const { sound, wrong } = await oneFigureWrong();
    const data = emptyData();
    const doubtful = await data.take(wrong);
    expect(doubtful.rejected).toEqual([]);
    expect(doubtful.warnings.map(({ code, message }) => `${code}: ${message}`)).toContainEqual(
      expect.stringMatching(
        /^checksum-mismatch: .*physiological_cycles\.csv .*single values .* rows of it are in your records/,
      ),
    );
    const truth = await taken(sound);
    expect(await data.content()).not.toBe(truth.content);
    expect(stored(doubtful)).toBe(stored(truth.report));
    await data.take(sound);
    expect(await data.content()).toBe(truth.content);
  });

  it('is said of a long one, too, with how many rows came out of it', async () => {
    const [document] = [...appleHealthExport(person.athlete, { exportedAt: now, phoneZone: zone, zones: [zone] })];
    const zip = Buffer.from(await zipBytes([document as MadeFile], { level: 1 }));
    // In the table of contents the checksum stands 30 bytes in front of the name.
    const checksum = zip.lastIndexOf('apple_health_export/export.xml') - 30;
    zip[checksum] = (zip[checksum] ?? 0) ^ 1;
    const { report, content } = await taken(zip);
    expect(report.warnings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /export\.xml was damaged on its way: .* from some place on .* \d+ rows of it are in your records/,
      ),
    );
    expect(content).toBe((await taken(await zipBytes([document as MadeFile], { level: 1 }))).content);
  });
});
