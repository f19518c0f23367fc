import {
  type EventStreams,
  Scope,
  type StreamChannel,
  type StreamColumn,
  streamChannels,
  suggest,
  toFloat64,
} from '@vitalwire/core';
import * as z from 'zod';
import { basisOf } from '../basis-of.ts';
import { defineTool } from '../define-tool.ts';
import { activityIdInput, answerInputs, cursorInput } from '../inputs.ts';
import { pickShape } from '../render/downsample.ts';
import type { OutputFormat } from '../render/format.ts';
import { estimateJson } from '../render/sections.ts';
import { rounded } from '../round.ts';
import { invalidArgument } from '../run/input-issues.ts';
import { zoneOfUnsaid } from '../shown-time.ts';
import { cleanText } from '../text/clean-text.ts';
import { snakeCase } from '../text/snake-case.ts';
import { estimateTokens } from '../text/tokens.ts';
import { activityHeadOf, activityHeadOutput, recordingsOf } from './activity-fields.ts';
import { findActivity } from './find-activity.ts';

const channelNames = Object.keys(streamChannels) as readonly StreamChannel[];
const wireNames = new Map(channelNames.map((channel) => [snakeCase(channel), channel]));

/** What is shown when the caller names nothing: what training is judged by. Position only when asked. */
const usualChannels: readonly StreamChannel[] = [
  'powerWatts',
  'heartRateBpm',
  'speedMetersPerSecond',
  'cadenceRpm',
  'altitudeMeters',
];

const decimals: { readonly [C in StreamChannel]?: number } = {
  latitudeDegrees: 5,
  longitudeDegrees: 5,
  distanceMeters: 0,
  powerWatts: 0,
  heartRateBpm: 0,
  cadenceRpm: 0,
  speedMetersPerSecond: 2,
};

const input = z.strictObject({
  activity_id: activityIdInput,
  channels: z
    .array(z.string().max(40))
    .min(1)
    .max(8)
    .optional()
    .describe('Such as power_watts, heart_rate_bpm; default: the usual ones'),
  from_seconds: z.number().min(0).optional().describe('Start of the part, s'),
  to_seconds: z.number().min(0).optional().describe('End of the part, s'),
  max_points: z.int().min(10).max(5000).optional().describe('Fewer samples than fit'),
  cursor: cursorInput,
  ...answerInputs,
});

const point = z.strictObject({
  elapsed_seconds: z.number().describe('Since the start of the recording'),
  ...Object.fromEntries(
    channelNames.map((channel) => {
      const { title, unit } = streamChannels[channel];
      return [snakeCase(channel), z.number().optional().describe(`${title}, ${unit}`)] as const;
    }),
  ),
});

const channelSummary = z.strictObject({
  channel: z.string(),
  unit: z.string(),
  samples: z.int().describe('With a value'),
  missing: z.int(),
  minimum: z.number(),
  mean: z.number().describe('Of the samples'),
  maximum: z.number(),
  borrowed: z.boolean().optional().describe('From another source that recorded the same activity'),
});

