import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Assistant, assistants, type LaunchCommand, pasteText } from './assistants.ts';
import { configureAssistant, inspectAssistant } from './configure.ts';

const launch: LaunchCommand = { command: 'npx', args: ['-y', '@vitalwire/cli', 'mcp'], env: {} };
let userHome: string;
beforeEach(async () => {
  userHome = await mkdtemp(join(tmpdir(), 'clients-'));
});
afterEach(() => rm(userHome, { recursive: true, force: true }));

function assistant(id: string, platform: NodeJS.Platform = 'linux', with_: LaunchCommand = launch): Assistant {
  const found = assistants({ platform, userHome, environment: {} }, with_).find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe('configureAssistant', () => {
  it('makes the file where there is none', async () => {
    const desktop = assistant('claude-desktop');
    expect(await inspectAssistant(desktop, launch)).toEqual({ state: 'absent' });
    await configureAssistant(desktop, launch);
    expect(await inspectAssistant(desktop, launch)).toEqual({ state: 'with-us', current: true });
    const config = JSON.parse(await readFile(desktop.configPath ?? '', 'utf8'));
    expect(config.mcpServers.vitalwire).toEqual({ command: 'npx', args: ['-y', '@vitalwire/cli', 'mcp'] });
  });

  it('leaves everything else in the file as it was, and keeps the file before', async () => {
    const desktop = assistant('claude-desktop');
    const path = desktop.configPath ?? '';
    const before = JSON.stringify({
      theme: 'dark',
      mcpServers: { other: { command: 'x' }, vitalwire: { command: 'old' } },
    });
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, before);
    expect(await inspectAssistant(desktop, launch)).toEqual({ state: 'with-us', current: false });
    await configureAssistant(desktop, launch);
    const config = JSON.parse(await readFile(path, 'utf8'));
    expect(config).toMatchObject({ theme: 'dark', mcpServers: { other: { command: 'x' } } });
    expect(await readFile(`${path}.before-vitalwire`, 'utf8')).toBe(before);
  });

  it.each(['{ // comment\n "mcpServers": {} }', '[]', '{"a":'])(
    'does not touch a file it cannot read: %s',
    async (text) => {
      const cursor = assistant('cursor');
      const path = cursor.configPath ?? '';
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      await expect(configureAssistant(cursor, launch)).rejects.toMatchObject({ code: 'file-invalid' });
      expect(await readFile(path, 'utf8')).toBe(text);
      expect((await inspectAssistant(cursor, launch)).state).toBe('unreadable');
    },
  );
});

describe('what is pasted', () => {
  it('is in the words of each client', () => {
    expect(JSON.parse(pasteText(assistant('vscode'), launch))).toEqual({
      servers: { vitalwire: { type: 'stdio', command: 'npx', args: ['-y', '@vitalwire/cli', 'mcp'] } },
    });
    expect(pasteText(assistant('claude-code'), launch)).toBe(
      'claude mcp add --scope user vitalwire -- npx -y @vitalwire/cli mcp',
    );
  });

  it('quotes what a shell would split', () => {
    const spaced: LaunchCommand = {
      command: '/opt/my node',
      args: ["it's.js", 'mcp'],
      env: { VITALWIRE_HOME: '/a b' },
    };
    expect(pasteText(assistant('claude-code', 'linux', spaced), spaced)).toBe(
      `claude mcp add --scope user vitalwire -e 'VITALWIRE_HOME=/a b' -- '/opt/my node' 'it'\\''s.js' mcp`,
    );
  });

  it('names the folder of each platform', () => {
    expect(assistant('claude-desktop', 'darwin').configPath).toBe(
      join(userHome, 'Library', 'Application Support', 'Claude', 'claude_desktop_config.json'),
    );
    expect(assistant('claude-desktop', 'win32').configPath).toContain(join('AppData', 'Roaming', 'Claude'));
  });
});
