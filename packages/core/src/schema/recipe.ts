import * as z from 'zod';
import { baseShape, checkBase } from './base.ts';
import { mealItemSchema, nutrientsSchema } from './meal.ts';
import { once } from './once.ts';
import { name, optional, prose, seconds, word } from './parts.ts';

export const recipeSchema = once(() =>
  z
    .strictObject({
      ...baseShape('recipe'),
      name: name(),
      servings: z.number().gt(0).max(10_000),
      ingredients: z.array(mealItemSchema()),
      steps: z.array(prose()),
      tags: z.array(word()),
      nutrientsPerServing: nutrientsSchema(),
      preparationSeconds: optional(seconds),
    })
    .check(checkBase),
);
