import type { FileFormat } from '../file-format.ts';
import { fitFormat } from './fit-format.ts';
import { gpxFormat } from './gpx-format.ts';
import { tcxFormat } from './tcx-format.ts';

/** Every format that is read. A new one is a file beside this one and a line here. */
export const fileFormats: readonly FileFormat[] = [fitFormat, tcxFormat, gpxFormat];
