import { randomBytes } from 'node:crypto';
import { HealthError, type KeyId, localOwner, millisecondsOf, type Storage, type WrappedKey } from '@vitalwire/core';
import { createGrants } from '@vitalwire/hub';
import { dataKeyOf, masterKeyId } from '@vitalwire/storage/seal';
import type { Command } from 'commander';
import { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json, type Session } from '../session.ts';
import {
  bytesOf,
  changeMasterKey,
  noMasterKey,
  openSeal,
  type SealTools,
  tenantsOf,
} from '../setup/change-master-key.ts';
import { openKeychain } from '../setup/keychain.ts';
import { findMasterKey, type MasterKey, newMasterKey, writeMasterKeys } from '../setup/master-key.ts';
import { table } from '../terminal/table.ts';
import { printJson } from '../terminal/terminal.ts';

interface KeyFlags {
  readonly master?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** A process that read its keys this long ago has written what it was about to write. */
const SETTLED_MILLISECONDS = 24 * 3600 * 1000;

export function addKeys(program: Command, inSession: InSession): void {
  const keys = program.command('keys').description('the keys that secrets are sealed with');
  keys
    .command('status', { isDefault: true })
    .description('where the master key lies, and which data keys there are')
    .addOption(json)
    .action((flags: KeyFlags) => inSession(flags.json ?? false, (session) => showKeys(session, flags))());
  keys
    .command('rotate')
    .description('a new data key, and every connection sealed with it; nothing has to stop for that')
    .option('--master', 'a new master key instead: all data keys are wrapped by it')
    .addOption(dryRun)
    .addOption(json)
    .action((flags: KeyFlags) =>
      inSession(flags.json ?? false, (session) =>
        flags.master === true ? rotateMaster(session, flags) : rotateDataKey(session, flags),
      )(),
    );
}

async function sealTools({ app, settings, now }: Session): Promise<SealTools> {
  const keychain = await openKeychain(settings.keychain, process.platform, process.env);
  const where = { keychain, path: app.home.key };
  return {
    storage: await app.storage(),
    place: {
      async read() {
        const found = await findMasterKey({ fromEnvironment: settings.key, ...where });
        if (found === null) throw noMasterKey();
        return found;
      },
      write: (place, values) => writeMasterKeys(place, values, where),
      make: newMasterKey,
    },
    now,
    randomBytes: (count) => randomBytes(count),
  };
}

/** The data keys of this machine's person, with how many connections each of them seals. */
async function dataKeys(storage: Storage, masters: ReadonlySet<string>) {
  const sealing = await sealedBy(storage);
  return (await storage.keys.list(localOwner.tenantId)).map(({ id, state, masterKeyId: under, createdAt }) => ({
    id,
    state,
    masterKeyId: under,
    createdAt,
    opens: masters.has(under),
    connections: sealing.filter((key) => key === id).length,
  }));
}

async function sealedBy(storage: Storage): Promise<readonly KeyId[]> {
  const owners = (await storage.owners()).filter(({ tenantId }) => tenantId === localOwner.tenantId);
  const grants = await Promise.all(owners.map((owner) => storage.grants.list(owner)));
  return grants.flat().flatMap(({ sealedTokens }) => {
    try {
      return [dataKeyOf(sealedTokens)];
    } catch {
      // Damaged: no key opens it. Sealing anew names it.
      return [];
    }
  });
}

async function showKeys(session: Session, flags: KeyFlags): Promise<ExitCode> {
  const { terminal, app } = session;
  const { storage, place } = await sealTools(session);
  const key = await place.read().catch((error: unknown) => {
    if (HealthError.is(error) && error.code === 'not-found') return null;
    throw error;
  });
  if (key === null) return showNoKey(session, await dataKeys(storage, new Set()), flags);
  const { present, former } = bytesOf(key);
  const masters = new Set([present, ...former].map(masterKeyId));
  const keys = await dataKeys(storage, masters);
  if (flags.json === true) {
    const master = { place: key.place, id: masterKeyId(present), former: former.map(masterKeyId) };
    printJson(terminal, { master, dataKeys: keys });
  } else {
    const rows = keys.map(({ id, state, masterKeyId: under, createdAt, opens, connections }) => [
      id,
      state,
      createdAt.slice(0, 10),
      opens ? under : `${under} (not here)`,
      String(connections),
    ]);
    const lines = [
      `Master key ${masterKeyId(present)}: ${placeText(key, app.home.key)}.`,
      ...(former.length > 0 ? ['A change of it is not finished: run vitalwire keys rotate --master.'] : []),
      rows.length === 0
        ? 'No data keys yet: nothing that needs one is stored.'
        : table(['data key', 'state', 'made', 'wrapped by', 'connections'], rows),
    ];
    terminal.out(`${lines.join('\n')}\n`);
  }
  return keys.every(({ opens }) => opens) ? ExitCode.Done : ExitCode.Failed;
}

/** Not made yet is no failure, as long as nothing is sealed that it would have to open. */
function showNoKey({ terminal }: Session, keys: readonly object[], flags: KeyFlags): ExitCode {
  if (keys.length > 0) throw noMasterKey();
  if (flags.json === true) printJson(terminal, { master: null, dataKeys: [] });
  else terminal.out('There is no master key yet, and nothing that needs one. vitalwire init makes it.\n');
  return ExitCode.Done;
}

function placeText({ place }: MasterKey, path: string): string {
  if (place === 'file') return `in ${path}`;
  return place === 'keychain' ? "in the operating system's keychain" : 'from VITALWIRE_KEY';
}

async function rotateDataKey(session: Session, flags: KeyFlags): Promise<ExitCode> {
  const { terminal, now } = session;
  const tools = await sealTools(session);
  const { storage } = tools;
  const seal = await openSeal(tools);
  if (flags.dryRun === true) {
    const connections = (await sealedBy(storage)).length;
    if (flags.json === true) printJson(terminal, { dryRun: true, wouldReseal: connections });
    else terminal.out(`Would make a new data key and seal ${connections} connections with it.\n`);
    return ExitCode.Done;
  }
  const id = await seal.rotate(localOwner.tenantId);
  const grants = createGrants({ storage, seal });
  const owners = (await storage.owners()).filter(({ tenantId }) => tenantId === localOwner.tenantId);
  let resealed = 0;
  const unreadable: string[] = [];
  for (const owner of owners) {
    const report = await grants.reseal(owner);
    resealed += report.resealed;
    unreadable.push(...report.unreadable);
  }
  const sealing = new Set(await sealedBy(storage));
  const removed: KeyId[] = [];
  for (const key of longRetired(await storage.keys.list(localOwner.tenantId), millisecondsOf(now())))
    if (!sealing.has(key) && (await storage.keys.remove(localOwner.tenantId, key))) removed.push(key);
  if (flags.json === true) printJson(terminal, { dataKey: id, resealed, removed, unreadable });
  else {
    const lines = [
      `${id} seals from now on; ${resealed} connections are sealed with it.`,
      ...(removed.length > 0 ? [`Removed ${removed.length} older keys that sealed nothing any more.`] : []),
      ...unreadable.map((source) => terminal.colors.red(`  ✗ ${source} does not open any more: connect it again.`)),
    ];
    terminal.out(`${lines.join('\n')}\n`);
  }
  return unreadable.length > 0 ? ExitCode.Partly : ExitCode.Done;
}

/** Retired since longer than any process takes between reading its keys and writing what it sealed. */
function longRetired(keys: readonly WrappedKey[], nowMilliseconds: number): readonly KeyId[] {
  const retiredAt = (place: number) => {
    const next = keys[place + 1];
    return next === undefined ? Number.POSITIVE_INFINITY : millisecondsOf(next.createdAt);
  };
  return keys
    .filter(({ state }, place) => state === 'retired' && retiredAt(place) < nowMilliseconds - SETTLED_MILLISECONDS)
    .map(({ id }) => id);
}

async function rotateMaster(session: Session, flags: KeyFlags): Promise<ExitCode> {
  const { terminal, app } = session;
  const tools = await sealTools(session);
  if (flags.dryRun === true) {
    const { place, former } = await tools.place.read();
    let count = 0;
    for (const tenantId of await tenantsOf(tools.storage)) count += (await tools.storage.keys.list(tenantId)).length;
    if (flags.json === true)
      printJson(terminal, { dryRun: true, place, wouldRewrap: count, resumes: former.length > 0 });
    else terminal.out(`Would make a new master key in the ${place} and wrap ${count} data keys by it.\n`);
    return ExitCode.Done;
  }
  const { key, rewrapped, resumed, settled } = await changeMasterKey(tools);
  const id = masterKeyId(bytesOf(key).present);
  if (flags.json === true) printJson(terminal, { masterKey: id, place: key.place, rewrapped, resumed, settled });
  else {
    const lines = [
      `Master key ${id}, ${placeText(key, app.home.key)}, wraps all data keys; ${rewrapped} were wrapped by it now.`,
      ...(resumed ? ['This finished a change that was begun before.'] : []),
      ...(settled ? [] : ['VITALWIRE_KEY can now hold the new one alone.']),
      'Backups from before hold connections that only the old key opens: make a new one with vitalwire backup.',
    ];
    terminal.out(`${lines.join('\n')}\n`);
  }
  return ExitCode.Done;
}
