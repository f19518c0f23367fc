import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finished, gpx, type Sandbox, samples, sandbox } from './command-line.ts';

let box: Sandbox;
beforeEach(async () => {
  box = await sandbox();
});
afterEach(() => box.remove());

describe('vitalwire', () => {
  it('says its version and how it is used', async () => {
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8'));
    expect(await box.run('--version')).toMatchObject({ code: 0, out: `${version}\n` });
    const help = await box.run('--help');
    expect(help.code).toBe(0);
    const setUp = ['init', 'import', 'mcp', 'tools', 'call', 'profile', 'doctor', 'demo', 'Exit codes'];
    const own = [
      'log',
      'edit',
      'delete',
      'undo',
      'history',
      'merges',
      'merge',
      'unmerge',
      'sources',
      'gaps',
      'rollups',
    ];
    for (const command of [...setUp, ...own]) expect(help.out).toContain(command);
  });

  it('ends in peace when whoever reads has seen enough', async () => {
    const child = box.start('--help');
    child.stdout?.destroy();
    expect(await finished(child)).toMatchObject({ err: '' });
  });

  it('suggests the right command on a typo, and ends with 64', async () => {
    const { code, err } = await box.run('imprt', 'x');
    expect(code).toBe(64);
    expect(err).toContain('Did you mean import?');
  });

  it('ends with 64 without a command it needs', async () => {
    expect((await box.run('call')).code).toBe(64);
    expect((await box.run('tools', '--jsn')).err).toContain('--json');
    expect((await box.json('tools', '--al')).value.error).toMatchObject({
      code: 'usage',
      message: expect.stringContaining('--all'),
    });
  });

  it('refuses a setting it does not know, with the one that was meant', async () => {
    const other = await sandbox({ VITALWIRE_TOOLSET: 'all' });
    const { code, value } = await other.json('tools');
    await other.remove();
    expect(code).toBe(1);
    expect(value.error).toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining('VITALWIRE_TOOLSETS'),
    });
  });

  it('refuses a data folder that is named inside of itself', async () => {
    await box.write('home/config.json', '{ "home": "/elsewhere" }');
    expect((await box.json('tools')).value.error.message).toContain('VITALWIRE_HOME');
  });

  it('refuses a configuration that it cannot read', async () => {
    await box.write('home/config.json/inside', '');
    expect((await box.json('tools')).value.error).toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining('cannot be read'),
    });
  });

  it('refuses a configuration file that is not JSON', async () => {
    await box.write('home/config.json', '{ toolsets: all }');
    expect((await box.json('tools')).value.error.code).toBe('config-invalid');
  });
});

describe('vitalwire tools', () => {
  it('lists name, title, toolset, aliases and cost', async () => {
    const { code, value } = await box.json('tools');
    expect(code).toBe(0);
    const tool = value.tools.find(({ name }: { name: string }) => name === 'analyze_training_load');
    expect(tool).toMatchObject({ title: expect.any(String), toolset: 'training', advertised: true });
    expect(tool.aliases).toContain('get_training_load');
    expect(tool.tokens).toBeGreaterThan(50);
  });

  it('opens no database for that', async () => {
    await box.run('tools', '--all');
    await expect(stat(join(box.home, 'vitalwire.db'))).rejects.toThrow();
  });
});

describe('vitalwire call', () => {
  it('prints the structured output alone', async () => {
    await box.run('import', samples);
    const { code, value } = await box.json('call', 'get_activities', '{"limit":5}');
    expect(code).toBe(0);
    expect(value.activities).toHaveLength(5);
    expect(value.activities[0]).toMatchObject({ sport: 'cycling', distance_meters: 31218 });
  });

  it('prints every row that was asked for, and the structured output to a person who asks for it', async () => {
    for (let day = 0; day < 60; day++) await box.write(`rides/${day}.gpx`, gpx(day, 1));
    await box.run('import', join(box.folder, 'rides'));
    expect((await box.json('call', 'get_activities', '{"limit":60}')).value.activities).toHaveLength(60);
    const { out } = await box.run('call', 'get_activities', '{"limit":1,"format":"json"}');
    expect(out).toContain('"activities"');
  });

  it('runs a tool by the name that another system gives it', async () => {
    expect((await box.json('call', 'list_connections')).code).toBe(0);
  });

  it.each([
    ['an unknown tool', ['call', 'get_activites'], 'not-found', 'get_activities'],
    ['an unknown argument', ['call', 'get_activities', '{"limt":5}'], 'invalid-input', 'limit'],
    ['a wrong value', ['call', 'get_activities', '{"limit":"five"}'], 'invalid-input', 'limit'],
    ['text that is no JSON', ['call', 'get_activities', '{limit:5}'], 'invalid-input', 'JSON'],
    ['JSON that is no object', ['call', 'get_activities', '[5]'], 'invalid-input', 'object'],
    [
      'an activity that is not there',
      ['call', 'get_activity_details', '{"activity_id":"workout_0000000000000000"}'],
      'not-found',
      '',
    ],
  ])('answers %s with an error that helps', async (_what, parameters, code, word) => {
    const result = await box.json(...parameters);
    expect(result.code).toBe(1);
    expect(Object.keys(result.value)).toEqual(['error']);
    expect(result.value.error.code).toBe(code);
    expect(result.value.error.message).toContain(word);
  });

  it('speaks to a person when no script asks', async () => {
    const { code, out, err } = await box.run('call', 'get_activites');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('get_activities');
  });
});

