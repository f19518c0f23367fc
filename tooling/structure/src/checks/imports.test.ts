import { describe, expect, test } from 'vitest';
import { importTable, providerImports } from '../import-table.ts';
import { found, manifestOf } from './fixture.ts';
import { imports } from './imports.ts';
import { rootEntries } from './root-entries.ts';

const hub = 'packages/hub/src/name.ts';
const example = (file: string, text: string, more: { readonly [file: string]: string } = {}) =>
  found(imports, { [file]: text, ...more });

test('the example is sound', () => {
  expect(found(imports)).toEqual([]);
  expect(found(rootEntries)).toEqual([]);
});

test('the table has no circle', () => {
  const visit = (short: string, path: readonly string[]): void => {
    expect(path).not.toContain(short);
    for (const next of importTable[short]?.workspace ?? []) visit(next, [...path, short]);
  };
  for (const short of Object.keys(importTable)) visit(short, []);
  expect(providerImports.workspace).not.toContain('storage');
});

describe('imports', () => {
  test.each([
    ['up', 'packages/storage/src/name.ts', "import { name } from '@vitalwire/hub';", 'not among the dependencies'],
    ['sideways', hub, "import { name } from '@vitalwire/storage';", 'not among the dependencies'],
    ['deep', hub, "import { name } from '@vitalwire/core/src/name.ts';", 'is not an entry'],
    ['out of the package', hub, "import { name } from '../../core/src/name.ts';", 'leaves the package'],
    ['nothing', hub, "import { name } from './nothing.ts';", 'is not a file'],
    ['without an extension', hub, "import { name } from './index';", 'is not a file'],
    ['undeclared', hub, "import pino from 'pino';", 'not among the dependencies'],
    ['test tools in sources', hub, "import { test } from 'vitest';", 'a tool for tests'],
    ['node in a neutral package', hub, "import { readFileSync } from 'node:fs';", 'runs outside Node too'],
    ['in a re-export', hub, "export { name } from '@vitalwire/storage';", 'not among the dependencies'],
    ['in a dynamic import', hub, "const later = () => import('@vitalwire/storage');", 'not among the dependencies'],
  ])('finds an import that goes %s', (_, file, text, words) => {
    const findings = example(file, text);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(words);
  });

  test('finds a declared dependency that the table does not have', () => {
    const declared = { '@vitalwire/core': 'workspace:*', '@vitalwire/storage': 'workspace:*', zod: 'catalog:' };
    const manifest = { 'packages/hub/package.json': manifestOf('hub', { dependencies: declared }) };
    expect(example(hub, "import { name } from '@vitalwire/storage';", manifest)[0]).toContain(
      'hub may not import storage',
    );
    expect(example(hub, "import { z } from 'zod';", manifest)[0]).toContain('hub may not import zod');
  });

  test('finds a vendor outside its folder', () => {
    expect(example('packages/core/src/name.ts', "import { z } from 'zod';")[0]).toContain('belongs below src/schema/');
    expect(example('packages/core/src/schema/name.ts', "import { z } from 'zod';")).toEqual([]);
  });

  test('finds a package that is not in the table', () => {
    const added = {
      'packages/surprise/package.json': manifestOf('surprise', { dependencies: { '@vitalwire/core': 'workspace:*' } }),
    };
    expect(example('packages/surprise/src/index.ts', "import { name } from '@vitalwire/core';", added)[0]).toContain(
      'not in the import table',
    );
  });

  test('leaves types, and what tests use', () => {
    expect(example(hub, "import type { Name } from '@vitalwire/core';")).toEqual([]);
    expect(example('packages/hub/src/name.test.ts', "import { name } from '@vitalwire/storage';")).toEqual([]);
    expect(example('packages/hub/src/name.test.ts', "import { test } from 'vitest';")).toEqual([]);
  });
});

describe('neutral root entries', () => {
  test('finds a Node module behind two files', () => {
    expect(
      found(rootEntries, {
        'packages/core/src/name.ts': "export { name } from './deep.ts';",
        'packages/core/src/deep.ts': "import { sep } from 'node:path';\nexport const name = sep;",
      }),
    ).toEqual([expect.stringContaining("'node:path' is reachable from packages/core/src/index.ts")]);
  });

  test('finds a dependency of a weightless root', () => {
    expect(found(rootEntries, { 'packages/core/src/name.ts': "export { z } from 'zod';" })).toEqual([
      expect.stringContaining('which has no dependencies'),
    ]);
  });

  test('leaves other entries and erased types', () => {
    expect(
      found(rootEntries, {
        'packages/core/src/schema/index.ts': "import { sep } from 'node:path';\nexport const name = sep;",
        'packages/core/src/name.ts': "import type { Stats } from 'node:fs';\nexport type Size = Stats['size'];",
      }),
    ).toEqual([]);
  });
});
