import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

const shared = inject('samplesFolder');

/** A folder below `vendor` of the samples; `null` when this machine has none. */
export function vendorFolder(...parts: readonly string[]): string | null {
  if (shared === null) return null;
  const folder = join(shared, 'vendor', ...parts);
  return existsSync(folder) ? folder : null;
}
