export { type PolarExportOptions, polarExport } from './polar-export.ts';
