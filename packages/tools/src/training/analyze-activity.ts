import {
  type EventStreams,
  type MergedRecord,
  type MethodOf,
  millisecondsOf,
  type PersonProfile,
  Scope,
  SportFamily,
  sportFamily,
  type Workout,
} from '@vitalwire/core';
import { algorithms } from '@vitalwire/intelligence/registry';
import * as z from 'zod';
import { activityHeadOf, activityHeadOutput, trainingSeconds } from '../activity/activity-fields.ts';
import { findActivity } from '../activity/find-activity.ts';
import { basisOf, chosenMethodOf } from '../basis-of.ts';
import { defineTool, type ToolAnswer } from '../define-tool.ts';
import { activityIdInput, answerInputs, providerInput } from '../inputs.ts';
import { rounded } from '../round.ts';
import { withoutUndefined } from '../without-undefined.ts';
import { activityLoad, computeLoad } from './activity-load.ts';
import { attempt, IMPOSSIBLE } from './attempt.ts';
import { chosenTrimp, type TrimpFacts, trimpThresholds } from './chosen-trimp.ts';
import { deviceDifferences } from './device-differences.ts';
import { withEstimates } from './estimates.ts';
import { fromKept, keyOf } from './kept.ts';
import { chosen, methodInput } from './method-inputs.ts';
import { createMetricSheet, type MetricSheet } from './metrics.ts';
import { type PowerMetrics, powerMetrics } from './power-metrics.ts';
import { paceOf, runningMetrics } from './running-metrics.ts';
import { meanOf, type Session, sessionAssumptions, sessionChannels, sessionOf } from './session.ts';
import { type SessionThresholds, thresholdsFor } from './thresholds.ts';
import { withWeighings } from './weighings.ts';
import { heartRateZonesOf, powerZonesOf, timedZoneOutput, timedZones } from './zones.ts';

const number = (text: string) => z.number().optional().describe(text);

const output = z.strictObject({
  ...activityHeadOutput,
  duration_seconds: z.number().describe('Without pauses'),
  paused_seconds: z.number(),
  distance_meters: number('Distance'),
  ascent_meters: number('Climbed'),
  training_stress_score: number('Load, 100: an hour at threshold'),
  load_method: z.string().optional(),
  load_quality: z.enum(['measured', 'estimated']).optional(),
  load_reason: z.string().optional().describe('Why not a better method'),
  trimp: number('Training impulse, scale of its method'),
  trimp_method: z.string().optional(),
  average_power_watts: number('Of the samples, zeros included'),
  normalized_power_watts: number('NP'),
  intensity_factor: number('IF'),
  variability_index: number('VI'),
  efficiency_factor: number('EF, see efficiency_factor_unit'),
  efficiency_factor_unit: z.string().optional(),
  decoupling_percent: number('Drift of heart rate against output'),
  decoupling_judgeable: z.boolean().optional(),
  work_kilojoules: number('Mechanical work'),
  average_heart_rate_bpm: number('Of the samples, else as reported'),
  maximum_heart_rate_bpm: number('As reported'),
  average_pace_seconds_per_km: number('Running and walking'),
  normalized_graded_pace_seconds_per_km: number('NGP'),
  best_power: z
    .array(z.strictObject({ duration_seconds: z.int(), watts: z.number(), start_seconds: z.int() }))
    .optional(),
  power_zones: z.array(timedZoneOutput).optional(),
  heart_rate_zones: z.array(timedZoneOutput).optional(),
  insufficient: z.array(z.strictObject({ metric: z.string(), need: z.string(), have: z.string() })),
});

export const analyzeActivity = defineTool({
  name: 'analyze_activity',
  title: 'Analyse an activity',
  description:
    'Computes one activity: load (TSS by the best method there is, and why), normalized power, IF, VI, efficiency, decoupling, best power by duration, time in zones, running pace on the level. A metric that lacks data is named with what it needs.',
  toolset: 'training',
  input: z.strictObject({
    provider: providerInput,
    activity_id: activityIdInput,
    tss_method: methodInput('tss'),
    trimp_method: methodInput('trimp'),
    ...answerInputs,
  }),
  output,
  needs: ['health', 'person'],
  scopes: [Scope.ActivityRead, Scope.ProfileRead],
  effect: 'read',
  result: 'list',
  async run({ provider, activity_id, tss_method, trimp_method }, { services: { health, person }, read }) {
    const activity = await findActivity(activity_id, health, read, provider);
    const { record, merge, sources } = activity;
    const [profile, all] = await Promise.all([person.profile(read), person.thresholds(read)]);
    const dated = await withWeighings(all, record.localDate, { person, profile }, read);
    const held = thresholdsFor(dated, record.localDate, sportFamily(record.sport));
    const methods = { tss_method, trimp_method };
    const key = keyOf(merge, sources, profile, held, methods);
    const { found, keep } = await health.recall('analyze_activity', [{ of: activity, key }], read);
    const known = found.get(record.id);
    if (known !== undefined) return fromKept<Analysis>(known);
    const event = await health.streams(activity, sessionChannels, read);
    const answer = analysisOf(activity, event, held, profile, methods);
    // Of its own samples only: what another recording lent may change without it.
    if (event === null || event.borrowed.length === 0) await keep(new Map([[record.id, JSON.stringify(answer)]]));
    return answer;
  },
  summarize(found) {
    const parts = [
      `${Math.round(found.duration_seconds / 60)} min`,
      ...(found.training_stress_score === undefined
        ? ['no load']
        : [`TSS ${found.training_stress_score} (${found.load_quality})`]),
      ...(found.normalized_power_watts === undefined ? [] : [`NP ${found.normalized_power_watts} W`]),
      ...(found.intensity_factor === undefined ? [] : [`IF ${found.intensity_factor}`]),
      ...(found.average_heart_rate_bpm === undefined ? [] : [`heart rate ${found.average_heart_rate_bpm} bpm`]),
    ];
    return `${found.sport.replaceAll('_', ' ')} of ${found.start}: ${parts.join(', ')}.`;
  },
});

