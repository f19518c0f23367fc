import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from './pages/index.ts';
import { stalePages } from './stale.ts';

// `--check` compares and writes nothing.
const folder = join(import.meta.dirname, '../../../docs/generated');
const stale = stalePages(pages, (name) => {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
});
const names = stale.map(({ name }) => name).join(', ');

if (stale.length === 0) {
  console.error(`${pages.length} generated documents are up to date.`);
} else if (process.argv.includes('--check')) {
  console.error(`Out of date in docs/generated: ${names}. Run \`npm run generate\`.`);
  process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of stale) writeFileSync(join(folder, name), text);
  console.error(`Written: ${names}.`);
}
