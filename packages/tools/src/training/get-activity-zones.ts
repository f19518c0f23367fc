import { Scope, sportFamily } from '@vitalwire/core';
import * as z from 'zod';
import { activityHeadOf, activityHeadOutput, recordingsOf } from '../activity/activity-fields.ts';
import { findActivity } from '../activity/find-activity.ts';
import { basisOf, thresholdInput } from '../basis-of.ts';
import { type Contribution, defineTool } from '../define-tool.ts';
import { activityIdInput, answerInputs } from '../inputs.ts';
import { withEstimates } from './estimates.ts';
import { sessionAssumptions, sessionOf } from './session.ts';
import { thresholdAssumptions, thresholdMethods, thresholdsFor } from './thresholds.ts';
import { withWeighings } from './weighings.ts';
import { heartRateZonesOf, powerZonesOf, timedZoneOutput, timedZones, type ZoneValues, zoneInputs } from './zones.ts';

export const getActivityZones = defineTool({
  name: 'get_activity_zones',
  title: 'Time in zones',
  description:
    'Time that one activity spent in each power and heart rate zone, with the zone bounds of the thresholds that held on its day.',
  toolset: 'activities',
  input: z.strictObject({ activity_id: activityIdInput, ...answerInputs }),
  output: z.strictObject({
    ...activityHeadOutput,
    power_zones: z.array(timedZoneOutput).optional().describe('W'),
    heart_rate_zones: z.array(timedZoneOutput).optional().describe('bpm'),
    below_first_heart_rate_zone_seconds: z.int().optional(),
    missing_heart_rate_seconds: z.int().optional(),
    insufficient: z.array(z.strictObject({ metric: z.string(), need: z.string(), have: z.string() })),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.ActivityRead, Scope.ProfileRead],
  effect: 'read',
  result: 'list',
  async run({ activity_id }, { services: { health, person }, read }) {
    const activity = await findActivity(activity_id, health, read);
    const { record } = activity;
    const [profile, all] = await Promise.all([person.profile(read), person.thresholds(read)]);
    const dated = await withWeighings(all, record.localDate, { person, profile }, read);
    const held = thresholdsFor(dated, record.localDate, sportFamily(record.sport));
    const { thresholds, lacks } = withEstimates(held, record.localDate, profile);
    const session = sessionOf(record, await health.streams(activity, ['powerWatts', 'heartRateBpm'], read));
    const values: ZoneValues = {
      ftpWatts: thresholds.ftpWatts?.value,
      lactateThresholdHeartRateBpm: thresholds.lactateThresholdHeartRateBpm?.value,
      maximumHeartRateBpm: thresholds.maximumHeartRateBpm?.value,
      restingHeartRateBpm: thresholds.restingHeartRateBpm?.value,
    };
    const power = timed(powerZonesOf(values), session?.columns.powerWatts, 'power');
    const heart = timed(
      heartRateZonesOf(values, sportFamily(record.sport)),
      session?.columns.heartRateBpm,
      'heart rate',
    );
    const found = [power, heart].flatMap(({ zones }) => zones ?? []);
    const used = [...new Set(found.flatMap(({ uses }) => uses))].flatMap((metric) => thresholds[metric] ?? []);
    return {
      output: {
        ...activityHeadOf(activity, profile.timeZone ?? null),
        power_zones: power.timed?.rows,
        heart_rate_zones: heart.timed?.rows,
        below_first_heart_rate_zone_seconds: heart.timed?.belowFirstSeconds,
        missing_heart_rate_seconds: heart.timed?.missingSeconds,
        insufficient: [...[power, heart].flatMap(({ lacking }) => lacking ?? []), ...lacks],
      },
      basis: basisOf({
        records: [activity],
        timeZone: profile.timeZone ?? null,
        methods: [...[power, heart].flatMap((part) => part.timed?.methods ?? []), ...thresholdMethods(used)].filter(
          isFirst,
        ),
        inputs: zoneInputs(found, (metric) => {
          const threshold = thresholds[metric];
          return threshold === undefined ? undefined : thresholdInput(threshold);
        }),
        assumptions: [
          ...(session === null ? [] : sessionAssumptions(session)),
          ...thresholdAssumptions(used),
          ...found.flatMap(({ reason }) => (reason === '' ? [] : [`Heart rate zones: ${reason}`])),
        ],
        missing: session === null ? ['There are no samples of this activity.'] : [],
      }),
      contributions: [
        ...recordingsOf(activity),
        ...zoneContributions('power_zones', power.timed?.rows),
        ...zoneContributions('heart_rate_zones', heart.timed?.rows),
      ],
    };
  },
  summarize({ power_zones, heart_rate_zones, start }) {
    const parts = [
      ...(power_zones === undefined ? [] : [`most power time in zone ${longest(power_zones)}`]),
      ...(heart_rate_zones === undefined ? [] : [`most heart rate time in zone ${longest(heart_rate_zones)}`]),
    ];
    return `Activity of ${start}: ${parts.length === 0 ? 'no time in zones can be told' : parts.join(', ')}.`;
  },
});

function zoneContributions(table: string, rows: Rows | undefined): readonly Contribution[] {
  return (rows ?? []).map(({ zone, from, to, seconds }) => ({ table, zone, from, to: to ?? null, seconds }));
}

type Rows = readonly z.output<typeof timedZoneOutput>[];

function longest(rows: Rows): string {
  return rows.reduce((best, row) => (row.seconds > best.seconds ? row : best), rows[0] ?? { zone: '', seconds: 0 })
    .zone;
}

function timed(zones: ReturnType<typeof powerZonesOf>, values: Float64Array | undefined, what: string) {
  const metric = `${what.replace(' ', '_')}_zones`;
  if (values === undefined)
    return { zones: null, timed: null, lacking: { metric, need: `${what} samples`, have: 'none' } };
  if (zones.status !== 'ok')
    return { zones: null, timed: null, lacking: { metric, need: zones.need, have: zones.have } };
  const outcome = timedZones(zones.value, values);
  if (outcome.status !== 'ok')
    return { zones: null, timed: null, lacking: { metric, need: outcome.need, have: outcome.have } };
  return { zones: zones.value, timed: outcome.value, lacking: null };
}

function isFirst(method: { readonly id: string }, index: number, all: readonly { readonly id: string }[]): boolean {
  return all.findIndex(({ id }) => id === method.id) === index;
}
