import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PeerFigures } from './figure.ts';
import { inProcessFigures } from './in-process.ts';
import { readWithSportsLib, sportsLib, sportsLibFigures, sportsLibVersion } from './sports-lib.ts';

// `pnpm --filter @vitalwire/bench peers`: runs the npm peers beside us and writes down what both sides say. Needs the
// network, for the one that is no dependency of ours.
const require = createRequire(import.meta.url);
const versionOf = (name: string) => {
  const folder = require.resolve(name).replace(/(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/].*/, '$1');
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }).version;
};
const figures: PeerFigures = {
  versions: {
    'fit-file-parser': versionOf('fit-file-parser'),
    'simple-statistics': versionOf('simple-statistics'),
    [sportsLib]: sportsLibVersion,
  },
  figures: [...(await inProcessFigures()), ...sportsLibFigures(await readWithSportsLib())],
};
writeFileSync(join(import.meta.dirname, '../../npm-peers.json'), `${JSON.stringify(figures, null, 2)}\n`);
