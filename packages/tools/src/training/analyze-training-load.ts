import { type ChosenMethod, type HealthQuery, type LocalDate, Scope } from '@vitalwire/core';
import { formStatus, monotony, rampRate } from '@vitalwire/intelligence';
import { algorithms } from '@vitalwire/intelligence/registry';
import * as z from 'zod';
import { onlyFrom } from '../activity/filters.ts';
import { basisOf, chosenMethodOf, distinctInputs, methodOf } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { type Contribution, defineTool } from '../define-tool.ts';
import { answerInputs, cursorInput, localDate, providerInput } from '../inputs.ts';
import { rounded } from '../round.ts';
import { todayOf } from '../today.ts';
import { attempt } from './attempt.ts';
import { type DailyLoads, dailyLoadsOf } from './daily-loads.ts';
import { type DatedLoad, loadHistory } from './load-history.ts';
import { choiceWords, chosen, methodInput } from './method-inputs.ts';
import { withWeighings } from './weighings.ts';

const TIMEFRAMES = { week: 7, month: 30, quarter: 91, sixmonths: 182, year: 365 } as const;
type Timeframe = keyof typeof TIMEFRAMES;
type ChartChoice = ChosenMethod<'load.fitness-fatigue'>;

const day = z.strictObject({
  date: z.string(),
  load: z.number().describe('TSS of the day; 0: no activity'),
  activities: z.int(),
  ctl: z.number(),
  atl: z.number(),
  tsb: z.number().describe('Before the work of the day'),
});

const output = z.strictObject({
  date: z.string().describe('Last day'),
  ctl: z.number().optional().describe('Chronic training load (fitness), TSS a day'),
  atl: z.number().optional().describe('Acute training load (fatigue), TSS a day'),
  tsb: z.number().optional().describe('Training stress balance (form) before the work of the day'),
  tsb_next_morning: z.number().optional(),
  form_status: z.enum(['transition', 'fresh', 'grey', 'optimal', 'high_risk']).optional(),
  ctl_change_per_week: z.number().optional().describe('Ramp rate'),
  ctl_change_percent_per_week: z.number().optional(),
  weekly_load: z.number().optional().describe('TSS of the last 7 days'),
  monotony: z.number().optional(),
  strain: z.number().optional(),
  warming_up: z.boolean().describe('Fewer than 42 days are known: fitness reads low'),
  first_activity_day: z.string().optional(),
  last_activity_day: z.string().optional(),
  days_since_last_activity: z.int().optional(),
  activities: z.int().describe('Of the whole history up to the date'),
  activities_without_load: z.int(),
  load_methods: z.array(z.strictObject({ method: z.string(), activities: z.int() })),
  insufficient: z.array(z.strictObject({ metric: z.string(), need: z.string(), have: z.string() })),
  days: z.array(day).describe('Newest first'),
});

export const analyzeTrainingLoad = defineTool({
  name: 'analyze_training_load',
  title: 'Training load, fitness and form',
  description:
    'Fitness (CTL), fatigue (ATL) and form (TSB) with ramp rate, monotony and strain, day by day, from the load of every activity since the first. Says how each load was found and which days lack data.',
  toolset: 'training',
  input: z.strictObject({
    provider: providerInput,
    timeframe: z
      .enum(Object.keys(TIMEFRAMES) as [Timeframe, ...Timeframe[]])
      .default('month')
      .describe('Days to list'),
    tss_method: methodInput('tss'),
    training_load_method: methodInput('trainingLoad'),
    end_date: localDate.optional().describe('Last day, default today'),
    sleep_provider: z.string().max(40).optional().describe('Not used yet'),
    cursor: cursorInput,
    ...answerInputs,
  }),
  output,
  needs: ['health', 'person'],
  scopes: [Scope.ActivityRead, Scope.ProfileRead],
  effect: 'read',
  aliases: aliasesOf('analyze_training_load'),
  result: 'list',
  rows: 'days',
  timeoutMilliseconds: 120_000,
  async run(
    { provider, timeframe, end_date, sleep_provider, tss_method, training_load_method },
    { services: { health, person }, read, now, position, progress },
  ) {
    const [profile, thresholds] = await Promise.all([person.profile(read), person.thresholds(read)]);
    const dated = await withWeighings(thresholds, null, { person, profile }, read);
    const { day: today, assumptions } = todayOf(now, profile);
    const end = (end_date ?? today) as LocalDate;
    const choice = chosen('tss', tss_method, profile);
    const charted = chosen('trainingLoad', training_load_method, profile);
    const query: HealthQuery = {
      order: 'oldest-first',
      dates: { from: '0001-01-01' as LocalDate, to: end },
      ...(await onlyFrom(provider, health, read)),
    };
    const reading = await health.list('workout', query, read);
    const loads = await loadHistory({
      activities: reading.records,
      thresholds: dated,
      profile,
      choice,
      health,
      read,
      progress,
    });
    const daily = dailyLoadsOf(loads, end, TIMEFRAMES[timeframe]);
    const computed = computeForm(daily, charted);
    const rows = daily.window.flatMap(({ date, load, activities, index }) => {
      const { ctl, atl, tsb } = computed.chart ?? {};
      if (ctl === undefined || (position !== null && date >= (position.d ?? ''))) return [];
      return [
        {
          date,
          load: rounded(load, 1) ?? 0,
          activities,
          ctl: at(ctl, index),
          atl: at(atl, index),
          tsb: at(tsb, index),
        },
      ];
    });
    return {
      output: {
        date: end,
        ...computed.summary,
        warming_up: computed.chart?.warmingUp ?? true,
        first_activity_day: daily.firstDay ?? undefined,
        last_activity_day: daily.lastDay ?? undefined,
        days_since_last_activity: daily.daysSinceLast ?? undefined,
        activities: loads.length,
        activities_without_load: loads.filter(({ answer }) => answer === null).length,
        load_methods: daily.methods.map(([method, count]) => ({ method, activities: count })),
        insufficient: [...computed.insufficient],
        days: rows,
      },
      basis: basisOf({
        records: reading.records,
        readings: [reading],
        methods: [
          ...(computed.chart === null
            ? []
            : [
                chosenMethodOf(algorithms[`load.fitness-fatigue.${charted.method}`].spec, charted.chosenBy),
                ...[formStatus, rampRate, monotony].map(({ spec }) => methodOf(spec)),
              ]),
          ...daily.methods.map(([id, count]) => chosenMethodOf(algorithms[id].spec, choice.chosenBy, '', count)),
          ...daily.estimates,
        ],
        inputs: distinctInputs(loads.flatMap(({ inputs }) => inputs)),
        coverage: { daysAsked: TIMEFRAMES[timeframe], daysWithData: daily.daysWithData },
        assumptions: [
          ...(end_date === undefined ? assumptions : []),
          ...(daily.firstDay === null ? [] : [startOf(charted.method, daily.firstDay)]),
          ...(charted.method === 'pierre_ema' ? ['TSB is that of the same day, after its work.'] : []),
          ...computed.warnings,
          ...daily.warnings,
        ],
        missing: [
          ...(sleep_provider === undefined ? [] : ['Sleep is no part of this answer: sleep_provider was not used.']),
          ...daily.missing,
        ],
      }),
      contributions: loads.toReversed().map(contributionOf),
      positions: rows.map(({ date }) => ({ d: date })),
    };
  },
  summarize({ date, ctl, atl, tsb, form_status, warming_up, activities, activities_without_load }) {
    if (ctl === undefined) return `No training load can be computed up to ${date}.`;
    const form = form_status === undefined ? '' : ` (${form_status.replace('_', ' ')})`;
    const warm = warming_up ? ' Fitness is still warming up and reads low.' : '';
    const without =
      activities_without_load === 0 ? '' : ` ${activities_without_load} of ${activities} activities have no load.`;
    return `On ${date}: fitness (CTL) ${ctl}, fatigue (ATL) ${atl}, form (TSB) ${tsb}${form}.${warm}${without}`;
  },
});

