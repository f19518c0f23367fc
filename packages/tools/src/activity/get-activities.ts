import { type HealthQuery, type Instant, type RecordId, Scope, type Workout } from '@vitalwire/core';
import * as z from 'zod';
import { basisOf } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { type CursorPosition, defineTool } from '../define-tool.ts';
import { clockAssumption, dayOrTime, pageInputs, providerInput, sportInput, writtenDay } from '../inputs.ts';
import { invalidArgument } from '../run/input-issues.ts';
import { zoneOfUnsaid } from '../shown-time.ts';
import {
  activityHeadOf,
  activityHeadOutput,
  recordingsOf,
  sourceNames,
  startOf,
  totalsOf,
  totalsOutput,
} from './activity-fields.ts';
import { onlyFrom, sportsNamed } from './filters.ts';

const input = z.strictObject({
  provider: providerInput,
  limit: z.int().min(1).max(200).default(20).describe('Activities to read'),
  after: dayOrTime.optional().describe('First day'),
  before: dayOrTime.optional().describe('Last day'),
  sport_type: sportInput,
  mode: z.enum(['summary', 'detailed']).default('summary').describe('detailed: every total'),
  ...pageInputs,
});

const row = z.strictObject({
  ...activityHeadOutput,
  local_date: z.string().optional().describe('Day it counts for, where start shows another'),
  ...totalsOutput,
  laps: z.int().optional().describe('Number of laps'),
  indoor: z.boolean().optional().describe('Without movement outside'),
  sources: z.string().describe('Sources that recorded it, joined by +'),
});

/** What a summary row holds beside the head. */
const SUMMARY = [
  'distance_meters',
  'duration_seconds',
  'ascent_meters',
  'average_heart_rate_bpm',
  'average_power_watts',
] as const;

export const getActivities = defineTool({
  name: 'get_activities',
  title: 'List activities',
  description:
    'Activities, newest first, one row each after merging devices: id, start, sport, distance, time, climb, heart rate, power. Filter by days, sport, source. For sums use get_stats.',
  toolset: 'activities',
  input,
  output: z.strictObject({ activities: z.array(row).describe('Newest first') }),
  needs: ['health', 'person'],
  scopes: [Scope.ActivityRead],
  effect: 'read',
  aliases: aliasesOf('get_activities'),
  result: 'list',
  rows: 'activities',
  async run({ provider, limit, after, before, sport_type, mode, offset = 0 }, { services, read, position }) {
    const { health } = services;
    if (after !== undefined && before !== undefined && writtenDay(after) > writtenDay(before))
      throw invalidArgument('before', 'must not be earlier than after.');
    const query: HealthQuery = {
      order: 'newest-first',
      limit: limit + offset,
      ...(await onlyFrom(provider, health, read)),
      ...(sport_type === undefined ? {} : { subtypes: sportsNamed(sport_type) }),
      ...(after === undefined && before === undefined
        ? {}
        : { dates: { from: writtenDay(after ?? '0001-01-01'), to: writtenDay(before ?? '9999-12-31') } }),
      ...(position === null ? {} : { after: recordPosition(position) }),
    };
    const reading = await health.list('workout', query, read);
    const records = reading.records.slice(offset);
    const timeZone = await zoneOfUnsaid(
      records.map(({ record }) => record),
      services.person,
      read,
    );
    return {
      output: {
        activities: records.map((activity) => {
          const totals = totalsOf(activity.record);
          const shown =
            mode === 'detailed' ? totals : Object.fromEntries(SUMMARY.map((field) => [field, totals[field]]));
          return {
            ...activityHeadOf(activity, timeZone),
            ...otherDayOf(activity.record, timeZone),
            ...shown,
            ...(mode === 'detailed' ? { laps: activity.record.laps.length, indoor: activity.record.indoor } : {}),
            sources: sourceNames(activity),
          };
        }),
      },
      basis: basisOf({ records, timeZone, readings: [reading], assumptions: clockAssumption([after, before]) }),
      contributions: records.flatMap(recordingsOf),
      positions: records.map(({ record }) => ({ t: record.start, id: record.id })),
      more: reading.next !== null,
    };
  },
  summarize({ activities }) {
    const newest = activities[0];
    const oldest = activities.at(-1);
    if (newest === undefined || oldest === undefined) return 'No activity matches.';
    const count = activities.length === 1 ? '1 activity' : `${activities.length} activities`;
    return `${count}, newest first, ${dayOf(oldest)} to ${dayOf(newest)}.`;
  },
});

function dayOf({ start, local_date }: z.output<typeof row>): string {
  return local_date ?? start.split('T')[0] ?? start;
}

/** The offset is unknown: shown in UTC, or by a zone that was set after the day was found. */
function otherDayOf(record: Workout, timeZone: string | null): { readonly local_date?: string } {
  const { utcOffsetMinutes, localDate } = record;
  return utcOffsetMinutes === null && !startOf(record, timeZone).startsWith(localDate) ? { local_date: localDate } : {};
}

function recordPosition({ t, id }: CursorPosition): { readonly start: Instant; readonly id: RecordId } {
  return { start: (t ?? '') as Instant, id: (id ?? '') as RecordId };
}
