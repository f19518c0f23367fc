export { createWhoopArchiveImporter } from './whoop-importer.ts';
