import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant, LocalDate } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StartOptions, start } from '../src/start/start.ts';
import { processTerminal } from '../src/terminal/terminal.ts';
import { gpx, program, samples, sandbox } from './command-line.ts';

let scratch: string;
let written: string[];
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'start-'));
  written = [];
});
afterEach(() => rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

function run(more: Partial<StartOptions> = {}) {
  const stream = { isTTY: false, columns: 80, write: (text: string) => written.push(text) > 0 };
  return start({
    program,
    samples,
    scratch,
    paths: [],
    userHome: scratch,
    today: { date: '2026-06-01' as LocalDate, now: '2026-06-01T08:00:00.000Z' as Instant },
    terminal: processTerminal(
      { stdout: stream, stderr: stream } as unknown as Pick<NodeJS.Process, 'stdout' | 'stderr'>,
      {},
    ),
    ...more,
  });
}
const said = () => written.join('');

describe('npm start', () => {
  it('imports, asks five questions through a real client, and prints what to paste', async () => {
    expect(await run()).toBe(0);
    const text = said();
    expect(text).toContain('Imported 7 workouts from 7 files');
    expect(text).not.toContain('time-zone');
    expect(text.match(/^❯ /gm)).toHaveLength(5);
    for (const word of ['fitness (CTL)', 'Normalized', 'Tempo', 'kinds_without_data']) {
      expect(text.toLowerCase()).toContain(word === 'Normalized' ? 'normalized_power' : word.toLowerCase());
    }
    for (const client of ['Claude Desktop', 'Claude Code', 'Cursor', 'VS Code']) expect(text).toContain(client);
    expect(text).toContain(JSON.stringify(program).slice(1, -1));
  });

  it('has everything there the second time', async () => {
    await run();
    written = [];
    expect(await run()).toBe(0);
    expect(said()).toContain('7 files known already');
    expect(said()).toContain('All days are there already');
  });

  it('does the same with the person’s own files, and with nobody else’s', async () => {
    const box = await sandbox();
    const file = await box.write('ride.gpx', gpx(0));
    expect(await run({ paths: [file] })).toBe(0);
    await box.remove();
    expect(said()).toContain('Imported 1 workout from 1 file');
    expect(said()).not.toContain('Demo athlete');
    expect(said()).toContain('vitalwire import');
  });

  it('says in a sentence what is wrong with them', async () => {
    await run({ paths: [join(scratch, 'nowhere')] });
    expect(said()).toContain('there is no such file or folder');
  });
});

describe('vitalwire demo', () => {
  it('answers in a folder of its own, and names the scenario that was meant', async () => {
    const box = await sandbox();
    const { code, value } = await box.json('demo', '--scenario', 'beginner-runner');
    expect(code).toBe(0);
    expect(value.home).toBe(join(box.home, 'demo', 'beginner-runner'));
    expect(value.answers).toHaveLength(5);
    const wrong = await box.json('demo', '--scenario', 'triathlet');
    await box.remove();
    expect(wrong.code).toBe(1);
    expect(wrong.value.error.message).toContain('triathlete');
  });
});
