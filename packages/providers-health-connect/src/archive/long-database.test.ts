import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HealthConnectExportOptions, healthConnectExport } from '@vitalwire/archive-writers/health-connect';
import { HealthError, type LocalDate, type SpillFile } from '@vitalwire/core';
import { diskSpill, memorySource } from '@vitalwire/provider-kit/archive';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenedDatabase, openDatabase } from './database.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitalwire-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const athlete = generateAthlete({ scenario: 'demo', seed: 8, end: '2026-06-30' as LocalDate, years: 0.02 });
const { signal } = new AbortController();
const room = (options: { readonly named?: boolean } = {}): SpillFile => diskSpill({ ...options, folder });

async function exported(options: HealthConnectExportOptions = {}): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (const file of healthConnectExport(athlete.records(), options))
    for await (const piece of file.content()) pieces.push(piece as Uint8Array);
  return new Uint8Array(Buffer.concat(pieces));
}

function open(bytes: Uint8Array, spill: ((options?: { readonly named?: boolean }) => SpillFile) | undefined) {
  return openDatabase(memorySource('health_connect_export.db', bytes), { signal, spill, heldBytes: 8192 });
}

function contentOf({ database, close }: OpenedDatabase): unknown {
  const sql = 'SELECT hex(uuid), time, weight FROM weight_record_table ORDER BY 1';
  const content = { rows: database.prepare(sql).all(), whole: database.pragma('integrity_check', { simple: true }) };
  close();
  return content;
}

describe('a database that is too long for memory', () => {
  it('is read from the disk as it is read from memory, and nothing of it stays there', async () => {
    for (const options of [{}, { writeAhead: true }]) {
      const bytes = await exported(options);
      const inMemory = contentOf(await open(bytes, undefined));
      expect(inMemory).toMatchObject({ whole: 'ok', rows: { length: expect.toSatisfy((count: number) => count > 2) } });
      const onDisk = await open(bytes, room);
      if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([]);
      expect(contentOf(onDisk)).toEqual(inMemory);
      expect(readdirSync(folder)).toEqual([]);
      const unlent = await open(bytes, () => room());
      expect(contentOf(unlent)).toEqual(inMemory);
    }
  });

  it('leaves nothing where it is damaged, or the disk is full', async () => {
    const bytes = await exported();
    const damaged = bytes.slice();
    damaged.fill(7, 16, 16_000);
    await expect(open(damaged, room)).rejects.toMatchObject({ code: 'file-invalid' });
    const full = (options: { readonly named?: boolean } = {}): SpillFile => {
      const file = room(options);
      const append = (content: Uint8Array): void => {
        file.append(content.subarray(0, 10));
        throw new HealthError('storage-full', 'The disk is full.', { path: folder });
      };
      return { ...file, append };
    };
    await expect(open(bytes, full)).rejects.toMatchObject({ code: 'storage-full' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
