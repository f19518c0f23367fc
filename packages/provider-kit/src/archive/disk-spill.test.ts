import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HealthError } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskSpill } from './disk-spill.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitalwire-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function errorOf(work: () => void): HealthError | null {
  try {
    work();
  } catch (error) {
    if (HealthError.is(error)) return error;
    throw error;
  }
  return null;
}

describe('bytes on the disk for a while', () => {
  it('come back from any place, and nothing of them stays', () => {
    const spill = diskSpill({ folder });
    expect(readdirSync(folder)).toEqual([]);
    spill.append(Uint8Array.of(1, 2, 3));
    spill.append(Uint8Array.of(4, 5));
    // What has no name is left behind by no crash.
    if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([]);
    const into = new Uint8Array(3);
    spill.read(1, into);
    expect([...into]).toEqual([2, 3, 4]);
    spill.read(2, into);
    expect([...into]).toEqual([3, 4, 5]);
    spill.close();
    spill.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('say what to do where they cannot be put', () => {
    const missing = join(folder, 'missing');
    const error = errorOf(() => diskSpill({ folder: missing }).append(Uint8Array.of(1)));
    expect(error).toMatchObject({ code: 'storage-readonly', details: { path: missing } });
    expect(error?.message).toContain('Set TMPDIR');
  });

  it('are lent to what opens files by name, which reads on without it', () => {
    const spill = diskSpill({ folder, named: true });
    expect(errorOf(() => spill.lend?.(() => {}))?.code).toBe('storage-unavailable');
    spill.append(Uint8Array.of(1, 2, 3));
    const file = spill.lend?.((path) => openSync(path, 'r')) ?? -1;
    if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([]);
    expect([...readFileSync(file)]).toEqual([1, 2, 3]);
    closeSync(file);
    spill.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(diskSpill({ folder }).lend).toBeUndefined();
    const unlent = diskSpill({ folder, named: true });
    unlent.append(Uint8Array.of(1));
    unlent.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are not made up where they end', () => {
    const spill = diskSpill({ folder });
    spill.append(Uint8Array.of(1, 2));
    expect(errorOf(() => spill.read(1, new Uint8Array(2)))?.code).toBe('storage-unavailable');
    spill.close();
    expect(errorOf(() => spill.read(0, new Uint8Array(1)))?.code).toBe('storage-unavailable');
  });
});
