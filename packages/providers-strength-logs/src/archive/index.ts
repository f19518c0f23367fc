export { createHevyArchiveImporter } from './hevy-importer.ts';
export { createStrongArchiveImporter, type StrongImporterOptions } from './strong-importer.ts';
