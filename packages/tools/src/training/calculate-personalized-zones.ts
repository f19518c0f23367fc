import {
  type BasisInput,
  instantOf,
  type LocalDate,
  Scope,
  SportFamily,
  sportFamily,
  type ThresholdMetric,
  ThresholdOrigin,
} from '@vitalwire/core';
import { trainingPaces } from '@vitalwire/intelligence';
import * as z from 'zod';
import { sportsNamed } from '../activity/filters.ts';
import { argumentInput, basisOf, distinctInputs, methodOf, thresholdInput } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { defineTool } from '../define-tool.ts';
import { answerInputs, localDate } from '../inputs.ts';
import { rounded } from '../round.ts';
import { invalidArgument } from '../run/input-issues.ts';
import { snakeCase } from '../text/snake-case.ts';
import { todayOf } from '../today.ts';
import { attempt } from './attempt.ts';
import { withEstimates } from './estimates.ts';
import { briefMethodInput, methodInput } from './method-inputs.ts';
import {
  type SessionThresholds,
  thresholdAssumptions,
  thresholdMethods,
  thresholdsFor,
  withGrounds,
} from './thresholds.ts';
import { withWeighings } from './weighings.ts';
import { heartRateZonesOf, powerZonesOf, type ZoneValues, zoneInputs, zoneOutput, zoneRows } from './zones.ts';

const pace = z.number().describe('s/km');
/** No person has more of anything that zones are made of: watts, beats, mL/kg/min. */
const MOST = 3000;
const given = (unit: string) =>
  z
    .number()
    .positive()
    .refine((value) => value <= MOST, 'is more than any person has.')
    .optional()
    .describe(unit);

