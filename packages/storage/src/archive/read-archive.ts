import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ContentHash,
  HealthError,
  type OriginalStore,
  type Owner,
  type Storage,
  type StorageTransaction,
  type TenantId,
} from '@vitalwire/core';
import { fileError } from '../shared/file-error.ts';
import { digestOf } from './digest.ts';
import { type ArchiveEntry, restoreEntries } from './entries.ts';
import { entryOfLine, keyOfLine } from './entry-lines.ts';
import {
  type ArchivedPerson,
  type ArchiveManifest,
  invalid,
  keysFile,
  manifestName,
  originalsFolder,
  parseManifest,
  partFiles,
} from './format.ts';
import { hashOfFile, linesOf } from './lines.ts';

/** @throws HealthError `file-unreadable`, `file-invalid` */
export async function readManifest(folder: string): Promise<ArchiveManifest> {
  const path = join(folder, manifestName);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code ?? error.message;
    throw new HealthError('file-unreadable', `${path} cannot be read: ${reason}. Name the folder of an archive.`, {
      path,
      reason,
    });
  });
  return parseManifest(text, folder);
}

/** Reads every file and compares it with what the manifest says. @throws HealthError `file-invalid` naming the file */
export async function verifyArchive(folder: string): Promise<ArchiveManifest> {
  const manifest = await readManifest(folder);
  for (const { path, sha256 } of manifest.files) {
    const found = await hashOfFile(join(folder, path));
    if (found === null) throw invalid(folder, `${path} is missing`);
    if (found.sha256 !== sha256) throw invalid(folder, `${path} is not as it was written`);
  }
  return manifest;
}

export interface RestoreArchiveOptions {
  readonly storage: Storage;
  readonly folder: string;
  readonly originals: OriginalStore | null;
  /** Who gets the data of an archive of one person; absent: each person their own. */
  readonly as?: Owner;
}

export interface RestoredPerson {
  readonly owner: Owner;
  /** Equal to the manifest's: everything is as it was. */
  readonly contentHash: ContentHash;
  readonly originals: number;
}

/**
 * Puts an archive back, each person in one transaction, and proves it: what is stored then has the hash that the
 * manifest states, or nothing of that person is stored.
 * @throws HealthError `file-invalid`, `invalid-input` where a person has data already, the storage errors
 */
export async function restoreArchive(options: RestoreArchiveOptions): Promise<readonly RestoredPerson[]> {
  const { storage, folder, originals } = options;
  try {
    const manifest = await verifyArchive(folder);
    const people = peopleOf(manifest, options);
    const present = new Set((await storage.owners()).map(nameOf));
    const taken = people.find(({ owner }) => present.has(nameOf(owner)));
    if (taken !== undefined) throw alreadyThere(taken.owner);
    if (manifest.purpose === 'backup') await restoreKeys(storage, folder);
    const restored: RestoredPerson[] = [];
    for (const { owner, person } of people) {
      // Before the rows that name them: a crash in between leaves files too many, never a row that points nowhere.
      const count = originals === null ? 0 : await restoreOriginals(folder, person, owner, originals);
      await storage.transaction(async (transaction) => {
        await restoreEntries(transaction, owner, archiveEntries(folder, person));
        await assertEqual(transaction, owner, person, folder);
      });
      restored.push({ owner, contentHash: person.contentHash, originals: count });
    }
    return restored;
  } catch (error) {
    throw fileError(error, folder, 'The archive');
  }
}

/** One person's entries, in the order in which they can be put back. @throws HealthError `file-invalid` */
export async function* archiveEntries(folder: string, person: ArchivedPerson): AsyncGenerator<ArchiveEntry> {
  const there = new Set(await filesBelow(join(folder, person.folder)));
  for (const [part, name] of partFiles) {
    if (!there.has(name)) continue;
    const path = join(folder, person.folder, name);
    let number = 0;
    for await (const line of linesOf(path)) yield entryOfLine(part, line, path, ++number);
  }
}

function peopleOf(manifest: ArchiveManifest, { folder, as }: RestoreArchiveOptions) {
  if (as !== undefined && manifest.people.length !== 1)
    throw invalid(folder, `it holds ${manifest.people.length} people, and not one`);
  return manifest.people.map((person) => ({
    person,
    owner: as ?? { tenantId: person.tenantId, userId: person.userId },
  }));
}

function nameOf({ tenantId, userId }: Owner): string {
  return JSON.stringify([tenantId, userId]);
}

function alreadyThere({ userId }: Owner): HealthError<'invalid-input'> {
  const message = 'has data already: an archive is put back into an empty place';
  return new HealthError('invalid-input', `The person ${userId} ${message}.`, { issues: [{ path: userId, message }] });
}

async function assertEqual(
  transaction: StorageTransaction,
  owner: Owner,
  person: ArchivedPerson,
  folder: string,
): Promise<void> {
  const { contentHash } = await digestOf(transaction, owner);
  if (contentHash === person.contentHash) return;
  throw invalid(folder, 'what came back from it is not what its manifest says');
}

async function restoreKeys({ keys }: Storage, folder: string): Promise<void> {
  const path = join(folder, keysFile);
  for await (const line of linesOf(path)) {
    const { tenantId, key } = keyOfLine(line, path);
    await keys.write(tenantId as TenantId, key);
  }
}

async function restoreOriginals(
  folder: string,
  person: ArchivedPerson,
  owner: Owner,
  originals: OriginalStore,
): Promise<number> {
  const inner = join(folder, person.folder, originalsFolder);
  const names = await readdir(inner).catch(() => []);
  for (const name of names) {
    const hash = name.slice(0, 64);
    const wrong = () => invalid(folder, `the original ${name} is not what its name says`);
    if (!/^[0-9a-f]{64}$/.test(hash)) throw wrong();
    try {
      await originals.writeStream(owner, hash as ContentHash, () => createReadStream(join(inner, name)));
    } catch (error) {
      throw HealthError.is(error) && error.code === 'file-invalid' ? wrong() : error;
    }
  }
  return names.length;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return found
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}
