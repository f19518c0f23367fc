import {
  type AlgorithmChange,
  algorithmSettings,
  ChosenBy,
  type LocalDate,
  methodsOf,
  type NewThreshold,
  type PersonProfile,
  SportFamily,
  sportFamily,
  type ThresholdMetric,
  thresholdMetrics,
} from '@vitalwire/core';
import * as z from 'zod';
import { sportsNamed } from '../activity/filters.ts';
import { brief } from '../catalog/brief.ts';
import { invalidArgument } from '../run/input-issues.ts';
import { cleanText } from '../text/clean-text.ts';
import { chosen, methodEnum, methodNames } from '../training/method-inputs.ts';

/** A set of thresholds: `default` holds wherever a sport has no value of its own. */
export const configurationName = z.string().max(40).describe('default, or a sport: cycling, running');

/** The set that a name means. @throws HealthError `invalid-input`: sets are by sport, their history is by date */
export function configurationNamed(name: string): 'default' | SportFamily {
  if (name.toLowerCase() === 'default') return 'default';
  try {
    const [sport = 'other'] = sportsNamed(name);
    return sportFamily(sport);
  } catch {
    throw invalidArgument(
      'configuration_name',
      `${cleanText(name, 40)} is no set of thresholds. There are default and one a sport: ${Object.values(SportFamily).join(', ')}. Values of another time go by valid_from.`,
    );
  }
}

interface Setting {
  readonly metric: ThresholdMetric;
  readonly description: string;
  /** From what is given to what is stored. */
  readonly store: (given: number) => number;
}

const same = (given: number) => given;
/** Pace over a length is the inverse of speed: the same way there and back. */
const speedOfPace = (meters: number) => (seconds: number) => meters / seconds;

/** What can be set, under the names that people use; the unit is in the name or in the description. */
const settings: Readonly<Record<string, Setting>> = {
  ftp: { metric: 'ftpWatts', description: 'W', store: same },
  lthr: { metric: 'lactateThresholdHeartRateBpm', description: 'bpm', store: same },
  max_hr: { metric: 'maximumHeartRateBpm', description: 'bpm', store: same },
  resting_hr: { metric: 'restingHeartRateBpm', description: 'bpm', store: same },
  weight_kg: { metric: 'weightKilograms', description: 'kg', store: same },
  vo2_max: { metric: 'vo2max', description: 'mL/kg/min', store: same },
  threshold_pace_seconds_per_km: {
    metric: 'thresholdSpeedMetersPerSecond',
    description: 's',
    store: speedOfPace(1000),
  },
  css_seconds_per_100m: { metric: 'criticalSwimSpeedMetersPerSecond', description: 's', store: speedOfPace(100) },
  critical_power_watts: { metric: 'criticalPowerWatts', description: 'W', store: same },
  w_prime_joules: { metric: 'anaerobicCapacityJoules', description: 'J', store: same },
};

export const configurationInput = z
  .strictObject(
    Object.fromEntries(
      Object.entries(settings).map(([name, { description }]) => [
        name,
        z.number().positive().optional().describe(description),
      ]),
    ),
    { error: (issue) => (issue.code === 'unrecognized_keys' ? aboutZones(issue.keys) : undefined) },
  )
  .describe('Values to save');

/** Zones are what other systems save here. */
function aboutZones(keys: readonly string[]): string | undefined {
  const zones = keys.filter((key) => key === 'heart_rate_zones' || key === 'power_zones');
  return zones.length === 0
    ? undefined
    : `${zones.join(' and ')} cannot be saved: zones follow from thresholds. Give lthr, or max_hr and resting_hr, and ftp; calculate_personalized_zones shows them.`;
}

/** A method by the name of its family; `null` goes back to the default. */
export const methodsInput = z
  .strictObject(
    Object.fromEntries(methodNames.map(([name, setting]) => [name, methodEnum(setting).nullable().optional()])),
  )
  .default({})
  .meta({ description: 'Methods to use, {"trimp": "edwards"}, as in get_fitness_config', ...brief });

/** What of the profile the methods given change. */
export function methodChangeOf(methods: Readonly<Record<string, unknown>>): AlgorithmChange {
  return Object.fromEntries(
    methodNames.flatMap(([name, setting]) =>
      methods[name] === undefined ? [] : [[algorithmSettings[setting].family, methods[name]]],
    ),
  );
}

export const methodRow = z.strictObject({
  name: z.string(),
  method: z.string(),
  chosen_by: z.enum(ChosenBy),
  family: z.string(),
  methods: z.string().describe('All there are'),
});

/** The method of every family that can be chosen. */
export function methodRows(profile: PersonProfile): z.output<typeof methodRow>[] {
  return methodNames.map(([name, setting]) => {
    const { family } = algorithmSettings[setting];
    const { method, chosenBy } = chosen(setting, undefined, profile);
    return { name, method, chosen_by: chosenBy, family, methods: methodsOf(family).join(' ') };
  });
}

export const settingNames: readonly string[] = Object.keys(settings);

export interface ConfigurationChange {
  readonly saved: readonly NewThreshold[];
  readonly removed: readonly Pick<NewThreshold, 'metric' | 'sport' | 'validFrom'>[];
  /** About values outside of the usual band. */
  readonly warnings: readonly string[];
}

/** Values about the person have no sport of their own, whichever set they are given with. */
export function changeOf(
  configuration: Readonly<Record<string, number | undefined>>,
  remove: readonly string[],
  name: 'default' | SportFamily,
  validFrom: LocalDate,
): ConfigurationChange {
  const saved: NewThreshold[] = [];
  const removed: ConfigurationChange['removed'][number][] = [];
  const warnings: string[] = [];
  const sportOf = (metric: ThresholdMetric) => (name === 'default' || !thresholdMetrics[metric].perSport ? null : name);
  for (const [key, given] of Object.entries(configuration)) {
    const setting = settings[key];
    if (setting === undefined || given === undefined) continue;
    const { metric, store } = setting;
    const { usualLow, usualHigh, unit, title } = thresholdMetrics[metric];
    const value = store(given);
    saved.push({ metric, sport: sportOf(metric), value, validFrom, detail: null });
    if (value < usualLow || value > usualHigh) {
      warnings.push(
        `${title} of ${given} (${key}) is outside of the usual ${usualLow} to ${usualHigh} ${unit}: saved all the same.`,
      );
    }
  }
  for (const key of remove) {
    const setting = settings[key];
    if (setting === undefined) throw invalidArgument('remove', `must name some of ${settingNames.join(', ')}.`);
    removed.push({ metric: setting.metric, sport: sportOf(setting.metric), validFrom });
  }
  return { saved, removed, warnings };
}
