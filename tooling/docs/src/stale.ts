import type { Page } from './pages/index.ts';

const mark = '<!-- Written by `npm run generate`. Change the code, not this file. -->';

/** Pages whose file says something else than the code, with what it should say. */
export function stalePages(
  pages: readonly Page[],
  read: (name: string) => string | undefined,
): readonly { readonly name: string; readonly text: string }[] {
  return pages
    .map(({ name, write }) => ({ name, text: `${mark}\n\n${write()}\n` }))
    .filter(({ name, text }) => read(name)?.replaceAll('\r\n', '\n') !== text);
}
