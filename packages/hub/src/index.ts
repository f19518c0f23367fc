export { createHub, type Hub, type HubOptions } from './hub.ts';
export type { ImportFileCounts, ImportProgress, ImportReport } from './import-report.ts';
export type { Importing, ImportRequest } from './importing.ts';
export type { Ingest, IngestReport } from './ingest.ts';
export { createSourceCatalogue, type SourceCatalogue, type SourceCatalogueOptions } from './source-catalogue.ts';
export { sameWorkout, sameWorkoutRule } from './workout-merging.ts';
