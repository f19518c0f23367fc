import type { BaseRecord } from './base.ts';
import type { MealItem, Nutrients } from './meal.ts';

export interface Recipe extends BaseRecord<'recipe'> {
  readonly name: string;
  readonly servings: number;
  readonly ingredients: readonly MealItem[];
  readonly steps: readonly string[];
  readonly tags: readonly string[];
  readonly nutrientsPerServing: Nutrients;
  readonly preparationSeconds?: number;
}