function at(values: Float64Array | undefined, index: number): number {
  return rounded(values?.[index], 1) ?? 0;
}

function startOf(method: ChartChoice['method'], day: LocalDate): string {
  return method === 'pierre_first_value'
    ? `Fitness and fatigue start at the load of ${day}, the first day known.`
    : `Fitness and fatigue start at 0 on ${day}, the first day known.`;
}

function computeForm({ loads }: DailyLoads, choice: ChartChoice) {
  const outcome = attempt(() => algorithms[`load.fitness-fatigue.${choice.method}`]({ dailyLoads: loads }));
  const chart =
    outcome.status === 'ok' || choice.chosenBy === 'default'
      ? outcome
      : { ...outcome, have: `${outcome.have} (${choiceWords(choice)})` };
  if (chart.status !== 'ok') {
    return {
      chart: null,
      summary: {},
      warnings: [],
      insufficient: [{ metric: 'ctl', need: chart.need, have: chart.have }],
    };
  }
  const { last, tsbNextMorning, ctl } = chart.value;
  const form = attempt(() => formStatus({ tsb: last.tsb }));
  const ramp = attempt(() => rampRate({ dailyCtl: ctl }));
  const week = attempt(() => monotony({ dailyLoads: loads }));
  const lacking = [['ctl_change_per_week', ramp] as const, ['monotony', week] as const];
  return {
    chart: chart.value,
    summary: {
      ctl: rounded(last.ctl, 2),
      atl: rounded(last.atl, 2),
      tsb: rounded(last.tsb, 2),
      tsb_next_morning: rounded(tsbNextMorning, 2),
      ...(form.status === 'ok' ? { form_status: form.value } : {}),
      ...(ramp.status === 'ok'
        ? {
            ctl_change_per_week: rounded(ramp.value.ctlPerWeek, 2),
            ctl_change_percent_per_week: rounded(ramp.value.percentPerWeek, 1),
          }
        : {}),
      ...(week.status === 'ok'
        ? {
            weekly_load: rounded(week.value.weeklyLoad, 1),
            monotony: rounded(week.value.monotony, 2),
            strain: rounded(week.value.strain, 0),
          }
        : {}),
    },
    warnings: chart.warnings,
    insufficient: [
      ...lacking.flatMap(([metric, outcome]) =>
        outcome.status === 'ok' ? [] : [{ metric, need: outcome.need, have: outcome.have }],
      ),
      ...(week.status === 'ok' && week.value.monotony === null
        ? [{ metric: 'monotony', need: 'days of a week that differ', have: 'seven equal days' }]
        : []),
    ],
  };
}

function contributionOf({ activity: { record }, answer, lacking, inputs, reason }: DatedLoad): Contribution {
  return {
    activity_id: record.id,
    date: record.localDate,
    sport: record.sport,
    load: answer?.value ?? null,
    method: answer?.answeredBy ?? null,
    quality: answer?.quality ?? null,
    why: answer === null ? `needs ${lacking?.need}` : reason || null,
    inputs: inputs
      .map(({ name, value, validFrom }) => `${name} ${value}${validFrom === null ? '' : ` since ${validFrom}`}`)
      .join(', '),
  };
}
