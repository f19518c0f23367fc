import { type ContentHash, dataKinds, HealthError, type Instant, isInstant, type Owner } from '@vitalwire/core';
import type { ArchivePart } from './entries.ts';

/**
 * The archive format, version 1, as docs/guides/archive-format.md describes it: a folder with a manifest, and for each
 * person a folder of JSON lines and original files. A reader refuses a version that it does not know.
 */
export const archiveFormat = 'vitalwire-archive';
export const archiveVersion = 1;
export const manifestName = 'manifest.json';
export const originalsFolder = 'originals';

export interface ArchiveManifest {
  readonly format: typeof archiveFormat;
  readonly version: number;
  /** `export`: for the person to take away, without secrets. `backup`: with sealed grants and wrapped keys. */
  readonly purpose: ArchivePurpose;
  readonly createdAt: Instant;
  /** Name and version of the program that wrote it. */
  readonly program: string;
  readonly people: readonly ArchivedPerson[];
  readonly files: readonly ArchivedFile[];
}
export type ArchivePurpose = 'export' | 'backup';

export interface ArchivedPerson extends Owner {
  /** Below the archive: `people/1`. */
  readonly folder: string;
  readonly contentHash: ContentHash;
  readonly counts: { readonly [P in ArchivePart]?: number };
  /** Original files. */
  readonly originals: number;
}

export interface ArchivedFile {
  /** Below the archive, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: ContentHash;
}

const FILE_OF_PART: { readonly [P in Exclude<ArchivePart, 'record'>]: string } = {
  streams: 'streams.jsonl.gz',
  merge: 'merges.jsonl',
  refusal: 'refusals.jsonl',
  profile: 'profile.jsonl',
  threshold: 'thresholds.jsonl',
  import: 'imports.jsonl',
  action: 'actions.jsonl',
  choice: 'choices.jsonl',
  coverage: 'coverage.jsonl',
  egress: 'egress.jsonl',
  withdrawal: 'withdrawals.jsonl',
  grant: 'grants.jsonl',
};

/** Every file that a person's folder can hold, in the order in which they are read back. */
export const partFiles: readonly (readonly [part: ArchivePart, path: string])[] = [
  ...dataKinds.map((kind) => ['record', recordFile(kind)] as const),
  ...(Object.entries(FILE_OF_PART) as [ArchivePart, string][]),
];

export function recordFile(kind: string): string {
  return `records/${kind}.jsonl`;
}

export function fileOfPart(part: Exclude<ArchivePart, 'record'>): string {
  return FILE_OF_PART[part];
}

/** Data keys of tenants, still wrapped by the master key; only in a backup. */
export const keysFile = 'keys.jsonl';

/** @throws HealthError `file-invalid` */
export function parseManifest(text: string, path: string): ArchiveManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(path, 'its manifest is not JSON');
  }
  if (!isObject(value) || value.format !== archiveFormat) throw invalid(path, 'its manifest is of something else');
  if (typeof value.version !== 'number' || value.version > archiveVersion)
    throw invalid(path, `it is of version ${String(value.version)}, and this program knows ${archiveVersion}`);
  const { people, files, purpose, createdAt } = value;
  const whole =
    Array.isArray(people) &&
    people.every(isPerson) &&
    Array.isArray(files) &&
    files.every(isFile) &&
    (purpose === 'export' || purpose === 'backup') &&
    typeof createdAt === 'string' &&
    isInstant(createdAt);
  if (!whole) throw invalid(path, 'its manifest is not complete');
  return value as unknown as ArchiveManifest;
}

function isPerson(value: unknown, place: number): boolean {
  return (
    isObject(value) &&
    typeof value.tenantId === 'string' &&
    typeof value.userId === 'string' &&
    // Names of folders are ours, so that none leads out of the archive.
    value.folder === personFolder(place) &&
    typeof value.contentHash === 'string' &&
    isObject(value.counts) &&
    typeof value.originals === 'number'
  );
}

export function personFolder(place: number): string {
  return `people/${place + 1}`;
}

const PART_PATHS: ReadonlySet<string> = new Set(partFiles.map(([, path]) => path));
const ORIGINAL = /^originals\/[0-9a-f]{64}(?:\.[a-z0-9]{1,8})*$/;

function isFile(value: unknown): boolean {
  if (!isObject(value) || typeof value.path !== 'string' || typeof value.sha256 !== 'string') return false;
  const [, inner = ''] = /^people\/\d+\/(.*)$/.exec(value.path) ?? [];
  return value.path === keysFile || PART_PATHS.has(inner) || ORIGINAL.test(inner);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function invalid(path: string, reason: string): HealthError<'file-invalid'> {
  return new HealthError('file-invalid', `The archive ${path} cannot be used: ${reason}. Nothing was changed.`, {
    path,
    reason,
  });
}
