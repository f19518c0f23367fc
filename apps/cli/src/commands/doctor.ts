import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HealthError, localOwner } from '@vitalwire/core';
import type { App } from '../app.ts';
import type { Assistant, LaunchCommand } from '../clients/assistants.ts';
import { inspectAssistant } from '../clients/configure.ts';
import { ExitCode } from '../exit-code.ts';
import { unsupportedRuntime } from '../runtime-check.ts';
import { bytesOf } from '../setup/change-master-key.ts';
import type { Keychain, MasterKey } from '../setup/master-key.ts';
import { keyFileIsOpenToOthers } from '../setup/master-key.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';

/** One thing looked at. `warning` works and could be better; `problem` does not work. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What to do, where there is something to do. */
  readonly wayOut: string | null;
}

export interface DoctorCommand {
  readonly app: App;
  readonly versions: Readonly<Record<string, string>>;
  readonly versionOfProgram: string;
  readonly platform: NodeJS.Platform;
  readonly keychain: Keychain | null;
  /** Throws when there is a key and it cannot be used. */
  readonly findKey: () => Promise<MasterKey | null>;
  readonly assistants: readonly Assistant[];
  readonly launch: LaunchCommand;
  readonly json: boolean;
}

/** Looks at everything an answer rests on. Changes nothing. */
export async function doctor(terminal: Terminal, command: DoctorCommand): Promise<ExitCode> {
  const findings: Finding[] = [
    ...runtimeFindings(command),
    await folderFinding(command),
    await databaseFinding(command),
    await dataFinding(command),
    await backupFinding(command),
    await keyFinding(command),
    ...(await Promise.all(command.assistants.map((assistant) => assistantFinding(assistant, command.launch)))),
  ];
  const broken = findings.some(({ state }) => state === 'problem');
  if (command.json) printJson(terminal, { ok: !broken, findings });
  else terminal.out(findings.map((finding) => lineOf(finding, terminal)).join(''));
  return broken ? ExitCode.Failed : ExitCode.Done;
}

function runtimeFindings({ versions, versionOfProgram }: DoctorCommand): readonly Finding[] {
  const refusal = unsupportedRuntime({ node: versions.node ?? '0', napi: versions.napi ?? '0' });
  return [
    ok('vitalwire', `version ${versionOfProgram}`),
    refusal === null ? ok('node', `version ${versions.node}`) : problem('node', refusal, 'Install Node 24.'),
  ];
}

async function folderFinding({ app, platform }: DoctorCommand): Promise<Finding> {
  const { folder } = app.home;
  const found = await stat(folder).catch(() => null);
  if (found === null) {
    const above = await nearestFolder(folder);
    if (!(await canWrite(above))) {
      return problem(
        'folder',
        `${folder} cannot be made: ${above} cannot be written.`,
        'Choose another folder with VITALWIRE_HOME.',
      );
    }
    return {
      check: 'folder',
      state: 'warning',
      message: `${folder} is not there yet.`,
      wayOut: 'Run vitalwire init or vitalwire import.',
    };
  }
  if (!(await canWrite(folder))) {
    return problem(
      'folder',
      `${folder} cannot be written.`,
      'Give yourself the rights, or choose another folder with VITALWIRE_HOME.',
    );
  }
  if (platform !== 'win32' && (found.mode & 0o077) !== 0) {
    return {
      check: 'folder',
      state: 'warning',
      message: `${folder} can be read by other users of this machine.`,
      wayOut: `chmod 700 "${folder}"`,
    };
  }
  return ok('folder', folder);
}

async function canWrite(folder: string): Promise<boolean> {
  const isFolder = (await stat(folder).catch(() => null))?.isDirectory() === true;
  return access(folder, constants.R_OK | constants.W_OK).then(
    () => isFolder,
    () => false,
  );
}

async function nearestFolder(path: string): Promise<string> {
  const up = dirname(path);
  if (up === path || (await stat(up).catch(() => null)) !== null) return up;
  return nearestFolder(up);
}

/** A database that is not there yet is not made by looking. */
async function databaseFinding({ app }: DoctorCommand): Promise<Finding> {
  if ((await stat(app.home.database).catch(() => null)) === null) {
    return {
      check: 'database',
      state: 'warning',
      message: 'there is none yet.',
      wayOut: 'Run vitalwire import <folder with FIT, TCX or GPX files>.',
    };
  }
  try {
    await app.storage();
    const damage = await damageOf(app.home.database);
    if (damage === null) return ok('database', app.home.database);
    return problem('database', `${app.home.database} is damaged: ${damage}.`, waysOut['storage-corrupt'] ?? '');
  } catch (error) {
    if (!HealthError.is(error)) throw error;
    return problem('database', error.message, waysOut[error.code] ?? waysOut['storage-corrupt'] ?? '');
  }
}

/** What SQLite's own check of every page says; `null` when all is well. */
async function damageOf(path: string): Promise<string | null> {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(path, { readonly: true });
  try {
    const result = String(database.pragma('quick_check(1)', { simple: true }));
    return result === 'ok' ? null : result.replaceAll(/\s+/g, ' ').trim();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    database.close();
  }
}

const waysOut: { readonly [code: string]: string } = {
  'storage-corrupt':
    'Run vitalwire restore latest --force if you made a backup; else move the file away and import your files again.',
  'storage-newer': 'Update: npm install -g @vitalwire/cli@latest',
  'storage-busy': 'Wait until the other vitalwire has finished, or end it.',
  'storage-full': 'Free some room on the disk.',
  'storage-readonly': 'Give yourself the right to write the file and its folder.',
};

