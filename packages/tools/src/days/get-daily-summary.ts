import { type DailyMetric, type DailyValue, dailyMetrics, type LocalDate, Scope } from '@vitalwire/core';
import * as z from 'zod';
import { onlyFrom } from '../activity/filters.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { type Contribution, defineTool } from '../define-tool.ts';
import { answerInputs, cursorInput, providerInput } from '../inputs.ts';
import { rounded } from '../round.ts';
import { snakeCase } from '../text/snake-case.ts';
import { basisOfDays, choicesAmong, countOf, sourcesOfDays } from './days-basis.ts';
import { windowInputs, windowOf } from './window.ts';

const metrics = Object.keys(dailyMetrics) as readonly DailyMetric[];

const day = z.strictObject({
  date: z.string(),
  steps: z.int().optional(),
  distance_meters: z.number().optional(),
  floors_climbed: z.number().optional(),
  active_energy_kilocalories: z.number().optional(),
  basal_energy_kilocalories: z.number().optional(),
  total_energy_kilocalories: z.number().optional(),
  moderate_activity_seconds: z.number().optional(),
  vigorous_activity_seconds: z.number().optional(),
  sedentary_seconds: z.number().optional(),
  wear_seconds: z.number().optional(),
  resting_heart_rate_bpm: z.number().optional(),
  average_heart_rate_bpm: z.number().optional(),
  minimum_heart_rate_bpm: z.number().optional(),
  maximum_heart_rate_bpm: z.number().optional(),
  average_stress_score: z.number().optional().describe("On the source's scale"),
  average_oxygen_saturation_percent: z.number().optional(),
  average_respiration_rate_per_minute: z.number().optional(),
  day_not_over: z.boolean().optional().describe('Today: totals still grow'),
  sources: z.string().describe('Sources of the numbers, joined by +'),
});
type Row = z.input<typeof day>;

export const getDailySummary = defineTool({
  name: 'get_daily_summary',
  title: 'Daily totals',
  description:
    'Steps, distance, floors, energy, active and sedentary time, heart rate, stress, oxygen, respiration day by day, newest first; each number from one source, devices worn together counted once. Sleep: get_sleep.',
  toolset: 'health',
  input: z.strictObject({ ...windowInputs(7), provider: providerInput, cursor: cursorInput, ...answerInputs }),
  output: z.strictObject({
    first_day: z.string(),
    last_day: z.string(),
    days: z.array(day).describe('Newest first; days without data are left out'),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.BodyRead],
  effect: 'read',
  aliases: aliasesOf('get_daily_summary'),
  result: 'list',
  rows: 'days',
  async run({ provider, ...asked }, { services: { health, person }, read, now, position }) {
    const window = windowOf(asked, now, await person.profile(read));
    const only = await onlyFrom(provider, health, read);
    const values = await health.days({ dates: window, metrics, ...only }, read);
    const sources = sourcesOfDays(values);
    const byDay = [...Map.groupBy(values, ({ localDate }) => localDate)].toReversed();
    const rows = byDay
      .filter(([date]) => position === null || date < (position.d ?? ''))
      .map(([date, some]) => rowOf(date, some, window.today));
    return {
      output: { first_day: window.from, last_day: window.to, days: rows },
      basis: await basisOfDays(
        {
          coverage: { daysAsked: window.days, daysWithData: byDay.length },
          assumptions: [...window.assumptions, ...choicesAmong(values)],
          missing: missingOf(values, window.days, byDay.length),
        },
        sources,
        ['dailySummary', 'samples'],
        health,
        read,
      ),
      contributions: values.toReversed().map(contributionOf),
      positions: rows.map(({ date }) => ({ d: date })),
    };
  },
  summarize({ first_day, last_day, days }) {
    const [newest] = days;
    if (newest === undefined) return `Nothing is known of the days from ${first_day} to ${last_day}.`;
    const walked = days.flatMap(({ steps, day_not_over }) =>
      steps === undefined || day_not_over === true ? [] : steps,
    );
    const mean = walked.length === 0 ? null : walked.reduce((sum, steps) => sum + steps, 0) / walked.length;
    const running = newest.day_not_over === true ? ' Today is not over.' : '';
    const steps = mean === null ? '' : `, ${Math.round(mean)} steps a day on ${countOf(walked.length, 'whole day')}`;
    return `${countOf(days.length, 'day')} with data from ${first_day} to ${last_day}${steps}.${running}`;
  },
});

function rowOf(date: LocalDate, values: readonly DailyValue[], today: LocalDate): Row {
  const numbers = Object.fromEntries(
    values.map(({ metric, value }) => [snakeCase(metric), rounded(value, /Percent|Respiration/.test(metric) ? 1 : 0)]),
  );
  const sources = [
    ...new Set(values.flatMap(({ sourceId, parts }) => [sourceId, ...parts.map((part) => part.sourceId)])),
  ];
  return { date, ...numbers, ...(date === today ? { day_not_over: true } : {}), sources: sources.toSorted().join('+') };
}

function missingOf(values: readonly DailyValue[], asked: number, given: number): readonly string[] {
  const known = new Set(values.map(({ metric }) => metric));
  if (known.size === 0) return ['No source says anything of these days.'];
  const unknown = metrics.filter((metric) => !known.has(metric)).map(snakeCase);
  return [
    ...(given < asked ? [`${asked - given} of ${asked} days have no data.`] : []),
    ...(unknown.length === 0 ? [] : [`No source gives ${unknown.join(', ')}.`]),
  ];
}

function contributionOf({
  localDate,
  metric,
  value,
  sourceId,
  from,
  because,
  others,
  parts,
}: DailyValue): Contribution {
  return {
    date: localDate,
    metric: snakeCase(metric),
    value: rounded(value, 1) ?? null,
    source: sourceId,
    from,
    because,
    others: others.map((other) => `${other.sourceId} ${rounded(other.value, 1)}`).join(', '),
    parts: parts.map((part) => `${part.sourceId} ${rounded(part.value, 1)} in ${part.seconds} s`).join(', '),
  };
}
