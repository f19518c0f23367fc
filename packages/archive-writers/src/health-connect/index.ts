export { type HealthConnectExportOptions, healthConnectExport } from './health-connect-export.ts';
