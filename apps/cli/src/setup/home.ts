import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { HealthError } from '@vitalwire/core';

/** Where one person's data lies. */
export interface Home {
  readonly folder: string;
  readonly database: string;
  readonly originals: string;
  readonly config: string;
  readonly key: string;
  readonly logs: string;
  readonly backups: string;
  /** Folders outside of this one that backups were put into, a line each. */
  readonly backupsElsewhere: string;
  /** There while an erasing is under way. */
  readonly erasing: string;
  /** What a crash may have left half written. */
  readonly leftovers: readonly string[];
}

/**
 * `VITALWIRE_HOME`, else the platform's folder for a program's data: `$XDG_DATA_HOME/vitalwire` or
 * `~/.local/share/vitalwire` on Linux, `~/Library/Application Support/Vitalwire` on macOS, `%LOCALAPPDATA%\Vitalwire`
 * on Windows.
 */
export function homeFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, userHome = homedir()): string {
  const chosen = environment.VITALWIRE_HOME;
  if (chosen !== undefined && chosen !== '') return resolve(expanded(chosen, userHome));
  if (platform === 'darwin') return join(userHome, 'Library', 'Application Support', 'Vitalwire');
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(userHome, 'AppData', 'Local'), 'Vitalwire');
  const data = environment.XDG_DATA_HOME;
  // The XDG specification has relative paths ignored.
  return join(data !== undefined && isAbsolute(data) ? data : join(userHome, '.local', 'share'), 'vitalwire');
}

export function homeOf(folder: string): Home {
  return {
    folder,
    database: join(folder, 'vitalwire.db'),
    originals: join(folder, 'originals'),
    config: join(folder, 'config.json'),
    key: join(folder, 'key'),
    logs: join(folder, 'logs'),
    backups: join(folder, 'backups'),
    backupsElsewhere: join(folder, 'backups-elsewhere.txt'),
    erasing: join(folder, 'erasing.json'),
    leftovers: [besideKey(join(folder, 'key'))],
  };
}

/** Where a new key is written whole before it takes the place of the key file. */
export function besideKey(key: string): string {
  return `${key}.new`;
}

/** A folder or a file that the person named. @throws HealthError `invalid-input` for an empty one, which would be this very folder */
export function namedPath(text: string, name: string): string {
  if (text.trim() !== '') return resolve(expanded(text));
  const message = `${name} is empty: an unset variable, perhaps? Name a folder.`;
  throw new HealthError('invalid-input', message, { issues: [{ path: name, message }] });
}

/** `~` is the shell's: configuration files of assistants pass it on as it is. */
export function expanded(path: string, userHome = homedir()): string {
  return path === '~' || path.startsWith('~/') || path.startsWith('~\\') ? join(userHome, path.slice(1)) : path;
}

/**
 * What is put into the data folder by hand would be left there by `vitalwire erase`, and nobody would look for it.
 * @throws HealthError `invalid-input`
 */
export function refuseInside(home: string, folder: string, name: string): void {
  const way = relative(resolve(home), resolve(folder));
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return;
  const message = `${name} lies in the data folder ${home}, where vitalwire erase would not find it. Name a folder elsewhere.`;
  throw new HealthError('invalid-input', message, { issues: [{ path: name, message }] });
}
