import { type EntryField, type EntryKind, fieldValue } from './entry-kind.ts';
import { duration, energy, grams, milligrams, plainNumber, type Reader, volume, words } from './quantities.ts';

const nutrients = (place: string): EntryKind['fields'] => ({
  kcal: { field: `${place}.energyKilocalories`, words: 'energy', example: '450', read: energy },
  protein: { field: `${place}.proteinGrams`, words: 'protein', example: '20g', read: grams },
  carbs: { field: `${place}.carbohydrateGrams`, words: 'carbohydrate', example: '60g', read: grams },
  fat: { field: `${place}.fatGrams`, words: 'fat', example: '9g', read: grams },
  'saturated-fat': { field: `${place}.saturatedFatGrams`, words: 'saturated fat', example: '2g', read: grams },
  fiber: { field: `${place}.fiberGrams`, words: 'fibre', example: '8g', read: grams },
  sugar: { field: `${place}.sugarGrams`, words: 'sugar', example: '12g', read: grams },
  sodium: { field: `${place}.sodiumMilligrams`, words: 'sodium', example: '300mg', read: milligrams },
  caffeine: { field: `${place}.caffeineMilligrams`, words: 'caffeine', example: '95mg', read: milligrams },
  alcohol: { field: `${place}.alcoholGrams`, words: 'alcohol', example: '10g', read: grams },
});

/** `Oats 80g` is 80 g of oats, `2 eggs` is what it says. */
const item: Reader = (text, units) => {
  const match = /^(.*\S)\s+(\d+(?:\.\d+)?\s*(?:g|oz))$/i.exec(text);
  if (text === '') return null;
  if (match === null) return { name: text, nutrients: {} };
  const amountGrams = grams(match[2] ?? '', units);
  return amountGrams === null ? null : { name: match[1], amountGrams, nutrients: {} };
};

const mealName: EntryField = { field: 'name', words: 'what it was', example: 'Oats', read: words };
const servings: EntryField = { field: 'servings', words: 'how many servings', example: '4', read: plainNumber };
const amount: EntryField = { field: 'volumeMilliliters', words: 'an amount of fluid', example: '500ml', read: volume };

export const foodEntries: readonly EntryKind[] = [
  {
    word: 'meal',
    kind: 'meal',
    words: 'what was eaten',
    operands: '<name>',
    example: 'meal Oats --kcal 450 --protein 20g --occasion breakfast',
    fields: {
      ...nutrients('nutrients'),
      occasion: {
        field: 'occasion',
        words: 'breakfast, lunch, dinner, snack or your word',
        example: 'breakfast',
        read: words,
      },
      item: { field: 'items', words: 'a part of it', example: '"Oats 80g"', read: item, many: true },
    },
    operandFields: { name: mealName },
    time: 'moment',
    said: ([name = ''], { units }) => ({ fields: { name: fieldValue('name', mealName, name, units) } }),
  },
  {
    word: 'hydration',
    kind: 'hydration',
    words: 'what was drunk',
    operands: '<volume>',
    example: 'hydration 500ml --beverage tea',
    fields: { beverage: { field: 'beverage', words: 'which drink', example: 'water', read: words } },
    operandFields: { volume: amount },
    time: 'moment',
    said: ([text = ''], { units }) => ({
      fields: { volumeMilliliters: fieldValue('volume', amount, text, units), direction: 'intake' },
    }),
  },
  {
    word: 'recipe',
    kind: 'recipe',
    words: 'a recipe, with what a serving of it holds',
    operands: '<name> <servings>',
    example: 'recipe Chili 4 --ingredient "Beans 400g" --step "Simmer for an hour"',
    fields: {
      ingredient: { field: 'ingredients', words: 'an ingredient', example: '"Beans 400g"', read: item, many: true },
      step: { field: 'steps', words: 'a step', example: '"Simmer for an hour"', read: words, many: true },
      tag: { field: 'tags', words: 'a tag', example: 'winter', read: words, many: true },
      time: { field: 'preparationSeconds', words: 'how long it takes', example: '40min', read: duration },
      ...nutrients('nutrientsPerServing'),
    },
    operandFields: { name: mealName, servings },
    time: 'moment',
    said: ([name = '', count = ''], { units }) => ({
      fields: {
        name: fieldValue('name', mealName, name, units),
        servings: fieldValue('servings', servings, count, units),
      },
    }),
  },
];
