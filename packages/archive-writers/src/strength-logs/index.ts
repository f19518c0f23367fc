export { type HevyExportOptions, hevyExport } from './hevy-export.ts';
export { type StrongExportOptions, type StrongLayout, strongExport } from './strong-export.ts';
