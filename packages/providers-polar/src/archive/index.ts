export { createPolarArchiveImporter } from './polar-importer.ts';