type Analysis = ToolAnswer<z.output<typeof output>>;

interface AskedMethods {
  readonly tss_method?: MethodOf<'load.training-stress'> | undefined;
  readonly trimp_method?: MethodOf<'load.trimp'> | undefined;
}

function analysisOf(
  activity: MergedRecord<'workout'>,
  event: EventStreams | null,
  held: SessionThresholds,
  profile: PersonProfile,
  { tss_method, trimp_method }: AskedMethods,
): Analysis {
  const { record } = activity;
  const family = sportFamily(record.sport);
  const choice = chosen('tss', tss_method, profile);
  const { thresholds, lacks } = withEstimates(held, record.localDate, profile);
  const sheet = createMetricSheet(thresholds);
  for (const { metric, need, have } of lacks) sheet.lack(metric, need, have);
  const session = sessionOf(record, event);
  const load = activityLoad(
    record,
    computeLoad(record, session, thresholds, profile, choice),
    thresholds,
    profile,
    choice,
  );
  const { outcome } = load;
  if (outcome.status === 'ok')
    sheet.note(chosenMethodOf(algorithms[outcome.value.answeredBy].spec, choice.chosenBy, load.reason), load.inputs, [
      ...outcome.warnings,
      ...load.assumptions,
    ]);
  else sheet.lack('training_stress_score', outcome.need, outcome.have);
  for (const method of load.methods) sheet.note(method, [], []);
  const power: PowerMetrics =
    session === null || !hasPowerOrShould(session, family) ? {} : powerMetrics(session, sheet);
  const impulse = trimpOf(record, session, sheet, profile, trimp_method);
  return {
    output: {
      ...activityHeadOf(activity, profile.timeZone ?? null),
      ...totals(record, session),
      training_stress_score: outcome.status === 'ok' ? rounded(outcome.value.value, 2) : undefined,
      load_method: outcome.status === 'ok' ? outcome.value.answeredBy : undefined,
      load_quality: outcome.status === 'ok' ? outcome.value.quality : undefined,
      load_reason: load.reason === '' ? undefined : load.reason,
      ...impulse,
      ...power,
      ...(session === null || family !== SportFamily.Running ? {} : runningMetrics(record, session, sheet)),
      ...zonesOf(session, sheet, family),
      insufficient: [...sheet.lacks],
    },
    basis: basisOf({
      records: [activity],
      timeZone: profile.timeZone ?? null,
      methods: sheet.methods,
      inputs: sheet.inputs,
      assumptions: [
        ...(session === null ? [] : sessionAssumptions(session)),
        ...sheet.warnings,
        ...deviceDifferences(record, {
          averagePowerWatts: meanOf(session?.columns.powerWatts, 'skip') ?? undefined,
          normalizedPowerWatts: power.normalized_power_watts,
          trainingStressScore: outcome.status === 'ok' ? outcome.value.value : undefined,
          ftpWatts: thresholds.ftpWatts?.value,
        }),
        ...borrowedFrom(activity, event?.borrowed.length ?? 0),
      ],
      missing: [
        ...(session === null ? ['There are no samples of this activity: only its totals could be used.'] : []),
        ...sheet.inputs.flatMap(({ extrapolated, name, validFrom }) =>
          extrapolated ? [`${name} was first known on ${validFrom}, after this activity.`] : [],
        ),
      ],
    }),
    contributions: [
      {
        activity_id: record.id,
        date: record.localDate,
        load: outcome.status === 'ok' ? outcome.value.value : null,
        method: outcome.status === 'ok' ? outcome.value.answeredBy : null,
      },
    ],
  };
}

/** A ride without a meter is told so; nobody expects power of a swim. */
function hasPowerOrShould(session: Session, family: SportFamily): boolean {
  return session.columns.powerWatts !== undefined || family === SportFamily.Cycling;
}

