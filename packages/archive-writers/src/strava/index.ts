export type { StravaLanguage, StravaLayout } from './activity-list.ts';
export { firstStravaId, type StravaExportOptions, type StravaRecording, stravaExport } from './strava-export.ts';
