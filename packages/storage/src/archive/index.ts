export { type WriteCsvOptions, type WrittenCsv, writeCsv } from './csv.ts';
export { type ContentDigest, digestOf } from './digest.ts';
export type { ArchiveContent, ArchiveEntry, ArchivePart } from './entries.ts';
export { type ArchivedPerson, type ArchiveManifest, type ArchivePurpose, archiveVersion } from './format.ts';
export {
  type RestoreArchiveOptions,
  type RestoredPerson,
  readManifest,
  restoreArchive,
  verifyArchive,
} from './read-archive.ts';
export { type WriteArchiveOptions, writeArchive } from './write-archive.ts';
