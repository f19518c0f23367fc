import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

const shared = inject('samplesFolder');
const folder = shared === null ? '' : join(shared, 'vendor', 'files', 'samples');

/** The folder that holds `fit`, `fit-gz`, `gpx` and `tcx`; `null` when this machine has none. */
export const samplesFolder = shared !== null && existsSync(join(folder, 'fit')) ? folder : null;

export function sampleNames(kind: 'fit' | 'fit-gz' | 'gpx' | 'tcx'): readonly string[] {
  return samplesFolder === null ? [] : readdirSync(join(samplesFolder, kind)).sort();
}

export function samplePath(kind: string, name: string): string {
  return join(folder, kind, name);
}

export function sampleBytes(kind: string, name: string): Uint8Array {
  return new Uint8Array(readFileSync(samplePath(kind, name)));
}
