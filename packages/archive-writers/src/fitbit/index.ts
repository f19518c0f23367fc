export { type FitbitExportOptions, type FitbitLayout, fitbitExport } from './fitbit-export.ts';
