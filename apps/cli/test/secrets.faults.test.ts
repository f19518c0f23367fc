import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gpx, type Sandbox, samples, sandbox } from './command-line.ts';
import { connect, tokenIn } from './sealed-grants.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox({ VITALWIRE_LOG_LEVEL: 'debug' });
});
afterEach(() => box.remove());

/** As it is, and in what secrets are written in. */
const formsOf = (secret: string) => {
  const bytes = Buffer.from(secret);
  const raw = Buffer.from(secret, 'base64');
  return [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    raw.toString('hex'),
    encodeURIComponent(secret),
  ];
};

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = [];
  for (const name of names) if ((await stat(join(folder, name))).isFile()) files.push(join(folder, name));
  return files;
}

it('no secret is in anything that the program says, logs, exports or stores', async ({ task }) => {
  await box.run('init', '--yes');
  await connect(box.home);
  const keyFile = join(box.home, 'key');
  const secrets = new Set(['canary-access', 'canary-refresh']);
  const noticeKey = async () => {
    for (const key of (await readFile(keyFile, 'utf8')).split(/\s+/)) if (key !== '') secrets.add(key);
  };
  await noticeKey();
  const broken = await box.write('broken.fit', 'no fit');
  const ride = await box.write('ride.gpx', gpx(1));
  const commands = [
    ['import', samples, ride, broken],
    ['doctor'],
    ['doctor', '--json'],
    ['keys'],
    ['keys', '--json'],
    ['keys', 'rotate'],
    ['keys', 'rotate', '--master'],
    ['keys', 'rotate', '--master', '--json'],
    ['call', 'get_activities'],
    ['call', 'get_connection_status'],
    ['call', 'no_such_tool'],
    ['call', 'get_activity_details', '{"activity_id":"canary"}'],
    ['sources'],
    ['egress'],
    ['history', '--json'],
    ['log', 'weight', 'canary'],
    ['reprocess', '--all'],
    ['backup'],
    ['export', '--to', join(box.folder, 'out')],
    ['export', '--kind', 'workout', '--to', join(box.folder, 'tables')],
    ['no-such-command'],
  ];
  const said: string[] = [];
  for (const command of commands) {
    const { out, err } = await box.run(...command);
    said.push(`${command.join(' ')}: ${out}${err}`);
    await noticeKey();
  }
  expect(await tokenIn(box.home)).toBe('canary-refresh');
  const database = join(box.home, 'vitalwire.db');
  const sound = await readFile(database);
  await writeFile(database, 'no database');
  said.push(JSON.stringify(await box.run('keys')), JSON.stringify(await box.run('call', 'get_activities')));
  await writeFile(database, sound);

  // The first key, and one for each change of the master.
  expect(secrets.size).toBeGreaterThanOrEqual(4);
  const files = (await filesIn(box.folder)).filter((path) => path !== keyFile);
  expect(files.some((path) => path.includes('logs'))).toBe(true);
  expect(files.some((path) => path.includes('backups'))).toBe(true);
  for (const secret of secrets) {
    for (const form of formsOf(secret)) {
      for (const line of said) expect(line.includes(form), `${form} in ${line.slice(0, 80)}`).toBe(false);
      for (const path of files) expect((await readFile(path)).includes(form), `${form} in ${path}`).toBe(false);
    }
  }
  task.meta.fault = { id: 'F7', operation: 'every command, debug log', engine: 'sqlite', cycles: said.length };
});
