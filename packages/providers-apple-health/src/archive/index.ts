export { createAppleHealthArchiveImporter } from './apple-health-importer.ts';
