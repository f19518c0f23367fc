import { join } from 'node:path';

/** How an assistant starts `vitalwire mcp`. */
export interface LaunchCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: { readonly [name: string]: string };
}

/** An MCP client whose configuration we know how to write. */
export interface Assistant {
  readonly id: string;
  readonly title: string;
  /** Where it keeps its servers on this machine. */
  readonly configPath: string;
  /** The key of the object that holds servers by name. */
  readonly serversKey: 'mcpServers' | 'servers';
  /** Words the client wants beside command, args and env. */
  readonly extra: { readonly [name: string]: string };
  /** The client's own way to add a server; its file is then not ours to write. */
  readonly shellCommand: string | null;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly userHome: string;
  readonly environment: NodeJS.ProcessEnv;
}

export const serverName = 'vitalwire';

/** Claude Desktop, Claude Code, Cursor and VS Code, with the places that their documentation names. */
export function assistants(machine: Machine, launch: LaunchCommand): readonly Assistant[] {
  const applicationData = applicationDataFolder(machine);
  return [
    {
      id: 'claude-desktop',
      title: 'Claude Desktop',
      configPath: join(applicationData, 'Claude', 'claude_desktop_config.json'),
      serversKey: 'mcpServers',
      extra: {},
      shellCommand: null,
    },
    {
      id: 'claude-code',
      title: 'Claude Code',
      configPath: join(machine.userHome, '.claude.json'),
      serversKey: 'mcpServers',
      extra: { type: 'stdio' },
      shellCommand: claudeCodeCommand(launch),
    },
    {
      id: 'cursor',
      title: 'Cursor',
      configPath: join(machine.userHome, '.cursor', 'mcp.json'),
      serversKey: 'mcpServers',
      extra: {},
      shellCommand: null,
    },
    {
      id: 'vscode',
      title: 'VS Code',
      configPath: join(applicationData, 'Code', 'User', 'mcp.json'),
      serversKey: 'servers',
      extra: { type: 'stdio' },
      shellCommand: null,
    },
  ];
}

/** The entry of one server, as it stands in the client's file. */
export function serverEntry(assistant: Assistant, launch: LaunchCommand): Record<string, unknown> {
  const env = Object.keys(launch.env).length > 0 ? { env: launch.env } : {};
  return { ...assistant.extra, command: launch.command, args: [...launch.args], ...env };
}

/** What a person pastes: the whole file when there is none yet, or the shell line. */
export function pasteText(assistant: Assistant, launch: LaunchCommand): string {
  if (assistant.shellCommand !== null) return assistant.shellCommand;
  return JSON.stringify({ [assistant.serversKey]: { [serverName]: serverEntry(assistant, launch) } }, null, 2);
}

function claudeCodeCommand(launch: LaunchCommand): string {
  const env = Object.entries(launch.env).flatMap(([name, value]) => ['-e', shellWord(`${name}=${value}`)]);
  return [
    'claude',
    'mcp',
    'add',
    '--scope',
    'user',
    serverName,
    ...env,
    '--',
    shellWord(launch.command),
    ...launch.args.map(shellWord),
  ].join(' ');
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function applicationDataFolder({ platform, userHome, environment }: Machine): string {
  if (platform === 'darwin') return join(userHome, 'Library', 'Application Support');
  if (platform === 'win32') return environment.APPDATA ?? join(userHome, 'AppData', 'Roaming');
  return environment.XDG_CONFIG_HOME ?? join(userHome, '.config');
}
