import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function total(reports: readonly object[], failedOutside = '0'): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitalwire-total-'));
  folders.push(folder);
  for (const [index, report] of reports.entries()) writeFileSync(join(folder, `${index}.json`), JSON.stringify(report));
  const script = join(import.meta.dirname, '../total.mjs');
  return execFileSync(process.execPath, [script, folder, failedOutside], { encoding: 'utf8' });
}
const report = (passed: number, failed: number, testResults: readonly object[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults,
});

test('adds up the lanes that ran', () => {
  expect(total([report(3, 0), report(4, 2)])).toBe('7 passed, 2 failed\n');
  expect(total([])).toBe('0 passed, 0 failed\n');
});

test('a file that could not be loaded is a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(total([report(3, 0, [broken, { status: 'passed', assertionResults: [{}] }])])).toBe('3 passed, 1 failed\n');
});

test('a lane that failed outside of its tests counts once, and not on top of failed tests', () => {
  expect(total([report(3, 0)], '1')).toBe('3 passed, 1 failed\n');
  expect(total([report(3, 2)], '1')).toBe('3 passed, 2 failed\n');
});
