import { createHash } from 'node:crypto';
import { zipBytes } from '@vitalwire/archive-writers';
import { dataKinds, type Instant, localOwner, type Storage } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type ImportReport } from '@vitalwire/hub';
import { memorySource, sha256Of } from '@vitalwire/provider-kit/archive';
import { withDamagedMember } from '@vitalwire/provider-kit/testing';
import { memoryStorage } from '@vitalwire/storage/memory';
import { describe, expect, it } from 'vitest';
import { descriptors, importers } from '../src/providers.ts';
import { personOf, vendorExports } from './vendor-exports.ts';

/** A few days: what is tried is every file, not much of each. */
const person = personOf(0.008);
const now = '2026-07-02T10:00:00.000Z' as Instant;

interface Taken {
  readonly report: ImportReport;
  /** Of every record and recording, when they came in left out. */
  readonly content: string;
}

async function taken(zip: Uint8Array): Promise<Taken> {
  const storage = memoryStorage();
  const { importing } = createHub({
    storage,
    catalogue: createSourceCatalogue({ descriptors }),
    now: () => now,
    sha256: sha256Of,
    originals: null,
  });
  const sources = [memorySource('export.zip', zip)];
  const { signal } = new AbortController();
  const report = await importing.importFrom({ owner: localOwner, sources, importers, signal });
  return { report, content: await contentOf(storage) };
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
    for (const [index, { path }] of made.entries()) {
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
