export { createWithingsArchiveImporter } from './withings-importer.ts';
