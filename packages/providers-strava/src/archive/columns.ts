import { normalizedName } from '@vitalwire/provider-kit/rows';

/** What is read of a row of `activities.csv`. */
export type StravaField = keyof typeof fields;

/** Where each field stands; a field that an export does not have is left out. */
export type StravaColumns = { readonly [F in StravaField]?: number };

type Place = { readonly at: number } | { readonly fromFile: number };

const EARLY_MAXIMUM = 7;

/**
 * The header in English and German, which are published (README), in Dutch where it has no place; which of the columns of one name it is, counted from
 * 1; and where it stands in every language: from the left, or from the file column.
 */
const fields = {
  id: field('Activity ID', 'Aktivitäts-ID', 1, { at: 0 }),
  date: field('Activity Date', 'Aktivitätsdatum', 1, { at: 1 }),
  name: field('Activity Name', 'Name der Aktivität', 1, { at: 2 }),
  type: field('Activity Type', 'Aktivitätsart', 1, { at: 3 }),
  description: field('Activity Description', 'Aktivitätsbeschreibung', 1, { at: 4 }),
  roundedElapsed: field('Elapsed Time', 'Verstrichene Zeit', 1, { at: 5 }),
  roundedDistance: field('Distance', 'Distanz', 1, { at: 6 }),
  earlyMaximumHeartRate: field('Max Heart Rate', 'Max. Herzfrequenz', 1, { at: EARLY_MAXIMUM }),
  privateNote: field('Activity Private Note', 'Hinweis zur Privatsphäre für Aktivitäten', 1, { fromFile: -2 }),
  gear: field('Activity Gear', 'Aktivitätsausrüstung', 1, { fromFile: -1 }),
  file: field('Filename', 'Dateiname', 1, { fromFile: 0 }),
  athleteWeight: field('Athlete Weight', 'Sportlergewicht', 1, { fromFile: 1 }),
  elapsed: field('Elapsed Time', 'Verstrichene Zeit', 2, { fromFile: 3 }),
  moving: field('Moving Time', 'Bewegungszeit', 1, { fromFile: 4 }),
  distance: field('Distance', 'Distanz', 2, { fromFile: 5 }),
  maximumSpeed: field('Max Speed', 'Höchstgeschw.', 1, { fromFile: 6 }),
  averageSpeed: field('Average Speed', 'Durchschnittliche Geschwindigkeit', 1, { fromFile: 7 }),
  ascent: field('Elevation Gain', 'Höhenzunahme', 1, { fromFile: 8 }),
  descent: field('Elevation Loss', 'Höhenunterschied', 1, { fromFile: 9 }),
  maximumCadence: field('Max Cadence', 'Max. Tritt-/Schrittfrequenz', 1, { fromFile: 16 }),
  averageCadence: field('Average Cadence', 'Durchschnittliche Trittfrequenz', 1, { fromFile: 17 }),
  maximumHeartRate: field('Max Heart Rate', 'Max. Herzfrequenz', 2, { fromFile: 18 }),
  averageHeartRate: field('Average Heart Rate', 'Durchschnittliche Herzfrequenz', 1, { fromFile: 19 }),
  maximumPower: field('Max Watts', 'Max. Watt', 1, { fromFile: 20 }),
  averagePower: field('Average Watts', 'Durchschnittliche Watt', 1, { fromFile: 21 }),
  calories: field('Calories', 'Kalorien', 1, { fromFile: 22 }),
  maximumTemperature: field('Max Temperature', 'Max. Temperatur', 1, { fromFile: 23 }),
  averageTemperature: field('Average Temperature', 'Durchschnittliche Temperatur', 1, { fromFile: 24 }),
  // Behind everything that repeats: found by name alone.
  workJoules: field('Total Work', 'Gesamtarbeit', 1, { fromFile: 26 }, 'Totale arbeid'),
  exertion: field('Perceived Exertion', 'Gefühlte Anstrengung', 1, { fromFile: 31 }, 'Ervaren inspanning'),
} as const;

function field(english: string, german: string, nth: number, place: Place, ...others: readonly string[]) {
  return { names: [english, german, ...others], nth, place };
}

/**
 * The list of 2018: ten columns, times in ISO form, and one distance, which is metres already. Its names are those of
 * many other lists, so that they have to be all of them.
 */
const first = ['id', 'date', 'name', 'type', 'description', 'elapsed_time', 'distance', 'commute', 'gear', 'filename'];
const firstColumns: StravaColumns = {
  id: 0,
  date: 1,
  name: 2,
  type: 3,
  description: 4,
  roundedElapsed: 5,
  distance: 6,
  gear: 8,
  file: 9,
};

