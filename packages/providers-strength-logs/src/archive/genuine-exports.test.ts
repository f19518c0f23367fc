import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StrengthSet } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { describe, expect, it } from 'vitest';
import { createHevyArchiveImporter, createStrongArchiveImporter } from './index.ts';

const genuine = (name: string) =>
  memorySource(name, readFileSync(fileURLToPath(new URL(`../../test-data/${name}`, import.meta.url))));

/** Summed up by another program over the cells of the file. */
const exports = [
  {
    name: 'hevy-2025.csv',
    importer: createHevyArchiveImporter(),
    what: 'workouts.csv',
    rows: 330,
    sessions: 17,
    repetitions: 4411,
    kilograms: 12_602,
  },
  {
    name: 'strong-iphone-2025.csv',
    importer: createStrongArchiveImporter({ unnamedWeightUnit: 'kg' }),
    what: 'strong.csv',
    rows: 250,
    sessions: 15,
    repetitions: 2830,
    kilograms: 4628.2,
  },
];

describe('exports that people made public', () => {
  it.each(exports)('$name: every row, every repetition, every kilogram', async (known) => {
    const { importer, what, rows, sessions, repetitions, kilograms } = known;
    const source = genuine(known.name);
    expect((await importer.recognise(source))?.confidence).toBe(0.95);
    const { records, counts, rejected } = await importWhole(importer, source);
    expect([rejected, counts[what]]).toEqual([[], { read: rows, used: rows, rejected: 0, passedOver: 0 }]);
    const sets = records.flatMap((record) => (record.kind === 'strengthSession' ? record.sets : []));
    const sum = (value: (set: StrengthSet) => number | undefined) =>
      Number(sets.reduce((total, set) => total + (value(set) ?? 0), 0).toFixed(2));
    expect(records.length).toBe(sessions);
    expect(sum((set) => set.repetitions)).toBe(repetitions);
    expect(sum((set) => set.weightKilograms)).toBe(kilograms);
    expect(await unlikeWhenResumed(importer, source)).toEqual([]);
  });
});
