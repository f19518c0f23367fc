export { createGarminArchiveImporter } from './garmin-importer.ts';
