import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from './pages/index.ts';

// `--check` compares and writes nothing.
const folder = join(import.meta.dirname, '../../../docs/generated');
const check = process.argv.includes('--check');
const mark = '<!-- Written by `npm run generate`. Change the code, not this file. -->';

const stale = pages.filter(({ name, write }) => {
  const path = join(folder, name);
  const text = `${mark}\n\n${write()}\n`;
  if (text === current(path)) return false;
  if (!check) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
  return true;
});

const names = stale.map(({ name }) => name).join(', ');
if (check && stale.length > 0) {
  console.error(`Out of date in docs/generated: ${names}. Run \`npm run generate\`.`);
  process.exitCode = 1;
} else {
  console.error(stale.length === 0 ? `${pages.length} generated documents are up to date.` : `Written: ${names}.`);
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
