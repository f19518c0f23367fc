import { join } from 'node:path';
import type { Finding } from '@vitalwire/lint';
import { run } from './packed.ts';

/** Files, exports and dependencies that nothing uses. */
export function unused(folder: string): readonly Finding[] {
  const said = run(
    join(import.meta.dirname, '../../node_modules/.bin/knip'),
    ['--no-progress', '--no-config-hints'],
    folder,
  );
  return said === undefined ? [] : [{ file: 'knip', message: `\n${said}` }];
}
