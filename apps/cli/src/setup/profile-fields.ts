import {
  algorithmSettings,
  type ConfigurableFamily,
  defaultMethods,
  HealthError,
  isMethodOf,
  metersPerMile,
  methodIssue,
  offeredSettings,
  type PersonProfile,
  type SportFamily,
  type ThresholdMetric,
  type UnitSystem,
} from '@vitalwire/core';
import { height, mass } from '../entries/quantities.ts';

/** What a person can tell about themselves on the command line, in their own words and units. */
export type ProfileField = { readonly words: string; readonly example: string } & (
  | {
      readonly type: 'profile';
      readonly field: Exclude<keyof PersonProfile, 'updatedAt' | 'algorithms'>;
      readonly parse: (text: string, units: UnitSystem) => string | number | null;
    }
  | {
      readonly type: 'threshold';
      readonly metric: ThresholdMetric;
      readonly sport: SportFamily | null;
      readonly parse: (text: string, units: UnitSystem) => number | null;
    }
  | {
      readonly type: 'method';
      readonly family: ConfigurableFamily;
      readonly parse: (text: string) => string;
    }
);

const number = (text: string): number | null => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : null);
const unit = (suffix: RegExp) => (text: string) => number(text.replace(suffix, '').trim());

export const profileFields: { readonly [name: string]: ProfileField } = {
  name: {
    type: 'profile',
    field: 'displayName',
    words: 'what to call you',
    example: 'Ann',
    parse: (text) => text.trim() || null,
  },
  'birth-year': {
    type: 'profile',
    field: 'birthYear',
    words: 'year of birth',
    example: '1990',
    parse: (text) => (/^(?:19|20)\d\d$/.test(text) ? Number(text) : null),
  },
  sex: {
    type: 'profile',
    field: 'sex',
    words: 'female or male, for formulas fitted by sex',
    example: 'female',
    parse: (text) => (text === 'female' || text === 'male' ? text : null),
  },
  height: { type: 'profile', field: 'heightMeters', words: 'body height', example: '178cm', parse: height },
  'time-zone': {
    type: 'profile',
    field: 'timeZone',
    words: 'your time zone',
    example: 'Europe/Berlin',
    parse: timeZone,
  },
  units: {
    type: 'profile',
    field: 'units',
    words: 'metric or imperial',
    example: 'metric',
    parse: (text) => (text === 'metric' || text === 'imperial' ? text : null),
  },
  weight: {
    type: 'threshold',
    metric: 'weightKilograms',
    sport: null,
    words: 'body weight',
    example: '68.5kg',
    parse: mass,
  },
  ftp: {
    type: 'threshold',
    metric: 'ftpWatts',
    sport: 'cycling',
    words: 'functional threshold power',
    example: '250',
    parse: unit(/\s*w(?:atts)?$/i),
  },
  lthr: {
    type: 'threshold',
    metric: 'lactateThresholdHeartRateBpm',
    sport: null,
    words: 'lactate threshold heart rate',
    example: '168',
    parse: unit(/\s*bpm$/i),
  },
  'max-hr': {
    type: 'threshold',
    metric: 'maximumHeartRateBpm',
    sport: null,
    words: 'maximum heart rate',
    example: '188',
    parse: unit(/\s*bpm$/i),
  },
  'resting-hr': {
    type: 'threshold',
    metric: 'restingHeartRateBpm',
    sport: null,
    words: 'resting heart rate',
    example: '48',
    parse: unit(/\s*bpm$/i),
  },
  'threshold-pace': {
    type: 'threshold',
    metric: 'thresholdSpeedMetersPerSecond',
    sport: 'running',
    words: 'running threshold pace',
    example: '4:15/km',
    parse: runningPace,
  },
  css: {
    type: 'threshold',
    metric: 'criticalSwimSpeedMetersPerSecond',
    sport: 'swimming',
    words: 'critical swim speed',
    example: '1:45/100m',
    parse: swimPace,
  },
  vo2max: { type: 'threshold', metric: 'vo2max', sport: null, words: 'VO2max', example: '55', parse: number },
  ...methodFields(),
};

/** `trimp-method`, `max-hr-method`: how a value is computed, a field for each family that can be chosen. */
function methodFields(): { readonly [name: string]: ProfileField } {
  return Object.fromEntries(
    offeredSettings.map((setting) => {
      const { family, title } = algorithmSettings[setting];
      const field: ProfileField = {
        type: 'method',
        family,
        words: `how it is computed: ${title}`,
        example: defaultMethods[family],
        parse: (text) => checkedMethod(family, text),
      };
      return [`${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-method`, field];
    }),
  );
}

/** @throws HealthError `invalid-input` that says what was meant */
function checkedMethod(family: ConfigurableFamily, text: string): string {
  if (isMethodOf(family, text)) return text;
  const message = methodIssue(family, text);
  throw new HealthError('invalid-input', `"${text}" ${message}`, { issues: [{ path: family, message }] });
}

/**
 * @param units how the person reads a number without a unit
 * @throws HealthError `invalid-input` that shows how the value is written
 */
export function parsedField(name: string, field: ProfileField, text: string, units: UnitSystem): string | number {
  const value = field.parse(text.trim(), units);
  if (value !== null) return value;
  throw new HealthError('invalid-input', `"${text}" cannot be read as ${field.words}. Write it as ${field.example}.`, {
    issues: [{ path: name, message: `is written as ${field.example}` }],
  });
}

function runningPace(text: string, units: UnitSystem): number | null {
  const match = /^(\d{1,2}):([0-5]\d)\s*(?:\/\s*(km|mi))?$/i.exec(text);
  if (match === null) return null;
  const miles = match[3] === undefined ? units === 'imperial' : match[3].toLowerCase() === 'mi';
  return (miles ? metersPerMile : 1000) / (Number(match[1]) * 60 + Number(match[2]));
}

function swimPace(text: string): number | null {
  const match = /^(\d{1,2}):([0-5]\d)\s*(?:\/\s*100\s*m)?$/i.exec(text);
  return match === null ? null : 100 / (Number(match[1]) * 60 + Number(match[2]));
}

function timeZone(text: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