describe('vitalwire profile', () => {
  it('keeps what is told, in the person’s units', async () => {
    await box.run('profile', 'set', 'ftp', '250W', '--from', '2026-01-01');
    await box.run('profile', 'set', 'weight', '154lb');
    await box.run('profile', 'set', 'threshold-pace', '4:10/km');
    await box.run('profile', 'set', 'birth-year', '1990');
    const { value } = await box.json('profile');
    expect(value.profile).toMatchObject({ birthYear: 1990 });
    const byMetric = Object.fromEntries(value.thresholds.map((row: { metric: string }) => [row.metric, row]));
    expect(byMetric.ftpWatts).toMatchObject({
      value: 250,
      sport: 'cycling',
      validFrom: '2026-01-01',
      origin: 'manual',
    });
    expect(byMetric.weightKilograms.value).toBeCloseTo(69.85, 2);
    expect(byMetric.thresholdSpeedMetersPerSecond.value).toBeCloseTo(4, 9);
  });

  it('takes back what was set', async () => {
    await box.run('profile', 'set', 'ftp', '250', '--from', '2026-01-01');
    expect((await box.json('profile', 'unset', 'ftp', '--from', '2026-01-01')).code).toBe(0);
    expect((await box.json('profile')).value.thresholds).toEqual([]);
    expect((await box.json('profile', 'unset', 'ftp', '--from', '2026-01-01')).value.error.code).toBe('not-found');
  });

  it.each([
    [['set', 'fpt', '250'], 'ftp'],
    [['set', 'ftp', 'strong'], '250'],
    [['set', 'ftp', '250', '--from', '2026-02-30'], '2026-03-01'],
    [['set', 'ftp', '250', '--sport', 'chess'], 'cycling'],
    [['set', 'time-zone', 'Mars/Base'], 'Europe/Berlin'],
    [['unset', 'ftp'], '--from'],
  ])('refuses %j and shows how it is done', async (parameters, word) => {
    const { code, value } = await box.json('profile', ...parameters);
    expect(code).toBe(1);
    expect(value.error.message).toContain(word);
  });

  it('doubts a value that is out of every band, and stores it all the same', async () => {
    const { code, err } = await box.run('profile', 'set', 'ftp', '2500');
    expect(code).toBe(0);
    expect(err).toContain('check the unit');
  });
});

describe('vitalwire init and doctor', () => {
  it('sets up without a question and is content with itself', async () => {
    const before = await box.json('doctor');
    expect(before.code).toBe(0);
    expect(
      before.value.findings
        .filter(({ state }: { state: string }) => state === 'warning')
        .map(({ check }: { check: string }) => check),
    ).toEqual(['folder', 'database', 'key']);
    const init = await box.json('init', '--yes');
    expect(init).toMatchObject({ code: 0, value: { home: box.home, key: 'file', assistants: [] } });
    const after = await box.json('doctor');
    const states = Object.fromEntries(
      after.value.findings.map(({ check, state }: { check: string; state: string }) => [check, state]),
    );
    expect(states).toMatchObject({ node: 'ok', folder: 'ok', database: 'ok', key: 'ok', data: 'warning' });
  });

  it.skipIf(process.platform === 'win32')('keeps data and key from other users of the machine', async () => {
    await box.run('init', '--yes');
    expect((await stat(box.home)).mode & 0o077).toBe(0);
    for (const name of await readdir(box.home)) expect((await stat(join(box.home, name))).mode & 0o077, name).toBe(0);
  });

  it('can be run again without losing the key', async () => {
    await box.run('init', '--yes');
    const key = await readFile(join(box.home, 'key'), 'utf8');
    expect((await box.run('init', '--yes')).code).toBe(0);
    expect(await readFile(join(box.home, 'key'), 'utf8')).toBe(key);
  });

  it('asks nothing where nobody can answer', async () => {
    const { code, err } = await box.run('init');
    expect(code).toBe(1);
    expect(err).toContain('--yes');
  });

  it.skipIf(process.platform === 'win32')('ends with a sentence where no folder can be made', async () => {
    const other = await sandbox({ VITALWIRE_HOME: '/dev/null/home' });
    expect((await other.json('call', 'get_stats')).value.error.code).toBe('storage-unavailable');
    const { code, value } = await other.json('doctor');
    await other.remove();
    expect(code).toBe(1);
    expect(value.findings.find(({ check }: { check: string }) => check === 'folder')).toMatchObject({
      state: 'problem',
    });
  });

  it('finds a database with broken pages', async () => {
    await box.run('import', samples);
    const path = join(box.home, 'vitalwire.db');
    const bytes = await readFile(path);
    bytes.fill(0x5a, 4096, 4096 * 6);
    await writeFile(path, bytes);
    const { code, value } = await box.json('doctor');
    expect(code).toBe(1);
    expect(value.findings.find(({ check }: { check: string }) => check === 'database')).toMatchObject({
      state: 'problem',
    });
  });

  it('finds a database that is none', async () => {
    await box.write('home/vitalwire.db', 'This was a database once.'.repeat(100));
    const { code, value } = await box.json('doctor');
    expect(code).toBe(1);
    const finding = value.findings.find(({ check }: { check: string }) => check === 'database');
    expect(finding).toMatchObject({ state: 'problem', wayOut: expect.any(String) });
    expect(await readFile(join(box.home, 'vitalwire.db'), 'utf8')).toContain('This was a database once.');
  });
});
