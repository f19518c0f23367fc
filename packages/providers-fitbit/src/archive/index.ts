export { createFitbitArchiveImporter } from './fitbit-importer.ts';
