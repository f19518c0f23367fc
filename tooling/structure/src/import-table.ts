/** What one package may import; apps compose, and may import every package. The table is the architecture; a new line in it is a decision with its reason. */
export interface Allowed {
  /** Packages of this workspace. */
  readonly workspace: readonly string[];
  /** Packages of this workspace of which only types may be used. */
  readonly types?: readonly string[];
  /** Third-party packages, each with the folder below `src/` that may name it; '' is anywhere. */
  readonly vendors?: { readonly [name: string]: readonly string[] };
  /** Whether `node:` modules may be used below `src/` at all. */
  readonly node: boolean;
}

const everywhere = [''];

export const importTable: { readonly [short: string]: Allowed } = {
  core: { workspace: [], node: false, vendors: { zod: ['schema/', 'config/'], 'temporal-polyfill': ['time/'] } },
  'activity-files': { workspace: ['core'], node: false, vendors: { saxes: ['xml/', 'tcx/', 'gpx/'] } },
  intelligence: { workspace: ['core'], node: false },
  'provider-kit': { workspace: ['core'], node: true, vendors: { yauzl: ['archive/'], 'csv-parse': ['rows/'] } },
  storage: {
    workspace: ['core'],
    node: true,
    vendors: {
      kysely: everywhere,
      'better-sqlite3': ['sqlite/', 'testing/'],
      pg: ['postgres/'],
    },
  },
  // Written from the vendors' descriptions: it may see no importer, and no importer may see it.
  'archive-writers': {
    workspace: ['core', 'activity-files', 'providers-synthetic'],
    node: true,
    vendors: { yazl: ['container/'], 'better-sqlite3': ['health-connect/'] },
  },
  hub: { workspace: ['core', 'provider-kit'], node: false },
  tools: {
    workspace: ['core', 'intelligence'],
    types: ['nutrition'],
    node: false,
    vendors: { zod: everywhere, '@toon-format/toon': everywhere, '@modelcontextprotocol/server': ['mcp/', 'testing/'] },
  },
};

/** `providers-*`: a vendor knows the kit and the file formats, never a database, a hub, a tool or another vendor. */
export const providerImports: Allowed = {
  workspace: ['core', 'provider-kit', 'activity-files'],
  node: false,
  vendors: { zod: everywhere },
};

/** Its export is itself an SQLite database: the engine reads a file format here, and stores nothing. */
const healthConnectImports: Allowed = { ...providerImports, vendors: { 'better-sqlite3': ['archive/'] } };

/** Packages whose root entry runs in a browser, a worker or any other JavaScript. */
export const neutralRoots = ['core', 'intelligence', 'nutrition', 'activity-files'];

/** Packages whose root entry has no dependency outside this workspace, so that importing it costs nothing. */
export const weightlessRoots = ['core', 'intelligence'];

export function allowedFor(short: string): Allowed | undefined {
  if (short === 'providers-health-connect') return healthConnectImports;
  return Object.hasOwn(importTable, short)
    ? importTable[short]
    : short.startsWith('providers-')
      ? providerImports
      : undefined;
}
