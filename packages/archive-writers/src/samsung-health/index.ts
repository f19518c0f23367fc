export { type SamsungHealthExportOptions, samsungHealthExport } from './samsung-health-export.ts';
