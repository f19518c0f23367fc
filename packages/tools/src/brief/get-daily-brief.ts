import { type LocalDate, type Outcome, Scope } from '@vitalwire/core';
import { hrvTrend, type ReadinessReceipt, readiness, sleepNeedNsf } from '@vitalwire/intelligence/health';
import {
  readinessColour,
  type SessionLevel,
  type TrainingRecommendation,
  trainingRecommendation,
} from '@vitalwire/intelligence/rules';
import * as z from 'zod';
import { methodOf } from '../basis-of.ts';
import { aliasesOf } from '../catalog/aliases.ts';
import { basisOfDays, sourcesOn } from '../days/days-basis.ts';
import { defineTool } from '../define-tool.ts';
import { answerInputs, localDate } from '../inputs.ts';
import { scoreWords } from '../recovery/get-recovery.ts';
import { beganAnew } from '../recovery/own-usual.ts';
import { rounded } from '../round.ts';
import { hoursOf } from '../sleep/get-sleep.ts';
import { efficiencyPercent, sleptSeconds } from '../sleep/nights.ts';
import { snakeCase } from '../text/snake-case.ts';
import { todayOf } from '../today.ts';
import { believedEvents, believedValues, whySources } from '../why-source.ts';
import { formOn } from './form-of.ts';
import { capOf, type Morning, morningOf, type ReadinessVerdict, readinessOf, recommendationOf } from './morning.ts';

const COLOURS = { green: 'green', amber: 'yellow', red: 'red' } as const;
/** Logarithms are no unit for a person. */
const UNITS: Readonly<Record<ReadinessReceipt['part'], string>> = {
  hrv: 'ms',
  restingHeartRate: 'bpm',
  respiratoryRate: '1/min',
  skinTemperature: '°C',
  sleepBeyondNeed: 'h',
  form: 'TSS/day',
};

const reason = z.strictObject({
  of: z.enum(['readiness', 'session']),
  signal: z.string(),
  value: z.number().optional(),
  unit: z.string().optional(),
  usual: z.string().optional().describe("The person's own, or the rule's band"),
  z_score: z.number().optional().describe('Above 0: better than usual'),
  weight_percent: z.number().optional(),
  says: z.string(),
});
type Reason = z.input<typeof reason>;

