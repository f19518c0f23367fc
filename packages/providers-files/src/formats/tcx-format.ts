import { readTcx } from '@vitalwire/activity-files/tcx';
import type { FileFormat } from '../file-format.ts';
import { xmlFormat } from './xml-format.ts';

export const tcxFormat: FileFormat = xmlFormat('tcx', readTcx);