/** The first layout with exact values that is known had no private note: its file column is the eleventh. */
const FILE_WITHOUT_NOTE = 10;
/** Every layout has these before the file column. */
const LEADING = 7;

/**
 * Tells the columns of `activities.csv`, whatever the language of the account and however many they are. Names repeat:
 * the second of a name is another column, with exact values where the first has rounded ones.
 * @returns `null` when it is not the list of activities
 */
export function columnsOf(header: readonly string[]): StravaColumns | null {
  if (header.length === first.length && first.every((name, at) => header[at]?.trim() === name)) return firstColumns;
  const names = header.map(normalizedName);
  const file = fileColumnOf(names);
  const aligned = file !== null && effortsAgree(names, file);
  const found: { [F in StravaField]?: number } = {};
  for (const [name, { names: known, nth, place }] of Object.entries(fields) as [
    StravaField,
    ReturnType<typeof field>,
  ][]) {
    const index = byName(names, known, nth) ?? byPlace(place, file, aligned);
    if (index !== null && index < header.length) found[name] = index;
  }
  // Before the file column the maximum of the heart rate stands only in layouts that have it behind it, too.
  const named = byName(names, fields.earlyMaximumHeartRate.names, 1) !== null;
  if (found.earlyMaximumHeartRate === found.maximumHeartRate || !(named || heartRatesAgree(names, file))) {
    delete found.earlyMaximumHeartRate;
  }
  if (file !== null && file <= FILE_WITHOUT_NOTE && byName(names, fields.privateNote.names, 1) === null) {
    delete found.privateNote;
  }
  const english = byName(names, fields.id.names, 1) !== null && byName(names, fields.date.names, 1) !== null;
  return english || file !== null ? found : null;
}

/**
 * Behind the file column the times and the distance stand again under the names that they have before it, in every
 * language: three and five columns on.
 */
function fileColumnOf(names: readonly string[]): number | null {
  const [, , , , , elapsed, distance] = names;
  if (elapsed === undefined || distance === undefined || elapsed === distance || elapsed === '') return null;
  for (let at = LEADING; at + 5 < names.length; at++) {
    if (names[at + 3] === elapsed && names[at + 5] === distance) return at;
  }
  return null;
}

function byName(names: readonly string[], known: readonly string[], nth: number): number | null {
  for (const name of known) {
    const wanted = normalizedName(name);
    const places = names.flatMap((text, index) => (text === wanted ? [index] : []));
    const place = places[nth - 1];
    if (place !== undefined) return place;
  }
  return null;
}

function byPlace(place: Place, file: number | null, aligned: boolean): number | null {
  if (file === null) return null;
  if ('at' in place) return place.at;
  const sure = place.fromFile >= FIRST_SURE && place.fromFile <= LAST_SURE;
  const agreed = aligned && place.fromFile < EFFORT_BEHIND_FILE;
  return agreed || sure ? file + place.fromFile : null;
}

/** From the second elapsed time to the second distance: they are what the place of the file column is reckoned from. */
const FIRST_SURE = 3;
const LAST_SURE = 5;
/** Relative effort stands two columns before the gear without a note and three with one, and again far behind. */
const EFFORT_BEHIND_FILE = 25;

/**
 * Whether the columns between the second distance and the second relative effort are those that are known: a column that
 * was put in between would move all of them by one, and a heart rate would be read as something else.
 */
function effortsAgree(names: readonly string[], file: number): boolean {
  const effort = names[file <= FILE_WITHOUT_NOTE ? file - 3 : file - 4];
  return effort !== undefined && effort !== '' && names[file + EFFORT_BEHIND_FILE] === effort;
}

function heartRatesAgree(names: readonly string[], file: number | null): boolean {
  const early = names[EARLY_MAXIMUM];
  return file !== null && early !== undefined && early !== '' && names[file + MAXIMUM_BEHIND_FILE] === early;
}
const MAXIMUM_BEHIND_FILE = 18;

const RECORDING = /^activities\/\S+\.(?:fit|gpx|tcx)(?:\.gz)?$/i;

/** Where a row names its recording; `null` for one that was entered by hand. */
export function recordingColumnOf(cells: readonly string[]): number | null {
  const at = cells.findIndex((cell) => RECORDING.test(cell.trim()));
  return at < 0 ? null : at;
}
