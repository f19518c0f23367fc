import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  HealthError,
  type Instant,
  type OriginalStore,
  type Owner,
  type Storage,
  type StorageSnapshot,
} from '@vitalwire/core';
import { fileError } from '../shared/file-error.ts';
import { makeFolders } from '../shared/make-folders.ts';
import { createDigest } from './digest.ts';
import { entriesOf } from './entries.ts';
import { keyLine, lineOf } from './entry-lines.ts';
import {
  type ArchivedFile,
  type ArchivedPerson,
  type ArchiveManifest,
  type ArchivePurpose,
  archiveFormat,
  archiveVersion,
  fileOfPart,
  keysFile,
  manifestName,
  originalsFolder,
  personFolder,
  recordFile,
} from './format.ts';
import { createLineFile, type LineFile } from './lines.ts';

export interface WriteArchiveOptions {
  readonly storage: Storage;
  /** Must not be there yet. It appears when it is complete. */
  readonly folder: string;
  /** Whose data; absent: everyone's. */
  readonly owners?: readonly Owner[];
  readonly purpose: ArchivePurpose;
  /** Where original files are kept; `null`: they are left out. */
  readonly originals: OriginalStore | null;
  readonly now: Instant;
  /** Name and version, for the manifest. */
  readonly program: string;
}

/**
 * Writes an archive of one moment, one line at a time, beside its place, and moves it there when it is whole.
 * @throws HealthError the storage errors, `file-unreadable` where the folder is there already
 */
export async function writeArchive(options: WriteArchiveOptions): Promise<ArchiveManifest> {
  const { storage, folder } = options;
  if ((await stat(folder).catch(() => null)) !== null) {
    throw new HealthError('file-unreadable', `${folder} is there already. Choose another place for the archive.`, {
      path: folder,
      reason: 'is there already',
    });
  }
  const partial = `${folder}.${randomUUID()}.partial`;
  try {
    await makeFolders(partial);
    const written = await storage.snapshot((view) => writeSnapshot(view, partial, options));
    const manifest: ArchiveManifest = {
      format: archiveFormat,
      version: archiveVersion,
      purpose: options.purpose,
      createdAt: options.now,
      program: options.program,
      ...written,
    };
    await writeFile(join(partial, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await makeFolders(dirname(folder));
    await rename(partial, folder);
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw fileError(error, folder, 'The archive');
  }
}

async function writeSnapshot(
  view: StorageSnapshot,
  folder: string,
  options: WriteArchiveOptions,
): Promise<Pick<ArchiveManifest, 'people' | 'files'>> {
  const owners = options.owners ?? (await view.owners());
  const files: ArchivedFile[] = [];
  const people: ArchivedPerson[] = [];
  for (const [place, owner] of owners.entries())
    people.push(await writePerson(view, folder, personFolder(place), owner, options, files));
  if (options.purpose === 'backup') {
    const keys = await createLineFile(join(folder, keysFile));
    for (const tenantId of new Set(owners.map((owner) => owner.tenantId)))
      for (const key of await view.keys.list(tenantId)) await keys.write(keyLine(tenantId, key));
    files.push({ path: keysFile, ...(await keys.close()) });
  }
  return { people, files };
}

async function writePerson(
  view: StorageSnapshot,
  folder: string,
  inner: string,
  owner: Owner,
  { purpose, originals }: WriteArchiveOptions,
  files: ArchivedFile[],
): Promise<ArchivedPerson> {
  const digest = createDigest();
  const open: { readonly path: string; readonly file: LineFile }[] = [];
  const close = async () => {
    for (const { path, file } of open.splice(0)) files.push({ path, ...(await file.close()) });
  };
  for await (const entry of entriesOf(view, owner)) {
    if (entry.part === 'grant' && purpose === 'export') continue;
    digest.add(entry);
    const name = entry.part === 'record' ? recordFile(entry.content.record.kind) : fileOfPart(entry.part);
    const path = `${inner}/${name}`;
    // Entries of one file come one after the other.
    if (open[0]?.path !== path) {
      await close();
      open.push({ path, file: await createLineFile(join(folder, path)) });
    }
    await open[0]?.file.write(lineOf(entry));
  }
  await close();
  const kept = originals === null ? 0 : await writeOriginals(view, folder, inner, owner, originals, files);
  const { tenantId, userId } = owner;
  return { tenantId, userId, folder: inner, ...(await digest.end(view, owner)), originals: kept };
}

/** As they were before they came in, under their hash and the ending of their name. @returns how many are kept */
async function writeOriginals(
  view: StorageSnapshot,
  folder: string,
  inner: string,
  owner: Owner,
  originals: OriginalStore,
  files: ArchivedFile[],
): Promise<number> {
  let count = 0;
  for (const { hash, name } of await view.imports.list(owner)) {
    const kept = await originals.open(owner, hash);
    if (kept === null) continue;
    const [ending = ''] = /(?:\.[a-z0-9]{1,8}){1,2}$/i.exec(name) ?? [];
    const path = `${inner}/${originalsFolder}/${hash}${ending.toLowerCase()}`;
    await makeFolders(join(folder, inner, originalsFolder));
    const target = join(folder, path);
    await writeFile(target, kept.stream(), { mode: 0o600, flush: true });
    // Whatever is not what its hash says has been refused by the stream.
    files.push({ path, sizeBytes: (await stat(target)).size, sha256: hash });
    count++;
  }
  return count;
}
