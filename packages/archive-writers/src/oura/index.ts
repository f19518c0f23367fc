export { type OuraExportOptions, type OuraLayout, ouraExport } from './oura-export.ts';
