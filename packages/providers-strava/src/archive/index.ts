export { createStravaArchiveImporter } from './strava-importer.ts';
