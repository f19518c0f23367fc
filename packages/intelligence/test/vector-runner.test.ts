import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runVectors } from './vector-runner.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const source = 'worked by hand';
const bmi = { id: 'right', algorithm: 'bmi', variant: 'quetelet', tolerance: 1e-9, source };
const right = { ...bmi, input: { weightKg: 80, heightCm: 200 }, expected: 20 };
const streamed = {
  ...{ id: 'streamed', algorithm: 'timeInZones', variant: 'seiler_3', tolerance: 1e-9, source },
  input: { streamFile: 'streams/short.json', vt1HrBpm: 120, vt2HrBpm: 150 },
  expected: { zoneFractions: [0.25, 0.5, 0.25] },
};

function write(name: string, content: unknown): void {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

function run(): { readonly lines: readonly string[]; readonly tally: object } {
  const lines: string[] = [];
  return { lines, tally: runVectors(folder, (line) => lines.push(line)) };
}

test('a wrong vector and an unknown pair are told, and do not stop what follows', () => {
  write('a.json', [{ ...right, id: 'wrong', expected: 21 }, { ...right, id: 'unknown', variant: 'by_eye' }, right]);
  mkdirSync(join(folder, 'streams'));
  write('streams/short.json', { heartRateBpm: [100, 130, null, 140, 160] });
  write('b.json', [streamed]);
  const { lines, tally } = run();
  expect(tally).toEqual({ passed: 2, failed: 2 });
  expect(lines.at(-1)).toBe('2 passed, 2 failed');
  const text = lines.join('\n');
  expect(text).toMatch(/FAILED wrong \(bmi, quetelet\) in a\.json\n {2}expected 21 within 1e-9\n {2}actual {3}20\n/);
  expect(text).toMatch(/FAILED unknown .*\n.*\n.*\n {2}no algorithm is known for \(bmi, by_eye\)/);
  expect(text).toContain('b.json: 1 of 1');
});

test('null means that there is no value, whether for lack of data or because the input cannot be', () => {
  const tooSteady = { ...bmi, algorithm: 'acwr', variant: 'ewma', input: { dailyLoads: [1, 2] }, expected: null };
  write('a.json', [
    tooSteady,
    { ...tooSteady, id: 'part', expected: { ratio: null } },
    { ...right, id: 'impossible', input: { weightKg: -1, heightCm: 200 }, expected: null },
    { ...right, id: 'not null', expected: null },
    { ...tooSteady, id: 'a number', expected: 1 },
  ]);
  const { lines, tally } = run();
  expect(tally).toEqual({ passed: 3, failed: 2 });
  expect(lines.join('\n')).toContain('insufficient data: needs 28 days of loads, has 2 days');
});

test('an id of the registry runs as it is written', () => {
  const input = { powerSegmentsWattsSeconds: [[200, 60]], repeat: 2, durationsSeconds: [30] };
  const expected = [{ durationSeconds: 30, watts: 200 }];
  write('a.json', [{ ...bmi, algorithm: 'power.mean-maximal', variant: 'asked_durations', input, expected }]);
  expect(run().tally).toEqual({ passed: 1, failed: 0 });
});

test('what is no vector is a failure', () => {
  write('object.json', { id: 'alone' });
  write('broken.json', '[{');
  write('mixed.json', [
    right,
    { ...right, source: '' },
    7,
    { ...right, tolerance: 'some' },
    { ...right, expected: {} },
  ]);
  write('lost.json', [{ ...streamed, input: { streamFile: 'streams/none.json' } }]);
  const { lines, tally } = run();
  expect(tally).toEqual({ passed: 1, failed: 7 });
  const text = lines.join('\n');
  expect(text).toContain('FAILED object.json is not an array of vectors');
  expect(text).toMatch(/FAILED broken\.json is not JSON/);
  expect(text).toContain('FAILED mixed.json, entry 1 has no source');
  expect(text).toContain('FAILED mixed.json, entry 2 is no object');
  expect(text).toContain('FAILED mixed.json, entry 3 has no tolerance');
  expect(text).toContain('FAILED mixed.json, entry 4 expects nothing');
  expect(text).toMatch(/FAILED streamed .*/);
});

test('an empty folder and none at all are failures', () => {
  expect(run().tally).toEqual({ passed: 0, failed: 1 });
  expect(runVectors(join(folder, 'none'), () => undefined)).toEqual({ passed: 0, failed: 1 });
});

/** The program itself, as the script of the package starts it. */
function start(vectors: string): Promise<{ readonly code: unknown; readonly last: string | undefined }> {
  const program = join(import.meta.dirname, 'run-vectors.ts');
  return new Promise((resolve) => {
    const options = { env: { VITALWIRE_VECTORS: vectors, INIT_CWD: tmpdir() } };
    execFile(process.execPath, ['--conditions=@vitalwire/source', program], options, (error, stdout) =>
      resolve({ code: error?.code ?? 0, last: stdout.trimEnd().split('\n').at(-1) }),
    );
  });
}

test('the program ends with the tally and says by its code whether any failed', async () => {
  write('a.json', [right]);
  expect(await start(folder)).toEqual({ code: 0, last: '1 passed, 0 failed' });
  write('b.json', [{ ...right, expected: 1 }]);
  expect(await start(folder.slice(tmpdir().length + 1))).toEqual({ code: 1, last: '1 passed, 1 failed' });
});
