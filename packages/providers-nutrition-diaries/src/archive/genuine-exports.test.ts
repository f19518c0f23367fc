import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Nutrients } from '@vitalwire/core';
import { memorySource } from '@vitalwire/provider-kit/archive';
import { importWhole } from '@vitalwire/provider-kit/testing';
import { expect, it } from 'vitest';
import { createCronometerArchiveImporter } from './index.ts';

it('a public export of Cronometer: every row, every kilocalorie', async () => {
  const bytes = readFileSync(fileURLToPath(new URL('../../test-data/cronometer-servings-2020.csv', import.meta.url)));
  const source = memorySource('servings.csv', bytes);
  const importer = createCronometerArchiveImporter();
  expect((await importer.recognise(source))?.confidence).toBe(0.93);
  const { records, counts, rejected } = await importWhole(importer, source);
  expect([rejected, counts['servings.csv']]).toEqual([[], { read: 116, used: 116, rejected: 0, passedOver: 0 }]);
  const sum = (nutrient: keyof Nutrients) => {
    const total = records.reduce((all, each) => all + (each.kind === 'meal' ? (each.nutrients[nutrient] ?? 0) : 0), 0);
    return Number(total.toFixed(1));
  };
  // Summed up by another program over the cells of the file.
  expect([records.length, sum('energyKilocalories'), sum('proteinGrams')]).toEqual([57, 7251.5, 358.1]);
  expect([sum('carbohydrateGrams'), sum('fatGrams'), sum('sodiumMilligrams')]).toEqual([798.9, 316.3, 0]);
});
