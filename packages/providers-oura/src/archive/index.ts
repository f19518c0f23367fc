export { createOuraArchiveImporter } from './oura-importer.ts';
