export { createCronometerArchiveImporter } from './cronometer-importer.ts';
export { createMyFitnessPalArchiveImporter, type MyFitnessPalImporterOptions } from './my-fitness-pal-importer.ts';
