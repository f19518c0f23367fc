import { millisecondsOf, Scope } from '@vitalwire/core';
import * as z from 'zod';
import { basisOf } from '../basis-of.ts';
import { defineTool } from '../define-tool.ts';
import { activityIdInput, pageInputs } from '../inputs.ts';
import { zoneOfUnsaid } from '../shown-time.ts';
import { cleanOptional } from '../text/clean-text.ts';
import { activityHeadOf, activityHeadOutput, recordingsOf, totalsOf, totalsOutput } from './activity-fields.ts';
import { findActivity } from './find-activity.ts';

const row = z.strictObject({
  lap: z.int().describe('1 is the first'),
  start_seconds: z.number().describe('Seconds from the start of the activity'),
  ...totalsOutput,
  trigger: z.string().optional().describe('What ended it: manual, distance, time'),
  intensity: z.string().optional().describe('warmup, active, rest, recovery, cooldown'),
});

export const getActivityLaps = defineTool({
  name: 'get_activity_laps',
  title: 'Laps of an activity',
  description:
    'Laps of one activity in order, with time, distance, speed, heart rate, power and cadence as its source reports them.',
  toolset: 'activities',
  input: z.strictObject({ activity_id: activityIdInput, ...pageInputs }),
  output: z.strictObject({
    ...activityHeadOutput,
    lap_count: z.int().describe('Of the whole activity'),
    laps: z.array(row),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.ActivityRead],
  effect: 'read',
  result: 'list',
  rows: 'laps',
  async run({ activity_id, offset = 0 }, { services, read, position }) {
    const activity = await findActivity(activity_id, services.health, read);
    const { record } = activity;
    const timeZone = await zoneOfUnsaid([record], services.person, read);
    const first = Number(position?.lap ?? 0) + offset;
    const laps = record.laps.slice(first).map((lap, index) => ({
      lap: first + index + 1,
      start_seconds: Math.round((millisecondsOf(lap.start) - millisecondsOf(record.start)) / 1000),
      ...totalsOf(lap),
      trigger: cleanOptional(lap.trigger, 20),
      intensity: cleanOptional(lap.intensity, 20),
    }));
    return {
      output: { ...activityHeadOf(activity, timeZone), lap_count: record.laps.length, laps },
      basis: basisOf({
        records: [activity],
        timeZone,
        missing: record.laps.length === 0 ? ['The source reports no laps.'] : [],
      }),
      contributions: recordingsOf(activity),
      positions: laps.map(({ lap }) => ({ lap: String(lap) })),
    };
  },
  summarize: ({ lap_count, laps, start }) => {
    const shown = laps.length === lap_count ? '' : `, ${laps[0]?.lap ?? 0} to ${laps.at(-1)?.lap ?? 0} here`;
    return `${lap_count} ${lap_count === 1 ? 'lap' : 'laps'} in the activity of ${start}${shown}.`;
  },
});