export const getActivityStreams = defineTool({
  name: 'get_activity_streams',
  title: 'Samples of an activity',
  description:
    'Second-by-second channels of one activity: a summary of each, then samples thinned to the budget so that peaks and shape stay. Zoom in with from_seconds and to_seconds. For power, heart rate and pace metrics use analyze_activity.',
  toolset: 'activities',
  input,
  output: z.strictObject({
    ...activityHeadOutput,
    available_channels: z.array(z.string()),
    samples_in_part: z.int().describe('Before thinning'),
    summary: z.array(channelSummary),
    points: z.array(point),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.ActivityRead],
  effect: 'read',
  result: 'list',
  rows: 'points',
  async run(args, { services, read, position }) {
    const activity = await findActivity(args.activity_id, services.health, read);
    const timeZone = await zoneOfUnsaid([activity.record], services.person, read);
    const available = activity.record.streams?.channels ?? [];
    const channels =
      args.channels === undefined ? usualOf(available) : args.channels.map((name) => channelNamed(name, available));
    const event = channels.length === 0 ? null : await services.health.streams(activity, channels, read);
    const part = partOf(event, args.from_seconds ?? 0, args.to_seconds ?? Number.POSITIVE_INFINITY);
    const budget = Math.min(
      args.max_points ?? Number.POSITIVE_INFINITY,
      pointsThatFit(args.max_tokens, args.format, part),
    );
    const after = Number(position?.t ?? -1);
    const picked = pickShape(
      part.times,
      part.columns.map(({ values }) => values),
      Math.max(10, budget),
    ).filter((index) => (part.times[index] ?? 0) > after);
    return {
      output: {
        ...activityHeadOf(activity, timeZone),
        available_channels: available.map(snakeCase),
        samples_in_part: part.times.length,
        summary: part.columns.flatMap(summaryOf),
        points: pointsAt(picked, part),
      },
      basis: basisOf({
        records: [activity],
        timeZone,
        missing:
          part.times.length > 0
            ? []
            : [
                event === null
                  ? 'The activity has no samples of these channels.'
                  : 'There are no samples in this part.',
              ],
        assumptions: thinning(picked.length, part.times.length),
      }),
      contributions: recordingsOf(activity),
      positions: picked.map((index) => ({ t: String(part.times[index]) })),
    };
  },
  summarize: ({ samples_in_part, points, summary }) =>
    samples_in_part === 0
      ? 'No samples to show.'
      : `${points.length} of ${samples_in_part} samples of ${summary.map(({ channel }) => channel).join(', ') || 'no channel'}.`,
});

function pointsAt(picked: readonly number[], { times, columns }: Part): z.output<typeof point>[] {
  const shown = columns.map(({ channel, values }) => {
    return { name: snakeCase(channel), values, places: decimals[channel] ?? 1 };
  });
  return picked.map((index) => {
    const row: { elapsed_seconds: number; [channel: string]: number } = {
      elapsed_seconds: rounded(times[index], 1) ?? 0,
    };
    for (const { name, values, places } of shown) {
      const value = rounded(values[index], places);
      if (value !== undefined) row[name] = value;
    }
    return row;
  });
}

interface Part {
  readonly times: Float64Array;
  readonly columns: readonly {
    readonly channel: StreamChannel;
    readonly values: Float64Array;
    readonly borrowed: boolean;
  }[];
}

function usualOf(available: readonly StreamChannel[]): readonly StreamChannel[] {
  const usual = usualChannels.filter((channel) => available.includes(channel));
  return usual.length > 0 ? usual : available.slice(0, 5);
}

function channelNamed(name: string, available: readonly StreamChannel[]): StreamChannel {
  const channel = wireNames.get(name.toLowerCase()) ?? channelNames.find((known) => known === name);
  const names = available.map(snakeCase);
  if (channel === undefined) {
    const [guess] = suggest(name.substring(0, 40), [...wireNames.keys()]);
    const hint = guess === undefined ? `This activity has ${names.join(', ')}.` : `Did you mean ${guess}?`;
    throw invalidArgument('channels', `${cleanText(name, 40)} is not a channel. ${hint}`);
  }
  if (!available.includes(channel)) {
    const has = names.length === 0 ? 'It has no samples at all.' : `It has ${names.join(', ')}.`;
    throw invalidArgument('channels', `This activity did not record ${snakeCase(channel)}. ${has}`);
  }
  return channel;
}

function partOf(event: EventStreams | null, from: number, to: number): Part {
  if (event === null) return { times: new Float64Array(), columns: [] };
  const { elapsedSeconds, columns } = event.streams;
  let first = 0;
  while (first < elapsedSeconds.length && (elapsedSeconds[first] ?? 0) < from) first++;
  let end = elapsedSeconds.length;
  while (end > first && (elapsedSeconds[end - 1] ?? 0) > to) end--;
  return {
    times: new Float64Array(elapsedSeconds.subarray(first, end)),
    columns: columns.map((column: StreamColumn) => ({
      channel: column.channel,
      values: toFloat64(column).subarray(first, end),
      borrowed: event.borrowed.some(({ channel }) => channel === column.channel),
    })),
  };
}

function summaryOf({ channel, values, borrowed }: Part['columns'][number]): readonly z.input<typeof channelSummary>[] {
  let samples = 0;
  let sum = 0;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value !== value) continue;
    samples++;
    sum += value;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  if (samples === 0) return [];
  const places = decimals[channel] ?? 1;
  return [
    {
      channel: snakeCase(channel),
      unit: streamChannels[channel].unit,
      samples,
      missing: values.length - samples,
      minimum: rounded(minimum, places) ?? 0,
      mean: rounded(sum / samples, places === 5 ? 5 : 2) ?? 0,
      maximum: rounded(maximum, places) ?? 0,
      ...(borrowed ? { borrowed } : {}),
    },
  ];
}

/** Rows that the rest of the budget will hold; the renderer has the last word. */
function pointsThatFit(maxTokens: number, format: OutputFormat, { times, columns }: Part): number {
  const widest = columns.map(({ channel, values }) => {
    let most = 0;
    for (let index = 0; index < values.length; index++)
      if ((values[index] as number) > most) most = values[index] as number;
    return [snakeCase(channel), rounded(most, decimals[channel] ?? 1)] as const;
  });
  const row = { elapsed_seconds: rounded(times.at(-1), 1) ?? 0, ...Object.fromEntries(widest) };
  const cells = Object.values(row).reduce((sum: number, value) => sum + estimateTokens(String(value)) + 1, 1);
  const perRow =
    format === 'json' ? estimateJson(row) + 1 : format === 'markdown' ? cells + Object.keys(row).length + 2 : cells + 1;
  return Math.floor((maxTokens - FRAME_TOKENS - SUMMARY_TOKENS * columns.length) / perRow);
}

/** What an answer of this tool costs around its points: head, cursor, basis; and each channel's summary. */
const FRAME_TOKENS = 400;
const SUMMARY_TOKENS = 60;

function thinning(points: number, samples: number): readonly string[] {
  return points < samples
    ? ['Samples were thinned by largest triangles over all channels: what is between two points is not shown.']
    : [];
}
