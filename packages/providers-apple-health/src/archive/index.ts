export { type AppleHealthArchiveOptions, createAppleHealthArchiveImporter } from './apple-health-importer.ts';
