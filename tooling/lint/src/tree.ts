import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the workspace, as git sees them. Paths are relative, with forward slashes, sorted. */
export interface Tree {
  readonly files: readonly string[];
  has(file: string): boolean;
  read(file: string): string;
}

/** Tracked files and new ones that are not ignored. */
export function gitTree(root: string): Tree {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file))).sort();
  return treeOf(files, (file) => readFileSync(join(root, file), 'utf8'));
}

/** A tree written down in a test. */
export function memoryTree(contents: { readonly [file: string]: string }): Tree {
  return treeOf(Object.keys(contents).sort(), (file) => {
    const text = contents[file];
    if (text === undefined) throw new Error(`${file} is not in this tree`);
    return text;
  });
}

function treeOf(files: readonly string[], read: (file: string) => string): Tree {
  const known = new Set(files);
  return { files, has: (file) => known.has(file), read };
}
