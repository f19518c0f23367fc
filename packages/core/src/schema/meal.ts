import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { grams, kilocalories, milligrams, name, word } from './parts.ts';

export const nutrientsSchema = z.strictObject({
  energyKilocalories: kilocalories.exactOptional(),
  proteinGrams: grams.exactOptional(),
  carbohydrateGrams: grams.exactOptional(),
  fatGrams: grams.exactOptional(),
  saturatedFatGrams: grams.exactOptional(),
  fiberGrams: grams.exactOptional(),
  sugarGrams: grams.exactOptional(),
  sodiumMilligrams: milligrams.exactOptional(),
  caffeineMilligrams: milligrams.exactOptional(),
  alcoholGrams: grams.exactOptional(),
});

export const mealItemSchema = z.strictObject({
  name,
  foodId: word.exactOptional(),
  amountGrams: grams.exactOptional(),
  portion: name.exactOptional(),
  nutrients: nutrientsSchema,
});

export const mealSchema = z
  .strictObject({
    ...baseShape('meal'),
    occasion: word.exactOptional(),
    name: name.exactOptional(),
    items: z.array(mealItemSchema),
    nutrients: nutrientsSchema,
  })
  .check(checkBase);