export const calculatePersonalizedZones = defineTool({
  name: 'calculate_personalized_zones',
  title: 'Training zones',
  description:
    'Power zones from FTP, heart rate zones from threshold or maximum heart rate, running paces from VO2max (as VDOT). Uses the saved thresholds of the day unless given; nothing is guessed.',
  toolset: 'training',
  input: z.strictObject({
    sport: z.string().max(40).default(SportFamily.Cycling).describe('Zones differ by sport'),
    date: localDate.optional().describe('Default today'),
    ftp: given('W'),
    lthr: given('bpm'),
    max_hr: given('bpm'),
    resting_hr: given('bpm'),
    vo2_max: given('mL/kg/min'),
    lactate_threshold: given('Not used, see lthr'),
    sport_efficiency: given('Not used'),
    max_hr_method: methodInput('maxHr'),
    lthr_method: briefMethodInput('lthr'),
    ftp_method: briefMethodInput('ftp'),
    vo2max_method: briefMethodInput('vo2max'),
    ...answerInputs,
  }),
  output: z.strictObject({
    sport: z.string(),
    date: z.string(),
    power_zones: z.array(zoneOutput).optional().describe('W'),
    heart_rate_zones: z.array(zoneOutput).optional().describe('bpm'),
    running_paces: z
      .strictObject({
        easy_slow_seconds_per_km: pace,
        easy_fast_seconds_per_km: pace,
        marathon_seconds_per_km: pace,
        threshold_seconds_per_km: pace,
        interval_seconds_per_km: pace,
        repetition_seconds_per_km: pace,
      })
      .optional(),
    insufficient: z.array(z.strictObject({ metric: z.string(), need: z.string(), have: z.string() })),
  }),
  needs: ['person'],
  scopes: [Scope.ProfileRead],
  effect: 'read',
  aliases: aliasesOf('calculate_personalized_zones'),
  result: 'list',
  async run(args, { services: { person }, read, now }) {
    const [profile, thresholds] = await Promise.all([person.profile(read), person.thresholds(read)]);
    const { day: today, assumptions } = todayOf(now, profile);
    const date = (args.date ?? today) as LocalDate;
    const [sport = 'other'] = sportsNamed(args.sport, 'sport');
    const family = sportFamily(sport);
    const arguments_: Partial<Record<ThresholdMetric, readonly [value: number | undefined, unit: string]>> = {
      ftpWatts: [args.ftp, 'W'],
      lactateThresholdHeartRateBpm: [args.lthr, 'bpm'],
      maximumHeartRateBpm: [args.max_hr, 'bpm'],
      restingHeartRateBpm: [args.resting_hr, 'bpm'],
      vo2max: [args.vo2_max, 'mL/kg/min'],
    };
    const dated = await withWeighings(thresholds, date, { person, profile, ofCall: args.ftp_method }, read);
    const { thresholds: held, lacks } = withEstimates(
      { ...thresholdsFor(dated, date, family), ...givenThresholds(arguments_, date) },
      date,
      profile,
      { maxHr: args.max_hr_method, lthr: args.lthr_method, ftp: args.ftp_method, vo2max: args.vo2max_method },
    );
    const value = (metric: ThresholdMetric) => held[metric]?.value;
    const inputOf = (metric: ThresholdMetric): BasisInput | undefined => {
      const threshold = held[metric];
      if (threshold?.given !== true) return threshold === undefined ? undefined : thresholdInput(threshold);
      return argumentInput(snakeCase(metric), threshold.value, arguments_[metric]?.[1] ?? '');
    };

    const values: ZoneValues = {
      ftpWatts: value('ftpWatts'),
      lactateThresholdHeartRateBpm: value('lactateThresholdHeartRateBpm'),
      maximumHeartRateBpm: value('maximumHeartRateBpm'),
      restingHeartRateBpm: value('restingHeartRateBpm'),
    };
    const power = powerZonesOf(values);
    checkHeart(args);
    const heart = heartZonesFor(args, values, family);
    const paces = family === SportFamily.Running ? pacesOf(value('vo2max')) : null;
    const zones = [power, heart.zones].flatMap((outcome) => (outcome.status === 'ok' ? [outcome.value] : []));
    const direct: readonly ThresholdMetric[] = [
      ...zones.flatMap(({ uses }) => uses),
      ...(paces?.status === 'ok' ? (['vo2max'] as const) : []),
    ];
    const used = withGrounds(direct, held);
    const usedThresholds = used.flatMap((metric) => held[metric] ?? []);
    const lacking = [
      ['power_zones', power] as const,
      ['heart_rate_zones', heart.zones] as const,
      ...(paces === null ? [] : [['running_paces', paces] as const]),
    ];
    return {
      output: {
        sport: family,
        date,
        ...(power.status === 'ok' ? { power_zones: zoneRows(power.value) } : {}),
        ...(heart.zones.status === 'ok' ? { heart_rate_zones: zoneRows(heart.zones.value) } : {}),
        ...(paces?.status === 'ok' ? { running_paces: paces.value } : {}),
        insufficient: [
          ...lacking.flatMap(([metric, outcome]) =>
            outcome.status === 'ok' ? [] : [{ metric, need: outcome.need, have: outcome.have }],
          ),
          ...lacks,
        ],
      },
      basis: basisOf({
        methods: [
          ...zones.map(({ method }) => method),
          ...(paces?.status === 'ok' ? [methodOf(trainingPaces.spec)] : []),
          ...thresholdMethods(usedThresholds),
        ],
        inputs: distinctInputs([
          ...zoneInputs(zones, inputOf),
          ...(paces?.status === 'ok' ? [inputOf('vo2max') ?? []].flat() : []),
          ...used.filter((metric) => !direct.includes(metric)).flatMap((metric) => inputOf(metric) ?? []),
        ]),
        assumptions: [
          ...(args.date === undefined ? assumptions : []),
          ...unusedArguments(args),
          ...heart.setAside,
          ...thresholdAssumptions(usedThresholds),
          ...unusedMethods(args),
          ...Object.entries(arguments_).flatMap(([metric, [value]]) =>
            value === undefined || used.some((name) => name === metric)
              ? []
              : [`The given ${snakeCase(metric)} was not used: these zones do not need it.`],
          ),
          ...zones.flatMap(({ reason }) => (reason === '' ? [] : [`Heart rate zones: ${reason}`])),
          ...(paces?.status === 'ok'
            ? ['VO2max stands in for VDOT; a race result gives better paces.', ...paces.warnings]
            : []),
        ],
      }),
    };
  },
  summarize({ sport, date, insufficient, ...tables }) {
    const found = Object.entries(tables).flatMap(([name, table]) =>
      table === undefined ? [] : [name.replaceAll('_', ' ')],
    );
    return found.length === 0
      ? `No zones can be given for ${sport}: ${insufficient.map(({ need }) => need).join('; ')} is needed.`
      : `${found.join(', ')} for ${sport} on ${date}.`;
  },
});

