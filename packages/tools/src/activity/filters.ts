import {
  type HealthData,
  HealthError,
  type ReadCall,
  type SourceId,
  type Sport,
  SportFamily,
  sportFamily,
  sports,
  suggest,
} from '@vitalwire/core';
import { invalidArgument } from '../run/input-issues.ts';
import { cleanText } from '../text/clean-text.ts';

const families: readonly SportFamily[] = Object.values(SportFamily);

/** Words of other systems for what we call otherwise. */
const SYNONYMS: Readonly<Record<string, string>> = {
  run: 'running',
  trailrun: 'trail_running',
  virtualrun: 'virtual_running',
  ride: 'cycling',
  bike: 'cycling',
  biking: 'cycling',
  roadcycling: 'cycling',
  mountainbikeride: 'mountain_biking',
  mtb: 'mountain_biking',
  gravelride: 'gravel_cycling',
  ebikeride: 'e_biking',
  virtualride: 'virtual_cycling',
  swim: 'swimming',
  walk: 'walking',
  hike: 'hiking',
  row: 'rowing',
  nordicski: 'cross_country_skiing',
  alpineski: 'alpine_skiing',
  weighttraining: 'strength_training',
  weights: 'strength_training',
  hiit: 'high_intensity_training',
};

/** Our name of what a word stands for, a family or a sport. @throws HealthError `invalid-input` of that parameter */
export function sportName(word: string, parameter = 'sport_type'): SportFamily | Sport {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  const ours = SYNONYMS[letters] ?? letters;
  const name = [...families, ...sports].find((known) => known.replaceAll('_', '') === ours.replaceAll('_', ''));
  if (name !== undefined) return name;
  const guess = suggest(word.substring(0, 40), [...families, ...sports])[0];
  const hint = guess === undefined ? `Families: ${families.join(', ')}.` : `Did you mean ${guess}?`;
  throw invalidArgument(parameter, `${cleanText(word, 40)} is not a sport we know. ${hint}`);
}

/** The sports that a word stands for: a family's name covers all its sports. @throws HealthError `invalid-input` */
export function sportsNamed(word: string, parameter?: string): readonly Sport[] {
  const name = sportName(word, parameter);
  return sports.filter((sport) => sport === name || sportFamily(sport) === name);
}

/** @throws HealthError `not-found` naming the sources there are */
export async function sourceNamed(provider: string, health: HealthData, read: ReadCall): Promise<SourceId> {
  const known = await health.sources(read);
  const wanted = provider.toLowerCase();
  const found = known.find(({ sourceId, displayName }) => sourceId === wanted || displayName.toLowerCase() === wanted);
  if (found !== undefined) return found.sourceId;
  const what = `source ${cleanText(provider, 40)}`;
  throw new HealthError('not-found', `There is no ${what}.`, {
    what,
    suggestions: known.map(({ sourceId }) => sourceId).slice(0, 8),
  });
}

/** The part of a query that keeps to one source; empty when none was named. @throws HealthError `not-found` */
export async function onlyFrom(
  provider: string | undefined,
  health: HealthData,
  read: ReadCall,
): Promise<{ readonly sourceIds?: readonly SourceId[] }> {
  return provider === undefined ? {} : { sourceIds: [await sourceNamed(provider, health, read)] };
}
