import { isSport, type Sport, sports, suggest } from '@vitalwire/core';
import { type EntryField, type EntryKind, type EntryScene, invalid, type Said, sessionLength } from './entry-kind.ts';
import { ascent, beats, distance, duration, energy, oneOf, plainNumber, watts, words, yesOrNo } from './quantities.ts';
import { setsOf } from './strength-text.ts';

const name: EntryField = { field: 'name', words: 'a name', example: '"Lake loop"', read: words };

/** Shorter words for common sports. */
const shortSports: { readonly [word: string]: Sport } = {
  run: 'running',
  ride: 'cycling',
  bike: 'cycling',
  walk: 'walking',
  hike: 'hiking',
  row: 'rowing',
  strength: 'strength_training',
};

/** Borg's CR-10. */
export const exertion: EntryField = {
  field: 'feel.perceivedExertionCr10',
  words: 'how hard it was; RPE goes from 0 to 10',
  example: '7',
  read: plainNumber,
};

const workoutFields: EntryKind['fields'] = {
  rpe: exertion,
  hr: { field: 'averageHeartRateBpm', words: 'average heart rate', example: '145', read: beats },
  'max-hr': { field: 'maximumHeartRateBpm', words: 'highest heart rate', example: '178', read: beats },
  power: { field: 'averagePowerWatts', words: 'average power', example: '210W', read: watts },
  ascent: { field: 'ascentMeters', words: 'metres climbed', example: '350m', read: ascent },
  kcal: { field: 'energyKilocalories', words: 'energy', example: '450', read: energy },
  name,
  text: { field: 'description', words: 'a description', example: '"windy"', read: words },
  indoor: { field: 'indoor', words: 'indoors', example: null, read: yesOrNo },
};

const far: EntryField = { field: 'distanceMeters', words: 'how far', example: '8.2km', read: distance };
const sport: EntryField = { field: 'sport', words: 'a sport', example: 'running', read: oneOf(...sports) };

export const trainingEntries: readonly EntryKind[] = [
  {
    word: 'workout',
    kind: 'workout',
    words: 'a session of any sport',
    operands: '<sport> <amounts...>',
    example: 'workout running 45min 8.2km --rpe 6 --at "yesterday 18:00"',
    fields: workoutFields,
    operandFields: { sport, distance: far },
    time: 'session',
    said: ([sportText = '', ...amounts], scene) => {
      const { seconds, meters } = amountsOf(amounts, scene);
      if (seconds === null) throw invalid('duration', 'Say how long it was, such as 45min or 1h30.');
      const fields = {
        sport: sportOf(sportText),
        elapsedSeconds: seconds,
        ...(meters !== null && { distanceMeters: meters }),
      };
      return { fields, seconds };
    },
  },
  {
    word: 'strength',
    kind: 'strengthSession',
    words: 'sets of a strength session, one exercise an argument',
    operands: '<sets...>',
    example: 'strength "Squat 5x5 100kg" "Bench 8,8,6 60kg rpe 8" "Plank 3x60s" --for 50min',
    fields: { name, notes: { field: 'notes', words: 'notes', example: '"knee felt fine"', read: words } },
    length: 'for',
    time: 'session',
    said: (lines, { units }) => ({ fields: { sets: lines.flatMap((line) => setsOf(line, units)) } }),
  },
  {
    word: 'plan',
    kind: 'plannedWorkout',
    words: 'a session to come',
    operands: '<sport> <amounts...>',
    example: 'plan running 60min --name Tempo --at "2026-05-06 18:00"',
    fields: {
      name,
      text: { field: 'description', words: 'a description', example: '"3 x 10 min"', read: words },
      load: { field: 'plannedLoad', words: 'planned load', example: '60', read: plainNumber },
    },
    operandFields: {
      sport,
      status: {
        field: 'status',
        words: 'planned, done or skipped',
        example: 'done',
        read: oneOf('planned', 'done', 'skipped'),
      },
    },
    time: 'planned',
    said: ([sportText = '', ...amounts], scene) => plannedOf(sportOf(sportText), amountsOf(amounts, scene)),
  },
];

function plannedOf(asked: Sport, { seconds, meters }: Amounts): Said {
  const fields = {
    sport: asked,
    name: asked.replaceAll('_', ' '),
    status: 'planned',
    ...(seconds !== null && { plannedSeconds: seconds }),
    ...(meters !== null && { plannedMeters: meters }),
  };
  return seconds === null ? { fields } : { fields, seconds };
}

interface Amounts {
  readonly seconds: number | null;
  readonly meters: number | null;
}

/** A duration and a distance, in any order; each must say its unit, or the two could not be told apart. */
function amountsOf(texts: readonly string[], { units }: EntryScene): Amounts {
  let seconds: number | null = null;
  let meters: number | null = null;
  for (const text of texts) {
    const time = duration(text, units);
    // `400m` is as good as 400 minutes and as 400 metres.
    const way = /[a-z]$/i.test(text) ? distance(text, units) : null;
    if (time !== null && way !== null)
      throw invalid(
        'amount',
        `"${text}" is minutes or metres. Write ${text.replace(/\s*m$/i, '')}min, or the distance in km.`,
      );
    if (way !== null && meters === null) meters = way;
    else if (time !== null && seconds === null) seconds = time;
    else
      throw invalid(
        'amount',
        `"${text}" cannot be read as a duration or a distance. Write ${sessionLength.example} or ${far.example}, one of each.`,
      );
  }
  return { seconds, meters };
}

function sportOf(text: string): Sport {
  const asked = valueOrNull(text);
  if (asked !== null) return asked;
  const near = suggest(text, sports);
  const help = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known: ${sports.join(', ')}.`;
  throw invalid('sport', `"${text}" is no sport that is known. ${help}`);
}

function valueOrNull(text: string): Sport | null {
  const short = Object.hasOwn(shortSports, text.toLowerCase()) ? shortSports[text.toLowerCase()] : undefined;
  const found = short ?? sport.read(text, 'metric');
  return typeof found === 'string' && isSport(found) ? found : null;
}
