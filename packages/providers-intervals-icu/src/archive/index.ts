export { createIntervalsIcuArchiveImporter } from './intervals-icu-importer.ts';