export const getDailyBrief = defineTool({
  name: 'get_daily_brief',
  title: 'Daily brief',
  description:
    'How did I sleep, should I train? Last night, HRV and resting heart rate against the own usual, load and form; readiness green, yellow or red and the hardest session there is room for, with reasons; what is missing. No verdict without data.',
  toolset: 'health',
  input: z.strictObject({ date: localDate.optional().describe('Default today'), ...answerInputs }),
  output: z.strictObject({
    date: z.string(),
    readiness: z.enum(['green', 'yellow', 'red']).optional(),
    readiness_score: z.number().optional().describe('0 to 100; 50: an average day of this person'),
    session_ceiling: z.enum(['rest', 'easy', 'moderate', 'hard']).optional(),
    confidence: z.enum(['high', 'moderate', 'low']).optional(),
    sleep: z
      .strictObject({
        asleep_seconds: z.number().optional(),
        with_naps_seconds: z.number().optional(),
        need_hours: z.number().optional(),
        efficiency_percent: z.number().optional(),
        source: z.string(),
      })
      .optional(),
    form: z
      .strictObject({ ctl: z.number(), atl: z.number(), tsb: z.number(), days_since_last_activity: z.int().optional() })
      .optional(),
    vendor_scores: z.array(z.string()),
    insufficient: z.array(z.strictObject({ metric: z.string(), need: z.string(), have: z.string() })),
    reasons: z.array(reason),
  }),
  needs: ['health', 'person'],
  scopes: [Scope.SleepRead, Scope.RecoveryRead, Scope.ActivityRead],
  effect: 'read',
  aliases: aliasesOf('get_daily_brief'),
  result: 'list',
  timeoutMilliseconds: 120_000,
  async run({ date }, { services: { health, person }, read, now, progress }) {
    const profile = await person.profile(read);
    const { day: today, assumptions } = todayOf(now, profile);
    const day = (date ?? today) as LocalDate;
    const form = await formOn(day, { health, person, profile, read, progress });
    const morning = await morningOf(day, form, { health, profile, read });
    const verdict = readinessOf(morning);
    const advice = recommendationOf(morning);
    const cap =
      verdict.status === 'ok' && advice.status === 'ok' ? capOf(verdict.value.colour, advice.value.ceiling) : null;
    const records = [
      ...(morning.night === null ? [] : [morning.night.main, ...morning.night.naps]),
      ...morning.scores,
      ...morning.notes,
    ];
    const sources = sourcesOn([
      ...morning.usuals.flatMap(({ series }) => series.values),
      ...[...records, ...form.activities].map(({ record }) => ({
        sourceId: record.provenance.sourceId,
        localDate: record.localDate,
      })),
    ]);
    return {
      output: {
        date: day,
        ...(verdict.status === 'ok'
          ? {
              readiness: COLOURS[verdict.value.colour],
              readiness_score: rounded(verdict.value.readiness.score, 0),
            }
          : {}),
        ...(advice.status === 'ok'
          ? { session_ceiling: cap ?? advice.value.ceiling, confidence: advice.value.confidence.grade }
          : {}),
        sleep: sleepOf(morning),
        form: formOutput(morning),
        vendor_scores: morning.scores.map(scoreWords),
        insufficient: insufficientOf(morning, verdict, advice),
        reasons: [
          ...(verdict.status === 'ok' ? verdict.value.readiness.receipts.map(receiptReason) : []),
          ...(advice.status === 'ok' ? adviceReasons(advice.value) : []),
          ...(verdict.status === 'ok' && cap !== null ? [capReason(verdict.value, cap)] : []),
        ],
      },
      basis: await basisOfDays(
        {
          records,
          methods: [
            ...(verdict.status === 'ok' ? [methodOf(readiness.spec), methodOf(readinessColour.spec)] : []),
            ...(advice.status === 'ok' ? [methodOf(trainingRecommendation.spec)] : []),
            ...(morning.hrv.trend?.status === 'ok' ? [methodOf(hrvTrend.spec)] : []),
            ...(morning.needHours === null ? [] : [methodOf(sleepNeedNsf.spec)]),
            ...form.methods,
          ],
          assumptions: [
            ...(date === undefined ? assumptions : []),
            ...(verdict.status === 'ok' ? verdict.warnings : []),
            ...(form.warmingUp && form.ctl !== null
              ? ['Fewer than 42 days of load are known: form was not weighed for the session.']
              : []),
            ...whySources([
              ...believedEvents('Night', morning.night === null ? [] : [morning.night.main]),
              ...believedValues(
                morning.usuals.map(({ series }) => series),
                day,
              ),
            ]),
            ...beganAnew(morning.usuals),
          ],
          missing: [...missingOf(morning, day === today), ...form.missing],
        },
        sources,
        ['sleep', 'hrv', 'dailySummary', 'readiness', 'workout'],
        health,
        read,
      ),
      contributions: morning.usuals.flatMap(({ metric, series }) =>
        series.values
          .filter(({ localDate: on }) => on === day)
          .map(({ value, sourceId, method }) => ({
            date: day,
            metric: snakeCase(metric),
            value: rounded(value, 2) ?? null,
            source: sourceId,
            measured: method,
          })),
      ),
    };
  },
  summarize({ date, readiness: colour, readiness_score, session_ceiling, confidence, sleep, form, insufficient }) {
    const slept =
      sleep?.asleep_seconds === undefined ? 'Last night is not known.' : `Slept ${hoursOf(sleep.asleep_seconds)}.`;
    const ready =
      colour === undefined
        ? ` No readiness for ${date}: needs ${insufficient.find(({ metric }) => metric === 'readiness')?.need ?? 'more data'}.`
        : ` Readiness ${colour} on ${date}${readiness_score === undefined ? '' : ` (${readiness_score}; 50 is this person's average)`}.`;
    const room =
      session_ceiling === undefined ? '' : ` Room for ${roomWords[session_ceiling]} (${confidence} confidence).`;
    return `${slept}${ready}${room}${form === undefined ? '' : ` Form (TSB) ${form.tsb}.`}`;
  },
});

const roomWords = {
  rest: 'rest only',
  easy: 'an easy session at most',
  moderate: 'a moderate session at most',
  hard: 'a hard session',
} as const;

function sleepOf({ night, needHours }: Morning) {
  if (night === null) return undefined;
  const { record } = night.main;
  return {
    asleep_seconds: rounded(record.asleepSeconds, 0),
    with_naps_seconds: night.naps.length === 0 ? undefined : rounded(sleptSeconds(night), 0),
    need_hours: needHours ?? undefined,
    efficiency_percent: rounded(efficiencyPercent(record), 1),
    source: record.provenance.sourceId,
  };
}

function formOutput({ form: { ctl, atl, tsb, daysSinceLast } }: Morning) {
  const last = tsb.at(-1);
  if (ctl === null || atl === null || last === undefined) return undefined;
  return {
    ctl: rounded(ctl, 1) ?? 0,
    atl: rounded(atl, 1) ?? 0,
    tsb: rounded(last, 1) ?? 0,
    days_since_last_activity: daysSinceLast ?? undefined,
  };
}

function receiptReason({ part, today, baselineMean, baselineDays, z: score, weight }: ReadinessReceipt): Reason {
  const back = part === 'hrv' ? Math.exp : (value: number) => value;
  const side = score <= -1 ? 'worse than usual' : score >= 1 ? 'better than usual' : 'as usual';
  return {
    of: 'readiness',
    signal: snakeCase(part),
    value: rounded(back(today), 1),
    unit: UNITS[part],
    usual: `${rounded(back(baselineMean), 1)} (${baselineDays} days)`,
    z_score: rounded(score, 1),
    weight_percent: rounded(weight * 100, 0),
    says: side,
  };
}

function adviceReasons({ reasons, limits }: TrainingRecommendation): readonly Reason[] {
  return reasons.map(({ code, title, observed, reference, weight }) => {
    const logarithm = observed.unit === 'ln ms';
    const shown = (value: number) => rounded(logarithm ? Math.exp(value) : value, 1);
    const ends = [reference?.low, reference?.high].map((end) => (end === undefined ? '' : `${shown(end)}`));
    const cap = limits.find((limit) => limit.code === code);
    return {
      of: 'session',
      signal: code,
      value: shown(observed.value),
      unit: logarithm ? 'ms' : observed.unit,
      ...(reference === null ? {} : { usual: ends.join(' to ').trim() }),
      weight_percent: rounded(weight * 100, 0),
      says: cap === undefined ? title : `${title}: ${cap.atMost} at most`,
    };
  });
}

function capReason({ colour, readiness: { score } }: ReadinessVerdict, cap: SessionLevel): Reason {
  return {
    of: 'session',
    signal: `readiness_${COLOURS[colour]}`,
    value: rounded(score, 0),
    unit: '0 to 100',
    says: `Readiness ${COLOURS[colour]}: ${cap} at most (our own rule)`,
  };
}

function insufficientOf(morning: Morning, verdict: Outcome<unknown>, advice: Outcome<unknown>) {
  const lack = (metric: string, outcome: Outcome<unknown>) =>
    outcome.status === 'ok' ? [] : [{ metric, need: outcome.need, have: outcome.have }];
  return [
    ...lack('readiness', verdict),
    ...lack('session_ceiling', advice),
    ...(morning.form.lack === null ? [] : [{ metric: 'form', ...morning.form.lack }]),
  ];
}

function missingOf({ night, hrv, resting, needHours, usuals }: Morning, isToday: boolean): readonly string[] {
  const none = usuals.every(({ series }) => series.values.length === 0);
  if (none && night === null) return ['No source says anything of sleep, HRV or resting heart rate.'];
  const late = isToday ? ' It may not have been imported yet.' : '';
  return [
    ...(night === null ? [`Nothing is known of the night.${late}`] : []),
    ...(hrv.deviation.status === 'ok' ? [] : [`HRV (RMSSD) cannot be judged: ${hrv.deviation.have}.`]),
    ...(resting.deviation.status === 'ok' ? [] : [`Resting heart rate cannot be judged: ${resting.deviation.have}.`]),
    ...(needHours === null
      ? ['Without a birth year the sleep need is not known, and sleep is not weighed for the session.']
      : []),
  ];
}
