export { type WhoopExportOptions, type WhoopLayout, whoopExport } from './whoop-export.ts';
