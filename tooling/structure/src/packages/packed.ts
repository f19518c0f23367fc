import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@vitalwire/lint';
import type { Manifest, Member } from '../workspace.ts';
import { readManifest } from './closure.ts';

/** Packs a member as it would be published, and lets two judges look at the tarball. */
export function packedFindings(root: string, member: Member): readonly Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'vitalwire-pack-'));
  try {
    const packed = run('pnpm', ['pack', '--pack-destination', folder], join(root, member.folder));
    if (packed !== undefined) return [finding(member, `does not pack: ${packed}`)];
    const tarball = join(folder, String(readdirSync(folder).find((file) => file.endsWith('.tgz'))));
    const unpacked = run('tar', ['-xzf', tarball, '-C', folder], folder);
    if (unpacked !== undefined) return [finding(member, `does not unpack: ${unpacked}`)];
    return [
      ...manifestProblems(readManifest(join(folder, 'package'))),
      ...contentProblems(join(folder, 'package')),
      ...tarballProblems(tarball, root, member.group === 'packages'),
    ].map((message) => finding(member, message));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The opinion of two judges; one of them looks at types, which a command does not have. */
export function tarballProblems(tarball: string, root: string, typed: boolean): readonly string[] {
  const types = ['--profile', 'esm-only', '--no-color', '--no-emoji'];
  return [
    ...judged('publint', ['run', '--strict', tarball], root),
    ...(typed ? judged('attw', [tarball, ...types], root) : []),
  ];
}

/** What must not reach a consumer. */
export function manifestProblems(manifest: Manifest): readonly string[] {
  const problems: string[] = [];
  if (JSON.stringify(manifest.exports ?? {}).includes('@vitalwire/source'))
    problems.push('the packed manifest names sources.');
  if (manifest.devDependencies !== undefined) problems.push('the packed manifest keeps devDependencies.');
  for (const list of [manifest.dependencies, manifest.peerDependencies, manifest.optionalDependencies])
    for (const [name, version] of Object.entries(list ?? {}))
      if (/^(catalog|workspace|link|file):/.test(version))
        problems.push(`the packed manifest has ${name}: ${version}.`);
  return problems;
}

function contentProblems(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const wanted = ['README.md', 'LICENSE', 'package.json'].filter((file) => !files.includes(file));
  const stray = files.filter((file) => /\.test\.|\.test-d\.|__fixtures__|(^|[\\/])src[\\/]/.test(file));
  return [...wanted.map((file) => `the tarball lacks ${file}.`), ...stray.map((file) => `the tarball holds ${file}.`)];
}

function judged(program: string, parameters: readonly string[], root: string): readonly string[] {
  const said = run(join(import.meta.dirname, '../../node_modules/.bin', program), parameters, root);
  return said === undefined ? [] : [`${program}: ${said}`];
}

export function run(program: string, parameters: readonly string[], cwd: string): string | undefined {
  const windows = process.platform === 'win32';
  const result = spawnSync(program, parameters, { cwd, encoding: 'utf8', shell: windows, maxBuffer: 64 * 1024 * 1024 });
  if (result.error !== undefined) return result.error.message;
  return result.status === 0 ? undefined : `${result.stdout}\n${result.stderr}`.trim();
}

function finding({ folder }: Member, message: string): Finding {
  return { file: `${folder}/package.json`, message };
}
