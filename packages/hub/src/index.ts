export { changeWords, fieldValueWords, fieldWord } from './curation/change-words.ts';
export { recordTime, recordWords } from './curation/record-words.ts';
export { rehearse } from './curation/rehearsal.ts';
export type { ExpiryOfAll } from './expire-everyone.ts';
export {
  createGrants,
  type GrantedTokens,
  type Grants,
  type GrantsOptions,
  type OpenGrant,
  type ResealReport,
  type VendorTokens,
} from './grants/grants.ts';
export { createHub, type Hub, type HubOptions } from './hub.ts';
export type {
  ImportFileCounts,
  ImportProgress,
  ImportReport,
  KindCount,
  KindCounts,
  SourceReport,
} from './import-report.ts';
export type { Importing, ImportRequest } from './importing.ts';
export type { Ingest, IngestReport } from './ingest.ts';
export type { Match } from './merging/match.ts';
export { matchRecords } from './merging/match-records.ts';
export type { KeptSource, OpenKept } from './reprocessing/kept-source.ts';
export type { LostRecord, ReprocessProgress, ReprocessReport, ReprocessRequest } from './reprocessing/reprocess.ts';
export {
  createSourceCatalogue,
  type SourceCatalogue,
  type SourceCatalogueOptions,
} from './sources/source-catalogue.ts';
export type { Withdrawn } from './withdraw.ts';
