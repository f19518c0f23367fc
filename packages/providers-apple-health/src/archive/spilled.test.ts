import { zipBytes } from '@vitalwire/archive-writers';
import { appleHealthExport } from '@vitalwire/archive-writers/apple-health';
import { HealthError, type Instant, type LocalDate, type SpillFile } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole, testContext } from '@vitalwire/provider-kit/testing';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { describe, expect, it } from 'vitest';
import { createAppleHealthArchiveImporter } from './apple-health-importer.ts';

const athlete = generateAthlete({ scenario: 'demo', seed: 3, end: '2026-03-20' as LocalDate, years: 0.03 });
const packed = await zipBytes(
  appleHealthExport(athlete, {
    exportedAt: '2026-07-01T09:00:00.000Z' as Instant,
    phoneZone: 'Europe/Berlin',
    zones: ['Europe/Berlin'],
  }),
);
const source = () => memorySource('export.zip', packed);
const importer = createAppleHealthArchiveImporter({ heldBytes: 0 });

/** Files in memory; `fails` throws at the append of that number. */
function spills(fails = Number.POSITIVE_INFINITY) {
  const seen = { open: 0, bytes: 0, appends: 0 };
  const spill = (): SpillFile => {
    const pieces: Uint8Array[] = [];
    seen.open++;
    return {
      append(bytes) {
        if (seen.appends++ >= fails) throw new HealthError('storage-full', 'The disk is full.', { path: 'here' });
        pieces.push(bytes.slice());
        seen.bytes += bytes.byteLength;
      },
      read: (position, into) => into.set(Buffer.concat(pieces).subarray(position, position + into.byteLength)),
      close: () => seen.open--,
    };
  };
  return { seen, spill };
}

describe('rows that are held on the disk', () => {
  it('give what they give from memory', async () => {
    const { seen, spill } = spills();
    const there = await importWhole(importer, source(), { spill });

    expect(there).toEqual(await importWhole(createAppleHealthArchiveImporter(), source()));
    expect(seen.bytes).toBeGreaterThan(20_000);
    expect(seen.open).toBe(0);
  });

  it('are given back when the import is left in the middle, and when the disk is full', async () => {
    const left = spills();
    for await (const _batch of importer.read(source(), { ...testContext, spill: left.spill })) {
      expect(left.seen.open).toBe(1);
      break;
    }
    expect(left.seen.open).toBe(0);
    const full = spills(1);
    await expect(importWhole(importer, source(), { spill: full.spill })).rejects.toMatchObject({
      code: 'storage-full',
    });
    expect(full.seen).toMatchObject({ open: 0, appends: 2 });
  });
});
