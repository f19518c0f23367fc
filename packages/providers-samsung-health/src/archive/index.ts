export { createSamsungHealthArchiveImporter } from './samsung-health-importer.ts';
