import { createRequire } from 'node:module';

/** The version of the installed package. Read beside the built file, since a bundle must not go stale. */
export function programVersion(): string {
  const require = createRequire(import.meta.url);
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const manifest: unknown = require(path);
      if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
    } catch {
      // The source lies one folder deeper than the built file.
    }
  }
  return '0.0.0';
}
