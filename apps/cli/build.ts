import { defineProgram } from '@vitalwire/build';

await defineProgram({
  folder: import.meta.dirname,
  entries: { vitalwire: 'src/main.ts', start: 'src/start/main.ts' },
  external: ['better-sqlite3', '@napi-rs/keyring'],
  early: ['src/commands/mcp.ts'],
  standIns: { '@modelcontextprotocol/server/_shims': 'src/sdk-runtime.ts' },
});
