import { describe, expect, test } from 'vitest';
import { lintText, lintTree } from '../rule.ts';
import { memoryTree } from '../tree.ts';
import { rules } from './index.ts';

const place = 'packages/hub/src/example.ts';
const ruleNames = (text: string, file = place) =>
  lintText(
    file,
    text,
    rules.filter((rule) => rule.applies(file)),
  ).map(({ message }) => /\(([a-z-]+):/.exec(message)?.[1]);

describe('no-ambient-input', () => {
  test.each([
    'export const home = process.env.HOME;',
    "export const home = process['env'];",
    'export const t = Date.now();',
    'export const t = new Date();',
    'export const t = Date();',
    'export const t = performance.now();',
    'export const r = Math.random();',
    'export const id = crypto.randomUUID();',
    'export const a = fetch("x");',
    'export const a = globalThis.fetch;',
    'export function get(f = fetch) { return f; }',
    'console.log(1);',
    "import { env } from 'node:process';\nexport const home = env.HOME;",
    "import { get } from 'node:https';\nexport const load = get;",
  ])('finds %s', (text) => {
    expect(ruleNames(text)).toEqual(['no-ambient-input']);
  });

  test.each([
    'export const t = new Date(0);',
    'export function load(fetch: (url: string) => string) { return fetch("x"); }',
    'export type Fetch = typeof fetch;',
    'export function load(http: { fetch(url: string): string }) { return http.fetch("x"); }',
    "import type { IncomingMessage } from 'node:http';\nexport type Request = IncomingMessage;",
    'export const log = (console: { log(line: string): void }) => console.log("x");',
  ])('leaves %s', (text) => {
    expect(ruleNames(text)).toEqual([]);
  });

  test('covers tests of packages, and leaves apps and tooling alone', () => {
    expect(ruleNames('export const t = Date.now();', 'packages/hub/src/example.test.ts')).toEqual(['no-ambient-input']);
    expect(ruleNames('export const t = Date.now();', 'apps/cli/src/main.ts')).toEqual([]);
    expect(ruleNames('export const t = Date.now();', 'tooling/bench/src/main.ts')).toEqual([]);
  });

  test('says the line', () => {
    expect(lintText(place, '\n\nexport const t = Date.now();', rules)[0]?.line).toBe(3);
  });
});

describe('no-classes', () => {
  test('finds a class, named or not', () => {
    expect(ruleNames('export class Store {}')).toEqual(['no-classes']);
    expect(ruleNames('export const store = class {};')).toEqual(['no-classes']);
    expect(ruleNames('export class HealthError extends Error {}')).toEqual(['no-classes']);
  });

  test('leaves the two that need an identity, at home', () => {
    expect(ruleNames('export class HealthError extends Error {}', 'packages/core/src/errors.ts')).toEqual([]);
    expect(ruleNames('export class Secret {}', 'packages/core/src/secret.ts')).toEqual([]);
  });
});

describe('no-utc-day', () => {
  test.each(['slice', 'substring', 'split'])('finds a day taken by %s', (cut) => {
    expect(ruleNames(`export const day = (t: Date) => t.toISOString().${cut}(0, 10);`)).toEqual(['no-utc-day']);
  });

  test('leaves the whole instant', () => {
    expect(ruleNames('export const text = (t: Date) => t.toISOString();')).toEqual([]);
    expect(ruleNames('export const part = (t: string) => t.trim().slice(0, 10);')).toEqual([]);
  });
});

describe('bounded-json', () => {
  test('finds JSON.parse outside the table', () => {
    expect(ruleNames('export const read = (text: string) => JSON.parse(text);')).toEqual(['bounded-json']);
  });

  test('leaves the bounded parsers and tests', () => {
    const text = 'export const read = (text: string) => JSON.parse(text);';
    expect(ruleNames(text, 'packages/storage/src/rows.ts')).toEqual([]);
    expect(ruleNames(text, 'packages/hub/src/ingest.test.ts')).toEqual([]);
    expect(ruleNames('export const write = (value: unknown) => JSON.stringify(value);')).toEqual([]);
  });
});

describe('no-sql-by-concatenation', () => {
  test('finds values glued into statements', () => {
    expect(ruleNames('export const q = (id: string) => "select * from record where id = " + id;')).toEqual([
      'no-sql-by-concatenation',
    ]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text under test holds a template.
    expect(ruleNames('export const q = (id: string) => `delete from record where id = ${id}`;')).toEqual([
      'no-sql-by-concatenation',
    ]);
  });

  test('leaves parameters and prose', () => {
    expect(ruleNames('export const q = "select * from record where id = ?";')).toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text under test holds a template.
    expect(ruleNames('export const q = (id: string, sql: any) => sql`select ${id}`;')).toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text under test holds a template.
    expect(ruleNames('export const q = (id: string) => `Selected ${id}.`;')).toEqual([]);
  });
});

test('a tree is linted file by file, declarations and other languages left out', () => {
  const tree = memoryTree({
    'packages/hub/src/a.ts': 'export const t = Date.now();',
    'packages/hub/src/b.ts': 'export const t = 1;',
    'packages/hub/src/c.d.ts': 'export declare const t: typeof Date.now;',
    'packages/hub/README.md': 'Date.now()',
  });
  expect(lintTree(tree, rules).map(({ file }) => file)).toEqual(['packages/hub/src/a.ts']);
});
