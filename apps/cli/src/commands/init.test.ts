import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HealthError, type LocalDate, localOwner } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../app.ts';
import { assistants, type LaunchCommand } from '../clients/assistants.ts';
import { ExitCode } from '../exit-code.ts';
import { findMasterKey, type Keychain } from '../setup/master-key.ts';
import { processTerminal } from '../terminal/terminal.ts';
import { type InitCommand, init, likelyAssistants, type Questions } from './init.ts';

const launch: LaunchCommand = { command: 'npx', args: ['-y', '@vitalwire/cli', 'mcp'], env: {} };
let folder: string;
let app: App;
let written: string[];
let imported: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'init-'));
  app = createApp({ homeFolder: join(folder, 'home'), keepOriginals: false });
  written = [];
  imported = [];
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** A person who answers the questions whose words contain these; all others are skipped. */
function person(
  answers: Readonly<Record<string, string>>,
  chosen: readonly string[] = [],
): Questions & { asked: string[] } {
  const asked: string[] = [];
  const answerTo = (question: string) =>
    Object.entries(answers).find(([words]) => question.includes(words))?.[1] ?? null;
  return {
    asked,
    async text(question, _example, check) {
      asked.push(question);
      const answer = answerTo(question);
      if (answer !== null && check(answer) !== null) throw new Error(`refused: ${check(answer)}`);
      return answer;
    },
    async choose(question, options) {
      asked.push(question);
      return answerTo(question) ?? options[0]?.value ?? null;
    },
    async chooseMany(question) {
      asked.push(question);
      return chosen;
    },
  };
}

function run(questions: Questions, more: Partial<InitCommand> = {}) {
  const stream = { isTTY: false, columns: 80, write: (text: string) => written.push(text) > 0 };
  const streams = { stdout: stream, stderr: stream } as unknown as Pick<NodeJS.Process, 'stdout' | 'stderr'>;
  return init(processTerminal(streams, {}), {
    app,
    today: '2026-06-01' as LocalDate,
    signal: new AbortController().signal,
    keychain: null,
    findKey: () => findMasterKey({ fromEnvironment: null, keychain: more.keychain ?? null, path: app.home.key }),
    assistants: assistants({ platform: 'linux', userHome: folder, environment: {} }, launch),
    launch,
    yes: false,
    json: false,
    importFolder: async (path) => {
      imported.push(path);
      return ExitCode.Partly;
    },
    questions,
    ...more,
  });
}

const call = { owner: localOwner, signal: new AbortController().signal };

describe('vitalwire init', () => {
  it('keeps what the person tells, dated today, and assumes nothing of what they skip', async () => {
    const questions = person({ 'year of birth': '1990', 'body weight': '70kg', 'functional threshold power': '250' });
    expect(await run(questions)).toBe(ExitCode.Done);
    const { person: data } = await app.hub();
    expect(await data.profile(call)).toMatchObject({ birthYear: 1990 });
    expect(Object.keys(await data.profile(call)).toSorted()).toEqual(['birthYear', 'updatedAt']);
    const thresholds = await data.thresholds(call);
    expect(thresholds.map(({ metric, value, validFrom }) => [metric, value, validFrom]).toSorted()).toEqual([
      ['ftpWatts', 250, '2026-06-01'],
      ['weightKilograms', 70, '2026-06-01'],
    ]);
    expect(questions.asked.length).toBeGreaterThan(10);
  });

  it('stores nothing for a person who skips everything', async () => {
    await run(person({}));
    const { person: data } = await app.hub();
    expect(await data.profile(call)).toEqual({ updatedAt: null });
    expect(await data.thresholds(call)).toEqual([]);
    expect(imported).toEqual([]);
  });

  it('imports the first folder, and ends as that import ended', async () => {
    expect(await run(person({ 'folder or file': '~/rides' }))).toBe(ExitCode.Partly);
    expect(imported).toHaveLength(1);
    expect(imported[0]).not.toContain('~');
  });

  it('configures the assistants that were chosen, and no other', async () => {
    await run(person({}, ['cursor']));
    const cursor = JSON.parse(await readFile(join(folder, '.cursor', 'mcp.json'), 'utf8'));
    expect(cursor.mcpServers.vitalwire.command).toBe('npx');
    await expect(readFile(join(folder, '.config', 'Claude', 'claude_desktop_config.json'))).rejects.toThrow();
    expect(written.join('')).toContain('Configured cursor');
  });

  it('reads numbers in the units that were told first', async () => {
    await run(person({ imperial: 'imperial', 'body weight': '154', 'body height': `5'11"`, 'threshold pace': '8:00' }));
    const { person: data } = await app.hub();
    expect((await data.profile(call)).heightMeters).toBeCloseTo(1.8034, 4);
    const values = new Map((await data.thresholds(call)).map(({ metric, value }) => [metric, value]));
    expect(values.get('weightKilograms')).toBeCloseTo(69.853, 3);
    expect(values.get('thresholdSpeedMetersPerSecond')).toBeCloseTo(3.353, 3);
  });

  it('prints the command for an assistant that keeps its own list', async () => {
    await run(person({}, ['claude-code']));
    expect(written.join('')).toContain('claude mcp add');
  });

  it('goes on when an assistant’s file cannot be changed', async () => {
    const path = join(folder, '.cursor', 'mcp.json');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '// mine');
    expect(await run(person({}, ['cursor']))).toBe(ExitCode.Done);
    expect(written.join('')).toContain('was left alone');
    expect(await readFile(path, 'utf8')).toBe('// mine');
  });

  it('lets the person choose where the key lies, where there is a choice', async () => {
    const keychain: Keychain & { value: string | null } = {
      value: null,
      read: () => keychain.value,
      write: (value) => {
        keychain.value = value;
      },
    };
    await run(person({ 'key to your secrets': 'file' }), { keychain });
    expect(keychain.value).toBeNull();
    expect((await readFile(app.home.key, 'utf8')).length).toBeGreaterThan(40);
  });

  it('changes nothing when the person walks away', async () => {
    const walksAway: Questions = {
      ...person({}),
      text: async () => {
        throw new HealthError('cancelled', 'Nothing was changed.', {});
      },
    };
    await expect(run(walksAway)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await (await app.hub()).person.profile(call)).toEqual({ updatedAt: null });
  });

  it('offers the assistants that are on the machine and do not know us', async () => {
    const known = assistants({ platform: 'linux', userHome: folder, environment: {} }, launch);
    const path = join(folder, '.cursor', 'mcp.json');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '{"mcpServers":{}}');
    expect(await likelyAssistants(known, launch)).toEqual(['cursor']);
  });
});
