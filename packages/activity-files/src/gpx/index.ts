export { readGpx } from './read-gpx.ts';
