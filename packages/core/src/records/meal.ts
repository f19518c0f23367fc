import type { BaseRecord } from './base.ts';

/** Amounts as eaten. Absent is not known, never zero. */
export interface Nutrients {
  readonly energyKilocalories?: number;
  readonly proteinGrams?: number;
  readonly carbohydrateGrams?: number;
  readonly fatGrams?: number;
  readonly saturatedFatGrams?: number;
  readonly fiberGrams?: number;
  readonly sugarGrams?: number;
  readonly sodiumMilligrams?: number;
  readonly caffeineMilligrams?: number;
  readonly alcoholGrams?: number;
}

export interface MealItem {
  readonly name: string;
  /** Id in a food table, `fdc:167512`. */
  readonly foodId?: string;
  readonly amountGrams?: number;
  /** As written by the person: `2 slices`. */
  readonly portion?: string;
  readonly nutrients: Nutrients;
}

export interface Meal extends BaseRecord<'meal'> {
  /** `breakfast`, `lunch`, `dinner`, `snack`, or the person's word. */
  readonly occasion?: string;
  readonly name?: string;
  readonly items: readonly MealItem[];
  /** Totals as the source gives them; where it gives items only, their sum is ours to compute. */
  readonly nutrients: Nutrients;
}
