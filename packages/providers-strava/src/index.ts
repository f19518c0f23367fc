export { stravaDescriptor, stravaId } from './strava-descriptor.ts';
export { createStravaProvider } from './strava-provider.ts';
