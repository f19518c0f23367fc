export { intervalsIcuExport } from './intervals-icu-export.ts';
