import { realpathSync } from 'node:fs';
import type { LaunchCommand } from '../clients/assistants.ts';

export interface Invocation {
  /** `process.execPath`. */
  readonly node: string;
  /** `process.argv[1]`. */
  readonly script: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * How an assistant can start this very program. Through npx it is `npx -y @vitalwire/cli mcp`, since npx's own folder
 * does not last; installed, it is this Node and this file by absolute path, since desktop programs start without the
 * shell's search path. A data folder that was chosen goes along.
 */
export function launchCommand({ node, script, environment }: Invocation, platform: NodeJS.Platform): LaunchCommand {
  const home = environment.VITALWIRE_HOME;
  const env: Record<string, string> = home === undefined || home === '' ? {} : { VITALWIRE_HOME: home };
  const path = realPath(script);
  if (/[\\/]_npx[\\/]/.test(path)) {
    const words = ['npx', '-y', '@vitalwire/cli', 'mcp'];
    if (platform === 'win32') words.unshift('cmd', '/c');
    const [command = 'npx', ...args] = words;
    return { command, args, env };
  }
  return { command: node, args: [path, 'mcp'], env };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
