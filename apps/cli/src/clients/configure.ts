import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HealthError } from '@vitalwire/core';
import { type Assistant, type LaunchCommand, serverEntry, serverName } from './assistants.ts';

export type ConfigState =
  | { readonly state: 'absent' }
  | { readonly state: 'without-us' }
  | { readonly state: 'with-us'; readonly current: boolean }
  | { readonly state: 'unreadable'; readonly reason: string };

/** What an assistant's configuration says of us. */
export async function inspectAssistant(assistant: Assistant, launch: LaunchCommand): Promise<ConfigState> {
  const text = await readFile(assistant.configPath, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (text instanceof Error) {
    return text.code === 'ENOENT' ? { state: 'absent' } : { state: 'unreadable', reason: text.code ?? text.message };
  }
  const config = parsed(text);
  if (config === null) return { state: 'unreadable', reason: 'it is not a JSON object' };
  const entry = servers(config, assistant)[serverName];
  if (entry === undefined) return { state: 'without-us' };
  return { state: 'with-us', current: JSON.stringify(entry) === JSON.stringify(serverEntry(assistant, launch)) };
}

/**
 * Adds our entry and leaves all else as it is. The file before is kept beside it as `.before-vitalwire`.
 * @throws HealthError `file-invalid` when the file is not JSON: nothing is written then
 */
export async function configureAssistant(assistant: Assistant, launch: LaunchCommand): Promise<void> {
  const path = assistant.configPath;
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new HealthError('file-unreadable', `${path} cannot be read: ${error.code ?? error.message}.`, {
      path,
      reason: error.code ?? 'unknown',
    });
  });
  const config = before === null || before.trim() === '' ? {} : parsed(before);
  if (config === null) {
    throw new HealthError(
      'file-invalid',
      `${path} is not plain JSON (comments?), so it was left alone: paste the entry by hand.`,
      {
        path,
        reason: 'not a JSON object',
      },
    );
  }
  const next = {
    ...config,
    [assistant.serversKey]: { ...servers(config, assistant), [serverName]: serverEntry(assistant, launch) },
  };
  await mkdir(dirname(path), { recursive: true });
  if (before !== null) await copyFile(path, `${path}.before-vitalwire`);
  const temporary = `${path}.vitalwire-new`;
  await writeFile(temporary, `${JSON.stringify(next, null, 2)}\n`);
  await rename(temporary, path);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function servers(config: Record<string, unknown>, { serversKey }: Assistant): Record<string, unknown> {
  const found = config[serversKey];
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
}
