export { type ExportedDays, firstGarminId, type GarminExportOptions, garminExport } from './garmin-export.ts';
export { monitoringFit, sleepFit } from './watch-files.ts';
