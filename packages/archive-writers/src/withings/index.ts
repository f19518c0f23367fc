export { type WithingsExportOptions, withingsExport } from './withings-export.ts';
