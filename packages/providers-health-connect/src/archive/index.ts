export { createHealthConnectArchiveImporter } from './health-connect-importer.ts';
