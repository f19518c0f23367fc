import {
  addDays,
  type Era,
  type HealthQuery,
  type LocalDate,
  type Outcome,
  type PersonProfile,
  Scope,
} from '@vitalwire/core';
import { sleepDebt, sleepNeedNsf, sleepTimingDeviation } from '@vitalwire/intelligence/health';
import { baseline } from '@vitalwire/intelligence/statistics';
import * as z from 'zod';
import { onlyFrom } from '../activity/filters.ts';
import { baselineByEra } from '../baseline-by-era.ts';
import { basisOf, methodOf } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { windowInputs, windowOf } from '../days/window.ts';
import { type Contribution, defineTool } from '../define-tool.ts';
import { answerInputs, cursorInput, providerInput } from '../inputs.ts';
import { rounded } from '../round.ts';
import { cleanOptional } from '../text/clean-text.ts';
import { attempt } from '../training/attempt.ts';
import { believedEvents, whySources } from '../why-source.ts';
import { clockHours, type Night, nightOutput, nightRow, nightsOf, sleptSeconds } from './nights.ts';

/** What the person's own usual night is taken from. */
const BASELINE_DAYS = 60;
const DEBT_NIGHTS = 14;

export const getSleep = defineTool({
  name: 'get_sleep',
  title: 'Sleep',
  description:
    'Nights with naps, newest first: times, stages, efficiency, heart rate, vendor scores; the usual night, sleep debt of 14 nights and regularity.',
  toolset: 'health',
  input: z.strictObject({ ...windowInputs(7), provider: providerInput, cursor: cursorInput, ...answerInputs }),
  output: z.strictObject({
    last_day: z.string(),
    pattern: z.strictObject({
      average_asleep_seconds: z.number().optional().describe('Main sleeps of the window'),
      usual_asleep_seconds: z.number().optional().describe('Median of up to 60 days before, on the same device'),
      sleep_need_hours: z.number().optional().describe('Middle of the range for the age'),
      sleep_debt_hours: z.number().optional().describe('Need less sleep, summed over 14 days; below 0: surplus'),
      bedtime_scatter_hours: z.number().optional().describe('Standard deviation from night to night'),
      wake_scatter_hours: z.number().optional(),
    }),
    insufficient: z.array(z.strictObject({ metric: z.string(), need: z.string(), have: z.string() })),
    nights: z.array(nightOutput).describe('Newest first; nights without data are left out'),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.SleepRead],
  effect: 'read',
  aliases: aliasesOf('get_sleep'),
  result: 'list',
  rows: 'nights',
  async run({ provider, ...asked }, { services: { health, person }, read, now, position }) {
    const profile = await person.profile(read);
    const window = windowOf(asked, now, profile);
    const timeZone = profile.timeZone ?? null;
    const only = await onlyFrom(provider, health, read);
    const debtDays = { from: addDays(window.to, 1 - Math.max(DEBT_NIGHTS, window.days)), to: window.to };
    const query: HealthQuery = { order: 'newest-first', dates: debtDays, ...only };
    const reading = await health.list('sleep', query, read);
    const known = nightsOf(reading.records);
    const nights = known.filter(({ date }) => date >= window.from);
    const listed = nights.filter(({ date }) => position === null || date < (position.d ?? ''));
    // Up to the day before: last night is compared with the nights before it, not with itself.
    const before = { from: addDays(window.to, -BASELINE_DAYS), to: addDays(window.to, -1) };
    const usual = baselineByEra(
      await health.eras('asleepSeconds', { dates: before, withoutHindsight: true, ...only }, read),
      before,
    );
    const debt = debtOf(known, window.to, profile);
    const clocks = nights.flatMap(({ main }) => clockHours(main.record, timeZone) ?? []);
    const scatter = attempt(() => sleepTimingDeviation({ nights: clocks }));
    const median = usual.baseline.status === 'ok' ? (usual.baseline.value.current?.center ?? null) : null;
    const lengths = nights.flatMap(({ main }) => main.record.asleepSeconds ?? []);
    const records = nights.flatMap(({ main, naps }) => [main, ...naps]);
    return {
      output: {
        last_day: window.to,
        pattern: {
          average_asleep_seconds:
            lengths.length === 0
              ? undefined
              : rounded(lengths.reduce((sum, part) => sum + part, 0) / lengths.length, 0),
          usual_asleep_seconds: rounded(median, 0),
          ...debt.output,
          ...(scatter.status === 'ok'
            ? {
                bedtime_scatter_hours: rounded(scatter.value.onsetHours, 2),
                wake_scatter_hours: rounded(scatter.value.endHours, 2),
              }
            : {}),
        },
        insufficient: [
          ...debt.insufficient,
          ...lacking('bedtime_scatter_hours', scatter).map((lack) => withoutClock(lack, nights.length - clocks.length)),
          ...(median === null
            ? [
                {
                  metric: 'usual_asleep_seconds',
                  need: '14 nights of the present device within 60 days',
                  have: String(usual.values.filter((value) => value !== null).length),
                },
              ]
            : []),
        ],
        nights: listed.map((night) => nightRow(night, timeZone)),
      },
      basis: basisOf({
        records,
        timeZone,
        readings: [reading],
        methods: [
          ...(median === null ? [] : [methodOf(baseline.spec)]),
          ...debt.methods,
          ...(scatter.status === 'ok' ? [methodOf(sleepTimingDeviation.spec)] : []),
        ],
        coverage: { daysAsked: window.days, daysWithData: nights.length },
        assumptions: [
          ...window.assumptions,
          ...whySources(
            believedEvents(
              'Nights',
              nights.map(({ main }) => main),
            ),
          ),
          ...debt.assumptions,
          ...newDevice(usual.present),
        ],
        missing: missingOf(nights, window.days),
      }),
      contributions: nights.flatMap(contributionsOf),
      positions: listed.map(({ date }) => ({ d: date })),
    };
  },
  summarize({ last_day, nights, pattern: { usual_asleep_seconds, sleep_debt_hours } }) {
    const [last] = nights;
    if (last === undefined) return `No sleep is known of the days up to ${last_day}.`;
    const slept = last.asleep_seconds === undefined ? 'asleep time unknown' : `${hoursOf(last.asleep_seconds)} asleep`;
    const usual = usual_asleep_seconds === undefined ? '' : `, usually ${hoursOf(usual_asleep_seconds)}`;
    const debt = sleep_debt_hours === undefined ? '' : ` Debt of 14 days ${sleep_debt_hours} h.`;
    const missing = last.date === last_day ? '' : ` Nothing is known of the night to ${last_day}.`;
    return `Night to ${last.date}: ${slept}${usual}.${debt}${missing}`;
  },
});

export function hoursOf(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** Nights there are, and no clock to read them by. */
function withoutClock(lack: Lack, unread: number): Lack {
  if (unread === 0) return lack;
  const nights = unread === 1 ? '1 more does' : `${unread} more do`;
  return { ...lack, have: `${lack.have}; ${nights} not say the UTC offset, and no time zone is set for the person` };
}

interface Lack {
  readonly metric: string;
  readonly need: string;
  readonly have: string;
}

function lacking(metric: string, outcome: Outcome<unknown>) {
  return outcome.status === 'ok' ? [] : [{ metric, need: outcome.need, have: outcome.have }];
}

/** Naps count: a day of six hours and a nap of two is one of eight. */
function debtOf(known: readonly Night[], to: LocalDate, { birthYear }: PersonProfile) {
  const metric = 'sleep_debt_hours';
  if (birthYear === undefined) {
    const insufficient = [{ metric, need: 'the birth year, for the sleep need', have: 'none' }];
    return { output: {}, methods: [], assumptions: [], insufficient };
  }
  const ageYears = Number(to.substring(0, 4)) - birthYear;
  const need = attempt(() => sleepNeedNsf({ ageYears }));
  if (need.status !== 'ok') return { output: {}, methods: [], assumptions: [], insufficient: lacking(metric, need) };
  const byDay = new Map(known.map((night) => [night.date, sleptSeconds(night)]));
  const sleptHours = Array.from({ length: DEBT_NIGHTS }, (_, i) => {
    const seconds = byDay.get(addDays(to, i + 1 - DEBT_NIGHTS)) ?? null;
    return seconds === null ? null : seconds / 3600;
  });
  const { needHours, lowHours, highHours } = need.value;
  const debt = attempt(() => sleepDebt({ sleptHours, needHours }));
  return {
    output: {
      sleep_need_hours: needHours,
      ...(debt.status === 'ok' ? { sleep_debt_hours: rounded(debt.value, 1) } : {}),
    },
    methods: [methodOf(sleepNeedNsf.spec), ...(debt.status === 'ok' ? [methodOf(sleepDebt.spec)] : [])],
    assumptions: [
      `The need is ${needHours} h, the middle of ${lowHours} to ${highHours} h for people of ${ageYears} years: this person's may be another.`,
      ...(debt.status === 'ok' ? debt.warnings : []),
    ],
    insufficient: lacking(metric, debt),
  };
}

function newDevice(present: Era | null): readonly string[] {
  if (present === null || present.began.because === 'first') return [];
  return [
    `The usual night is of the nights since ${present.from}: ${cleanOptional(present.began.sentence, 200) ?? ''}`,
  ];
}

function missingOf(nights: readonly Night[], asked: number): readonly string[] {
  if (nights.length === 0) return ['No source says anything of these nights.'];
  const unstaged = nights.filter(
    ({ main: { record } }) => record.deepSeconds === undefined && record.remSeconds === undefined,
  );
  return [
    ...(nights.length < asked ? [`${asked - nights.length} of ${asked} nights have no data.`] : []),
    ...(unstaged.length === 0 ? [] : [`${unstaged.length} of ${nights.length} nights come without stages.`]),
  ];
}

/** Every source of a night: which one answers, and what the others are. */
function contributionsOf({ date, main, naps }: Night): readonly Contribution[] {
  return [main, ...naps].flatMap(({ record, merge, sources }) =>
    sources.map(({ recordId, sourceId, primary }) => ({
      date,
      record_id: recordId,
      source: sourceId,
      answers: primary,
      nap: record.nap,
      asleep_seconds: primary ? (rounded(record.asleepSeconds, 0) ?? null) : null,
      merged_because: cleanOptional(merge?.reason.sentence, 200) ?? null,
    })),
  );
}