interface GivenHeart {
  readonly lthr?: number | undefined;
  readonly max_hr?: number | undefined;
  readonly resting_hr?: number | undefined;
  readonly max_hr_method?: string | undefined;
  readonly lthr_method?: string | undefined;
}

/** @throws HealthError `invalid-input` for values that contradict each other */
function checkHeart({ lthr, max_hr, resting_hr }: GivenHeart): void {
  if (resting_hr !== undefined && resting_hr >= (max_hr ?? lthr ?? Number.POSITIVE_INFINITY))
    throw invalidArgument('resting_hr', `must be below ${max_hr === undefined ? 'lthr' : 'max_hr'}.`);
  if (lthr !== undefined && max_hr !== undefined && lthr > max_hr)
    throw invalidArgument('lthr', 'must not be above max_hr.');
}

/** What the caller gives beats what is saved, also a saved value of the better method. */
function heartZonesFor(given: GivenHeart, values: ZoneValues, family: SportFamily) {
  const { lactateThresholdHeartRateBpm: saved, ...others } = values;
  const isNamed = (name: 'max_hr' | 'max_hr_method' | 'resting_hr') => given[name] !== undefined;
  const name = (['max_hr', 'max_hr_method', 'resting_hr'] as const).find(isNamed);
  if (given.lthr === undefined && given.lthr_method === undefined && saved !== undefined && name !== undefined) {
    const zones = heartRateZonesOf(others, family);
    if (zones.status === 'ok' || name === 'max_hr_method') {
      return { zones, setAside: [`The saved lactate threshold heart rate was left aside, since ${name} was given.`] };
    }
  }
  return { zones: heartRateZonesOf(values, family), setAside: [] };
}

function givenThresholds(
  values: Readonly<Partial<Record<ThresholdMetric, readonly [value: number | undefined, unit: string]>>>,
  validFrom: LocalDate,
): SessionThresholds {
  const entries = Object.entries(values).flatMap(([metric, [value]]) => {
    if (value === undefined) return [];
    const given = { metric: metric as ThresholdMetric, sport: null, value, validFrom, origin: ThresholdOrigin.Manual };
    const rest = { detail: null, recordedAt: instantOf(0), extrapolated: false, lentBy: null, given: true } as const;
    return [[metric, { ...given, ...rest }] as const];
  });
  return Object.fromEntries(entries);
}

/** A value beats the method that would have estimated it. */
function unusedMethods(args: GivenHeart & { readonly [name: string]: unknown }): readonly string[] {
  const pairs = [
    ['max_hr', 'max_hr_method'],
    ['lthr', 'lthr_method'],
    ['ftp', 'ftp_method'],
    ['vo2_max', 'vo2max_method'],
  ] as const;
  return pairs.flatMap(([value, method]) =>
    args[value] === undefined || args[method] === undefined ? [] : [`${method} was not used: ${value} was given.`],
  );
}

/** Other systems scale their zones by these; ours rest on measured thresholds, and a caller must know. */
function unusedArguments({
  lactate_threshold,
  sport_efficiency,
}: {
  readonly lactate_threshold?: number | undefined;
  readonly sport_efficiency?: number | undefined;
}): readonly string[] {
  return [
    ...(lactate_threshold === undefined
      ? []
      : ['lactate_threshold was not used: a share of VO2max is no heart rate; give lthr, the one at threshold.']),
    ...(sport_efficiency === undefined
      ? []
      : ['sport_efficiency was not used: no published zones take one; give the ftp or lthr of the sport.']),
  ];
}

function pacesOf(vo2max: number | undefined) {
  if (vo2max === undefined) return { status: 'insufficient-data', need: 'a VO2max', have: 'none' } as const;
  const outcome = attempt(() => trainingPaces({ vdot: vo2max }));
  if (outcome.status !== 'ok') return outcome;
  const seconds = (value: number) => rounded(value, 1) ?? 0;
  const { value } = outcome;
  return {
    ...outcome,
    value: {
      easy_slow_seconds_per_km: seconds(value.easySlowSecondsPerKilometer),
      easy_fast_seconds_per_km: seconds(value.easyFastSecondsPerKilometer),
      marathon_seconds_per_km: seconds(value.marathonSecondsPerKilometer),
      threshold_seconds_per_km: seconds(value.thresholdSecondsPerKilometer),
      interval_seconds_per_km: seconds(value.intervalSecondsPerKilometer),
      repetition_seconds_per_km: seconds(value.repetitionSecondsPerKilometer),
    },
  };
}
