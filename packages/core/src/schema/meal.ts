import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { once } from './once.ts';
import { grams, kilocalories, milligrams, name, optional, word } from './parts.ts';

export const nutrientsSchema = once(() =>
  z.strictObject({
    energyKilocalories: optional(kilocalories),
    proteinGrams: optional(grams),
    carbohydrateGrams: optional(grams),
    fatGrams: optional(grams),
    saturatedFatGrams: optional(grams),
    fiberGrams: optional(grams),
    sugarGrams: optional(grams),
    sodiumMilligrams: optional(milligrams),
    caffeineMilligrams: optional(milligrams),
    alcoholGrams: optional(grams),
  }),
);

export const mealItemSchema = once(() =>
  z.strictObject({
    name: name(),
    foodId: optional(word),
    amountGrams: optional(grams),
    portion: optional(name),
    nutrients: nutrientsSchema(),
  }),
);

export const mealSchema = once(() =>
  z
    .strictObject({
      ...baseShape('meal'),
      occasion: optional(word),
      name: optional(name),
      items: z.array(mealItemSchema()),
      nutrients: nutrientsSchema(),
    })
    .check(checkBase),
);
