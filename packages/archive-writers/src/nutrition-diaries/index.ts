export { type CronometerExportOptions, cronometerExport } from './cronometer-export.ts';
export { type MyFitnessPalExportOptions, myFitnessPalExport } from './my-fitness-pal-export.ts';
