import { type GetPromptResult, type Prompt, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { HealthError } from '@vitalwire/core';
import { sportName } from '../activity/filters.ts';
import { explainError } from '../run/wording.ts';

interface PromptRecipe {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly takesSport: boolean;
  readonly text: (sport: string | undefined) => string;
}

const recipes: readonly PromptRecipe[] = [
  {
    name: 'training_check',
    title: 'Training check',
    description: 'Where fitness, fatigue and form stand, and what the last days did to them',
    takesSport: false,
    text: () =>
      'Check my training. Use analyze_training_load (timeframe month) and get_stats. Say in plain words: fitness (CTL), fatigue (ATL) and form (TSB) now, how they changed over four weeks, the ramp rate, and whether the last week was even or monotonous. Give every number with its unit. Say what the basis lists as missing or assumed before you conclude anything, and do not fill gaps with guesses.',
  },
  {
    name: 'analyze_last_activity',
    title: 'Last activity',
    description: 'The newest activity, analysed and compared with the ones before',
    takesSport: true,
    text: (sport) =>
      `Analyse my last ${sport === undefined ? 'activity' : `${sport.replaceAll('_', ' ')} activity`}. Find it with get_activities (limit 6${sport === undefined ? '' : `, sport_type ${sport}`}), then use analyze_activity and get_activity_laps on it. Say what it was, how hard it was and by which method that is known, what stands out, and how it compares with the earlier ones in the list. Name the metrics that could not be computed and what they need.`,
  },
  {
    name: 'what_is_missing',
    title: 'What is missing',
    description: 'Which data, thresholds and settings are missing, and what each would make possible',
    takesSport: false,
    text: () =>
      'Tell me what is missing for good answers. Use get_connection_status, get_athlete and analyze_training_load (timeframe month). List: sources that are old or waiting to be connected again, kinds of data that no source gives, thresholds that are unknown or years old, activities without load, gaps of days. For each say what it would make possible and the smallest step to get it.',
  },
];

export function promptList(): Prompt[] {
  return recipes.map(({ name, title, description, takesSport }) => ({
    name,
    title,
    description,
    arguments: takesSport ? [{ name: 'sport', description: 'Sport or family: cycling, running', required: false }] : [],
  }));
}

export function takesSport(prompt: string): boolean {
  return recipes.some((recipe) => recipe.name === prompt && recipe.takesSport);
}

export function getPrompt(name: string, args: Readonly<Record<string, string>>): GetPromptResult {
  const recipe = recipes.find((known) => known.name === name);
  if (recipe === undefined) {
    const names = recipes.map((known) => known.name).join(', ');
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no prompt of this name. Prompts: ${names}.`);
  }
  const { sport } = args;
  // Only a sport we know enters the text: an argument is no place for instructions.
  const known = recipe.takesSport && sport !== undefined && sport !== '' ? knownSport(sport) : undefined;
  return {
    description: recipe.description,
    messages: [{ role: 'user', content: { type: 'text', text: recipe.text(known) } }],
  };
}

function knownSport(word: string): string {
  try {
    return sportName(word);
  } catch (error) {
    if (!HealthError.is(error)) throw error;
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, explainError(error));
  }
}
