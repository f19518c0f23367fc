import { cleanText, type Meal, type MealItem, type Nutrients, textLimits } from '@vitalwire/core';
import type { Collected } from '../collect/collector.ts';
import { type PackedElement, unpackElement } from '../collect/packed-element.ts';
import type { Row } from '../collect/rows.ts';
import { meaningOf } from '../meaning/sample-types.ts';
import { conversionOf } from '../meaning/units.ts';
import type { Element } from '../scan/health-document.ts';
import { baseOf, countByType, type Emitted, keyTime, type Receipt } from './emitted.ts';
import { originsOf } from './moments.ts';

/** Foods by origin and written start: what the rows of a meal are called. */
export type Foods = ReadonlyMap<string, readonly PackedElement[]>;

export function foodsOf(collected: Collected): Foods {
  return Map.groupBy(collected.foods, (packed) => {
    const { attributes } = unpackElement(collected.bytes, packed);
    const text = (name: string) => attributes.get(name) ?? '';
    const origin = collected.origins.ofTexts(text('sourceName'), text('sourceVersion'), text('device'));
    return foodKey(origin.key, secondsOfText(text('startDate')));
  });
}

function foodKey(originKey: string, startSeconds: number): string {
  return `${originKey} ${startSeconds}`;
}

/** `2026-01-10 07:04:44 -0500`; not a number for anything else. */
export function secondsOfText(text: string): number {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/.exec(text);
  return match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2]}${match[3]}:${match[4]}`) / 1000;
}

/** Everything that one app wrote of one moment is one meal: apps date a whole breakfast with one time. */
export function* meals(collected: Collected, block: number, foods: Foods, receipt: Receipt): Generator<Emitted> {
  for (const rows of originsOf(collected, 'nutrient', block)) {
    for (const [startSeconds, together] of Map.groupBy(rows, (row) => row.startSeconds)) {
      const [first] = together;
      if (first === undefined) continue;
      const { origin } = first.series;
      const items = (foods.get(foodKey(origin.key, startSeconds)) ?? []).flatMap((food) =>
        itemOf(unpackElement(collected.bytes, food)),
      );
      const record: Meal = {
        ...baseOf('meal', `meal/${origin.key}/${keyTime(startSeconds)}`, origin.device, receipt, {
          startSeconds,
          endSeconds: null,
          day: first.day,
          utcOffsetMinutes: first.utcOffsetMinutes,
        }),
        items,
        nutrients: sumOf(together),
      };
      yield { record, rows: countByType(together) };
    }
  }
}

function sumOf(rows: readonly Row[]): Nutrients {
  const sums: { -readonly [N in keyof Nutrients]?: number } = {};
  for (const { series, value } of rows) {
    const { meaning } = series;
    if (meaning.to === 'nutrient') sums[meaning.nutrient] = (sums[meaning.nutrient] ?? 0) + value;
  }
  return sums as Nutrients;
}

function itemOf(food: Element): readonly MealItem[] {
  const written = food.children.find(
    ({ name, attributes }) => name === 'MetadataEntry' && attributes.get('key') === 'HKFoodType',
  );
  const name = cleanText(written?.attributes.get('value') ?? '', textLimits.name);
  if (name === null) return [];
  const nutrients: { -readonly [N in keyof Nutrients]?: number } = {};
  for (const { name: element, attributes } of food.children) {
    const meaning = element === 'Record' ? meaningOf(attributes.get('type') ?? '') : null;
    if (meaning?.to !== 'nutrient') continue;
    const value = conversionOf(meaning.dimension, attributes.get('unit') ?? '')?.(Number(attributes.get('value')));
    if (value !== undefined && value >= 0 && value <= meaning.bounds[1]) nutrients[meaning.nutrient] = value;
  }
  return [{ name, nutrients: nutrients as Nutrients }];
}
