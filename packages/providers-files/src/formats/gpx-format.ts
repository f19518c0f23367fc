import { readGpx } from '@vitalwire/activity-files/gpx';
import type { FileFormat } from '../file-format.ts';
import { xmlFormat } from './xml-format.ts';

export const gpxFormat: FileFormat = xmlFormat('gpx', readGpx);
