import type { Finding, Tree } from '@vitalwire/lint';
import type { Check } from '../check.ts';

interface Pattern {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Patterns are put together from pieces so that this file does not find itself. */
const machinePaths: readonly Pattern[] = [
  {
    what: 'a path of one machine',
    pattern: /(?<![\w.~$}])\/(?:home|Users)\/(?!(?:you|me|ann|user|athlete)\b)[a-z][\w.-]*\//i,
  },
  { what: 'a path of one machine', pattern: /(?<![\w.~$}/-])\/(?:root|work)\/[\w.-]/ },
  { what: 'a path of one machine', pattern: /\b[A-Z]:\\Users\\(?!you\b)\w/ },
  { what: 'the host of a package registry', pattern: /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\.(?:org|com)\b/ },
  {
    what: 'an address in a private network',
    pattern: /\bhttps?:\/\/(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+/,
  },
];

/** The lane over real files is the only one that may look for a folder beside the repository. */
const mayLeave = /^tooling\/samples\//;
const climbs = /(?:\.\.\/)+[a-z][\w-]*(?:\/[a-z]+)?/g;
/** Seen from the root, whatever the file: what lies beside the clone. */
const siblings = /^\.\.\/shared\/(?:design|hooks|mcp|reference|vectors|vendor)$/;

export const trackedPaths: Check = {
  name: 'paths and hosts',
  reason: 'a clone works on any machine',
  run: (tree) => [
    ...scan(tree, machinePaths),
    ...scanEach(tree, (file, text) => (mayLeave.test(file) ? [] : leaving(file, text))),
  ],
};

/** Where a relative path in a text climbs out of the repository. */
function leaving(file: string, text: string): readonly Hit[] {
  const depth = file.split('/').length - 1;
  return [...text.matchAll(climbs)]
    .filter(([path]) => path.split('../').length - 1 > depth || siblings.test(path))
    .map((match) => ({ at: match.index, what: 'a path outside the repository' }));
}

const secretPatterns: readonly Pattern[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/=]{16}/ },
  { what: 'a cloud access key', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { what: 'a code host token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,}|glpat-[\w-]{20,})/ },
  { what: 'a registry token', pattern: /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*[A-Za-z0-9+/=-]{16,}/ },
  { what: 'a chat token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}/ },
  { what: 'a payment key', pattern: /\b[sr]k_live_[A-Za-z0-9]{16,}/ },
  { what: 'a model provider key', pattern: /\bsk-(?:ant-|proj-)[A-Za-z0-9_-]{20,}/ },
  { what: 'an API key', pattern: /\bAIza[A-Za-z0-9_-]{35}\b/ },
  { what: 'a signed token', pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/ },
  {
    what: 'a password in an address',
    pattern: /\b[a-z]+:\/\/[^\s:/@'"`$]+:(?!password@|secret@|\*+@)[^\s:/@'"`$]{6,}@(?!127\.0\.0\.1|localhost)/,
  },
  {
    what: 'a secret in an assignment',
    pattern:
      /\b(?:client_?secret|api_?key|access_?token|refresh_?token|password)["']?\s*[:=]\s*["'][A-Za-z0-9+/_=-]{24,}["']/i,
  },
];

export const secrets: Check = {
  name: 'secrets',
  reason: 'what is committed once is public for good',
  run: (tree) => scan(tree, secretPatterns),
};

const binary = /\.(fit|gz|zip|png|jpg|ico|woff2?|sqlite|db)$/;

interface Hit {
  readonly at: number;
  readonly what: string;
}

function scan(tree: Tree, patterns: readonly Pattern[]): readonly Finding[] {
  return scanEach(tree, (_, text) =>
    patterns.map(({ what, pattern }) => ({ what, at: text.search(pattern) })).filter(({ at }) => at !== -1),
  );
}

function scanEach(tree: Tree, find: (file: string, text: string) => readonly Hit[]): readonly Finding[] {
  return tree.files
    .filter((file) => !binary.test(file) && file !== 'pnpm-lock.yaml' && !/\/tracked-text(\.test)?\.ts$/.test(file))
    .flatMap((file) => {
      const text = tree.read(file);
      return find(file, text).map(({ at, what }): Finding => {
        return { file, line: text.slice(0, at).split('\n').length, message: `holds ${what}.` };
      });
    });
}