async function dataFinding({ app }: DoctorCommand): Promise<Finding> {
  if ((await stat(app.home.database).catch(() => null)) === null) return ok('data', 'none yet');
  try {
    const sources = await (await app.hub()).health.sources({ owner: localOwner, signal: AbortSignal.timeout(10_000) });
    const records = sources.flatMap(({ kinds }) => kinds).reduce((sum, kind) => sum + kind.records, 0);
    if (records === 0)
      return {
        check: 'data',
        state: 'warning',
        message: 'the database is empty.',
        wayOut: 'Run vitalwire import <folder>.',
      };
    const last = sources
      .flatMap(({ kinds }) => kinds.map(({ lastDay }) => lastDay))
      .toSorted()
      .at(-1);
    return ok(
      'data',
      `${records} records of ${sources.length} ${sources.length === 1 ? 'source' : 'sources'}, the last of ${last}`,
    );
  } catch (error) {
    if (!HealthError.is(error)) throw error;
    return problem('data', error.message, 'See the database above.');
  }
}

async function backupFinding({ app }: DoctorCommand): Promise<Finding> {
  try {
    const { listBackups } = await import('@vitalwire/storage/backup');
    const [newest, ...older] = await listBackups(app.home.backups);
    if (newest === undefined) return ok('backups', `none in ${app.home.backups}; vitalwire backup makes one`);
    return ok('backups', `${older.length + 1} in ${app.home.backups}, the newest of ${newest.manifest.createdAt}`);
  } catch (error) {
    if (!HealthError.is(error)) throw error;
    return problem('backups', error.message, 'Give yourself the right to read the folder.');
  }
}

async function keyFinding({ app, keychain, findKey, platform }: DoctorCommand): Promise<Finding> {
  try {
    const key = await findKey();
    if (key === null) {
      return {
        check: 'key',
        state: 'warning',
        message: 'there is none yet; nothing that needs one is stored.',
        wayOut: 'Run vitalwire init.',
      };
    }
    const sealed = await sealedFinding(app, key);
    if (sealed !== null) return sealed;
    if (key.place !== 'file')
      return ok('key', key.place === 'keychain' ? "in the operating system's keychain" : 'from VITALWIRE_KEY');
    if (await keyFileIsOpenToOthers(app.home.key, platform)) {
      return problem(
        'key',
        `${app.home.key} can be read by other users of this machine.`,
        `chmod 600 "${app.home.key}"`,
      );
    }
    return ok('key', `in ${app.home.key}${keychain === null ? ' (this machine offers no keychain)' : ''}`);
  } catch (error) {
    if (!HealthError.is(error)) throw error;
    return problem('key', error.message, 'Put the right key back.');
  }
}

/** Whether the key opens what is sealed; `null` when it does. */
async function sealedFinding(app: App, key: MasterKey): Promise<Finding | null> {
  if ((await stat(app.home.database).catch(() => null)) === null) return null;
  const { masterKeyId } = await import('@vitalwire/storage/seal');
  const { present, former } = bytesOf(key);
  const masters = new Set([present, ...former].map(masterKeyId));
  const dataKeys = await (await app.storage()).keys.list(localOwner.tenantId);
  const closed = dataKeys.filter(({ masterKeyId: under }) => !masters.has(under));
  if (closed.length > 0) {
    const message = `the key in the ${key.place} is not the one that your connections are sealed under (${closed[0]?.masterKeyId}).`;
    return problem('key', message, 'Put that key back, or connect your sources again.');
  }
  if (former.length === 0) return null;
  const message = `a change of the key in the ${key.place} is not finished; everything opens.`;
  return { check: 'key', state: 'warning', message, wayOut: 'vitalwire keys rotate --master' };
}

async function assistantFinding(assistant: Assistant, launch: LaunchCommand): Promise<Finding> {
  const check = assistant.id;
  const found = await inspectAssistant(assistant, launch);
  const wayOut = assistant.shellCommand ?? `Run vitalwire init, or add the server to ${assistant.configPath}.`;
  switch (found.state) {
    case 'absent':
      return ok(check, `no configuration on this machine (${assistant.configPath})`);
    case 'without-us':
      return { check, state: 'warning', message: `${assistant.title} does not know vitalwire yet.`, wayOut };
    case 'unreadable':
      return {
        check,
        state: 'warning',
        message: `${assistant.configPath} cannot be read: ${found.reason}.`,
        wayOut: 'Correct the file, or paste the entry by hand.',
      };
    case 'with-us':
      return found.current
        ? ok(check, `${assistant.title} starts this vitalwire.`)
        : {
            check,
            state: 'warning',
            message: `${assistant.title} starts vitalwire in another way than this one would.`,
            wayOut,
          };
  }
}

function ok(check: string, message: string): Finding {
  return { check, state: 'ok', message, wayOut: null };
}

function problem(check: string, message: string, wayOut: string): Finding {
  return { check, state: 'problem', message, wayOut };
}

function lineOf({ check, state, message, wayOut }: Finding, { colors }: Terminal): string {
  const mark = { ok: colors.green('✓'), warning: colors.yellow('!'), problem: colors.red('✗') }[state];
  const advice = wayOut === null ? '' : `\n    ${colors.cyan(`→ ${wayOut}`)}`;
  return `${mark} ${colors.bold(check)}: ${message}${advice}\n`;
}
