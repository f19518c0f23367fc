import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Block } from './blocks.ts';

export interface Compiled {
  /** What the compiler says of a block, with lines of the document. */
  problemsOf(block: Block): readonly string[];
  /** Output of a block that runs. @throws Error with its output when it fails */
  run(block: Block): string;
  remove(): void;
}

// Inside this package, so that imports resolve as they do for a consumer.
const parent = join(import.meta.dirname, '../../.blocks');

/** Type-checks all blocks in one run of the compiler, each as a module of its own. */
export function compileBlocks(blocks: readonly Block[]): Compiled {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'run-'));
  const fileOf = new Map(blocks.map((block, index) => [block, `block-${index + 1}.ts`]));
  for (const [block, file] of fileOf) writeFileSync(join(folder, file), `${block.code}\nexport {};\n`);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));

  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: folder,
  });
  const said = stdout.split('\n').filter((line) => line.trim() !== '');
  const problems = new Map(blocks.map((block) => [block, [] as string[]]));
  const elsewhere: string[] = [];
  for (const text of said) {
    const [, file, line, message] = /^(?:.*\/)?(block-\d+\.ts)\((\d+),\d+\): (.*)$/.exec(text) ?? [];
    const block = blocks.find((candidate) => fileOf.get(candidate) === file);
    if (block === undefined) elsewhere.push(text);
    else problems.get(block)?.push(`${block.document}:${block.line + Number(line) - 1} ${message}`);
  }
  return {
    problemsOf: (block) => {
      const own = problems.get(block) ?? [];
      return own.length === 0 ? elsewhere.filter((text) => text.includes('error')) : own;
    },
    run(block) {
      const script = join(folder, String(fileOf.get(block)));
      const result = spawnSync(process.execPath, ['--conditions=@vitalwire/source', script], {
        encoding: 'utf8',
        cwd: folder,
      });
      if (result.status === 0) return result.stdout;
      throw new Error(`${block.document}:${block.line} ends with ${result.status}:\n${result.stdout}${result.stderr}`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const settings = {
  extends: '../../../../tsconfig.base.json',
  compilerOptions: {
    noUnusedLocals: false,
    noUnusedParameters: false,
    lib: ['ES2024', 'ESNext.Iterator', 'ESNext.Disposable'],
  },
  include: ['*.ts'],
};
