import { millisecondsOf, type Workout } from '@vitalwire/core';

/** Languages whose header is published (English, German) and others, as an account in them has it. */
export type StravaLanguage = 'en' | 'de' | 'fr' | 'es' | 'ja';

/** `2021`: 78 columns, no private note. `2026`: 103 columns. */
export type StravaLayout = '2021' | '2026';

/** What the list says of one activity. */
export interface ListedActivity {
  readonly id: number;
  readonly workout: Workout;
  /** `activities/1.fit.gz`, or empty. */
  readonly file: string;
  readonly description: string;
  readonly privateNote: string;
  readonly gear: string;
}

/** Before the file column, and the thirty-two from it on that every layout has; the rest is weather and flags. */
const headers: Readonly<
  Record<StravaLanguage, { readonly leading: string; readonly note: string; readonly trailing: string }>
> = {
  en: {
    leading: 'Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance',
    note: 'Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename',
    trailing:
      'Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,Perceived Exertion',
  },
  de: {
    leading:
      'Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,Distanz',
    note: 'Max. Herzfrequenz,Relative Leistung,Pendeln,Hinweis zur Privatsphäre für Aktivitäten,Aktivitätsausrüstung,Dateiname',
    trailing:
      'Sportlergewicht,Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz,Höchstgeschw.,Durchschnittliche Geschwindigkeit,Höhenzunahme,Höhenunterschied,Min. Höhe,Max. Höhe,Max. Steigung,Durchschnittliche Steigung,Durchschnittliche positive Steigung,Durchschnittliche negative Steigung,Max. Tritt-/Schrittfrequenz,Durchschnittliche Trittfrequenz,Max. Herzfrequenz,Durchschnittliche Herzfrequenz,Max. Watt,Durchschnittliche Watt,Kalorien,Max. Temperatur,Durchschnittliche Temperatur,Relative Leistung,Gesamtarbeit,Anzahl Läufe,Bergaufzeit,Bergabzeit,Andere Zeit,Gefühlte Anstrengung',
  },
  fr: made('fr', 'Temps écoulé', 'Distance'),
  es: made('es', 'Tiempo transcurrido', 'Distancia'),
  ja: made('ja', '経過時間', '距離'),
};

/** A header of which only the names that repeat matter: nobody has published it. */
function made(mark: string, elapsed: string, distance: string): (typeof headers)['en'] {
  const columns = (from: number, count: number) => Array.from({ length: count }, (_, i) => `${mark} ${from + i}`);
  return {
    leading: [...columns(0, 5), elapsed, distance].join(','),
    note: columns(7, 6).join(','),
    // The greatest heart rate and the relative effort stand there again.
    trailing: [...columns(13, 2), elapsed, `${mark} 16`, distance, ...columns(18, 26)]
      .with(17, `${mark} 7`)
      .with(24, `${mark} 8`)
      .join(','),
  };
}

const types: Readonly<Record<StravaLanguage, Readonly<Record<string, string>>>> = {
  en: {
    cycling: 'Ride',
    running: 'Run',
    swimming: 'Swim',
    walking: 'Walk',
    strength: 'Weight Training',
    other: 'Workout',
  },
  de: { cycling: 'Radfahrt', running: 'Lauf', swimming: 'Schwimmen', walking: 'Spaziergang' },
  fr: { cycling: 'Sortie à vélo', running: 'Course à pied', swimming: 'Natation', walking: 'Marche' },
  es: { cycling: 'Ciclismo', running: 'Carrera', swimming: 'Natación', walking: 'Caminata' },
  ja: { cycling: 'ライド', running: 'ラン', swimming: 'スイム', walking: 'ウォーク' },
};

export function listHeader(language: StravaLanguage, layout: StravaLayout): string {
  const { leading, note, trailing } = headers[language];
  const before =
    layout === '2026'
      ? note
      : note
          .split(',')
          .filter((_, i) => i !== 0 && i !== 3)
          .join(',');
  const more = Array.from({ length: layout === '2026' ? 59 : 36 }, (_, i) => `Weather ${i}`).join(',');
  return `${leading},${before},${trailing},${more}\n`;
}

export function listRow(
  activity: ListedActivity,
  language: StravaLanguage,
  layout: StravaLayout,
  family: string,
): string {
  const { workout, file, description, privateNote, gear, id } = activity;
  const elapsed = workout.elapsedSeconds ?? (millisecondsOf(workout.end) - millisecondsOf(workout.start)) / 1000;
  const meters = workout.distanceMeters;
  const rounded = meters === undefined ? '0.00' : (meters / 1000).toFixed(2);
  const heart = workout.maximumHeartRateBpm;
  const before = [heart, '', 'false', privateNote, gear, file];
  const cells = [
    ...[id, dateIn(language, workout.start), workout.name, types[language][family] ?? 'Workout', description],
    ...[Math.round(elapsed), language === 'en' ? rounded : rounded.replace('.', ',')],
    ...(layout === '2026' ? before : before.filter((_, i) => i !== 0 && i !== 3)),
    ...[70.5, '', float(elapsed), float(workout.movingSeconds), float(meters)],
    ...[float(workout.maximumSpeedMetersPerSecond), float(workout.averageSpeedMetersPerSecond)],
    ...[float(workout.ascentMeters ?? 0), float(workout.descentMeters ?? 0)],
    ...['', '', '', '0.0', '', '', float(workout.maximumCadenceRpm), float(workout.averageCadenceRpm)],
    ...[float(heart), float(workout.averageHeartRateBpm), float(workout.maximumPowerWatts)],
    ...[float(workout.averagePowerWatts), float(workout.energyKilocalories ?? 0)],
    ...['', '', '', '', '', '', '', '', float(workout.feel?.perceivedExertionCr10)],
    ...Array.from({ length: layout === '2026' ? 59 : 36 }, () => ''),
  ];
  return `${cells.map(quoted).join(',')}\n`;
}

/** In UTC, and not saying so. */
function dateIn(language: StravaLanguage, instant: string): string {
  const locale = language === 'en' ? 'en-US' : language;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  return format.format(Date.parse(instant));
}

/** Whole numbers carry a nought behind the point. */
function float(value: number | undefined): string {
  if (value === undefined) return '';
  return Number.isInteger(value) ? `${value}.0` : String(Math.fround(value));
}

function quoted(cell: string | number | undefined): string {
  const text = String(cell ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