function totals(record: Workout, session: Session | null) {
  const { powerWatts, heartRateBpm } = session?.columns ?? {};
  const seconds = trainingSeconds(record);
  const watts = meanOf(powerWatts, 'skip');
  const overTime = meanOf(powerWatts, 'zero');
  const beats = meanOf(heartRateBpm, 'skip');
  const paused = record.pauses.reduce(
    (sum, { start, end }) => sum + (millisecondsOf(end) - millisecondsOf(start)) / 1000,
    0,
  );
  const family = sportFamily(record.sport);
  const onFoot = family === SportFamily.Running || family === SportFamily.Walking;
  return {
    duration_seconds: rounded(seconds, 0) ?? 0,
    paused_seconds: rounded(paused, 0) ?? 0,
    distance_meters: rounded(record.distanceMeters, 0),
    ascent_meters: rounded(record.ascentMeters, 0),
    work_kilojoules: rounded(
      record.workKilojoules ?? (overTime === null ? undefined : (overTime * (powerWatts?.length ?? 0)) / 1000),
      1,
    ),
    average_heart_rate_bpm: rounded(beats ?? record.averageHeartRateBpm, 1),
    maximum_heart_rate_bpm: rounded(record.maximumHeartRateBpm, 0),
    average_power_watts: rounded(watts ?? record.averagePowerWatts, 1),
    average_pace_seconds_per_km:
      onFoot && record.distanceMeters !== undefined && seconds > 0
        ? paceOf(record.distanceMeters / seconds)
        : undefined,
  };
}

function trimpOf(
  record: Workout,
  session: Session | null,
  sheet: MetricSheet,
  profile: PersonProfile,
  ofCall: MethodOf<'load.trimp'> | undefined,
) {
  const choice = chosen('trimp', ofCall, profile);
  const heartRateBpm = session?.columns.heartRateBpm;
  const { averageHeartRateBpm } = record;
  const facts = {
    durationSeconds: session === null || session.seconds === 0 ? trainingSeconds(record) : session.seconds,
    heartRateBpm,
    averageHeartRateBpm,
    restingHeartRateBpm: sheet.threshold('restingHeartRateBpm'),
    maximumHeartRateBpm: sheet.threshold('maximumHeartRateBpm'),
    lactateThresholdHeartRateBpm: sheet.threshold('lactateThresholdHeartRateBpm'),
    sex: profile.sex,
    perceivedExertionCr10: record.feel?.perceivedExertionCr10,
  };
  const outcome = attempt(() => chosenTrimp(choice, withoutUndefined<TrimpFacts>(facts)));
  if (outcome.status !== 'ok') {
    const heard = heartRateBpm !== undefined || averageHeartRateBpm !== undefined;
    const have = heard ? 'not all of what heart rate needs' : 'neither heart rate nor a rating';
    const said = outcome.need === IMPOSSIBLE || choice.method !== 'hybrid';
    sheet.lack('trimp', outcome.need, said ? outcome.have : have);
    return {};
  }
  const { value, answeredBy, reason } = outcome.value;
  sheet.note(chosenMethodOf(algorithms[answeredBy].spec, choice.chosenBy, reason), [], outcome.warnings);
  sheet.use(trimpThresholds(outcome.value));
  return { trimp: rounded(value, 2), trimp_method: answeredBy };
}

function zonesOf(session: Session | null, sheet: MetricSheet, family: SportFamily) {
  const { powerWatts, heartRateBpm } = session?.columns ?? {};
  const ask = (metric: string, zones: ReturnType<typeof powerZonesOf>, values: Float64Array | undefined) => {
    if (values === undefined) return undefined;
    if (zones.status !== 'ok') return void sheet.lack(metric, zones.need, zones.have);
    const { method, uses } = zones.value;
    return sheet.take(metric, algorithms['intensity.time-in-zones.sample_count'].spec, uses, () => {
      const timed = timedZones(zones.value, values);
      if (timed.status === 'ok') sheet.note(method, [], []);
      return timed;
    })?.rows;
  };
  const values = {
    ftpWatts: sheet.threshold('ftpWatts'),
    lactateThresholdHeartRateBpm: sheet.threshold('lactateThresholdHeartRateBpm'),
    maximumHeartRateBpm: sheet.threshold('maximumHeartRateBpm'),
    restingHeartRateBpm: sheet.threshold('restingHeartRateBpm'),
  };
  return {
    power_zones: ask('power_zones', powerZonesOf(values), powerWatts),
    heart_rate_zones: ask('heart_rate_zones', heartRateZonesOf(values, family), heartRateBpm),
  };
}

function borrowedFrom({ sources }: MergedRecord<'workout'>, channels: number): readonly string[] {
  if (channels === 0) return [];
  const others = sources.filter(({ primary }) => !primary).map(({ sourceId }) => sourceId);
  return [
    `${channels} ${channels === 1 ? 'channel comes' : 'channels come'} whole from another recording of the same activity (${others.join(', ')}).`,
  ];
}
