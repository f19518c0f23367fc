export { type ExportedDays, firstGarminId, type GarminExportOptions, garminExport } from './garmin-export.ts';
export { hrvFit, monitoringFit, sleepFit } from './watch-files.ts';
