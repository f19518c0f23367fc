import { computed, dayNumberOf, insufficientData, type LocalDate, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative } from '../refuse.ts';
import {
  gainOf,
  keyOf,
  type Mark,
  type Measure,
  marksByMeasure,
  offersOf,
  type RecordedActivity,
  type RecordWindow,
  requireDate,
  type WindowOptions,
  windowStarts,
} from './marks.ts';
import { confidenceOf, type Reason, reasonOf, type Titles, type Verdict } from './reason.ts';

export interface PersonalRecord {
  readonly sport: string;
  readonly measure: Measure;
  readonly window: RecordWindow;
  readonly record: Mark;
  /** What it beat, within the window; `null`: the first mark. */
  readonly previous: Mark | null;
  /** Positive is better, in the unit of the measure. */
  readonly improvement: number | null;
  readonly improvementPercent: number | null;
  /** Activities that reached the same value later. */
  readonly tiedBy: readonly string[];
  /** Marks in the window. */
  readonly count: number;
  /** Every record of the window in turn, oldest first, the standing one last. */
  readonly progression: readonly Mark[];
}

export interface PersonalRecordsInput extends WindowOptions {
  readonly activities: readonly RecordedActivity[];
  /** Local day up to which they count, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface PersonalRecords {
  /** By sport, measure, target and window. */
  readonly records: readonly PersonalRecord[];
  /** Left out because their data were flagged. */
  readonly flagged: readonly string[];
}

const windows = ['all_time', 'rolling', 'season'] as const;

function recordOf(
  measure: Measure,
  marks: readonly Mark[],
): Omit<PersonalRecord, 'sport' | 'measure' | 'window'> | null {
  const progression: Mark[] = [];
  let tiedBy: string[] = [];
  for (const mark of marks) {
    const best = progression.at(-1);
    const gain = best === undefined ? 1 : gainOf(measure, mark.value, best.value);
    if (gain > 0) {
      progression.push(mark);
      tiedBy = [];
    } else if (gain === 0) tiedBy.push(mark.activityId);
  }
  const record = progression.at(-1);
  if (record === undefined) return null;
  const previous = progression.at(-2) ?? null;
  const improvement = previous === null ? null : gainOf(measure, record.value, previous.value);
  const improvementPercent = previous === null ? null : (100 * (improvement ?? 0)) / previous.value;
  return { record, previous, improvement, improvementPercent, tiedBy, count: marks.length, progression };
}

export const personalRecords = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.personal-records.best_of_history',
    version: 1,
    title: 'Personal records',
    unit: 'of the measure',
    evidence: 'consensus',
    formula:
      'best mark by sport, measure and window; an equal later mark is a tie; flagged activities left out; windows: all time, the last 365 days, the season from 1 January',
    validRange: 'activities that were checked for faults of the recording',
    references: [references.convention],
  },
  ({ activities, today, ...options }: PersonalRecordsInput): Outcome<PersonalRecords> => {
    const starts = windowStarts(today, options);
    const end = requireDate('today', today);
    const { tables, flagged } = marksByMeasure('activities', activities);
    if (tables.size === 0)
      return insufficientData(
        'a sound activity with a mark',
        `${activities.length} activities, ${flagged.length} flagged`,
      );
    const records: PersonalRecord[] = [];
    for (const key of [...tables.keys()].sort()) {
      const table = tables.get(key);
      if (table === undefined) continue;
      for (const window of windows) {
        const inside = table.marks.filter(({ date }) => {
          const day = dayNumberOf(date as LocalDate);
          return day >= starts[window] && day <= end;
        });
        const record = recordOf(table.measure, inside);
        if (record !== null) records.push({ sport: table.sport, measure: table.measure, window, ...record });
      }
    }
    return computed(
      { records, flagged },
      flagged.length === 0 ? [] : [`${flagged.length} activities were left out: their data were flagged.`],
    );
  },
);

const titles = {
  first_mark: 'First mark',
  new_record: 'New record',
  record_tied: 'Record tied',
  near_record: 'Close to the record',
  data_flagged: 'Data flagged: sets no record',
} as const;
export type NewRecordCode = keyof typeof titles;
const all: Titles<NewRecordCode> = titles;

export interface NewMark {
  readonly code: Exclude<NewRecordCode, 'data_flagged'>;
  readonly sport: string;
  readonly measure: Measure;
  /** The widest window in which this holds. */
  readonly window: RecordWindow;
  readonly mark: Mark;
  readonly previous: Mark | null;
  readonly improvement: number | null;
  readonly improvementPercent: number | null;
  /** Place among all marks before it and itself; ties share the better place. */
  readonly rank: number;
  /** Marks before it. */
  readonly earlierCount: number;
}

export interface NewRecordsInput extends WindowOptions {
  /** Later ones and the activity itself are left out. */
  readonly history: readonly RecordedActivity[];
  readonly activity: RecordedActivity;
  /** How near to a record is worth telling, in percent: 1 unless given. */
  readonly nearPercent?: number;
}

export interface NewRecords extends Verdict<'records' | 'ties' | 'none', NewRecordCode> {
  readonly marks: readonly NewMark[];
}

function compare(
  { sport, measure, mark }: ReturnType<typeof offersOf>[number],
  earlier: readonly Mark[],
  starts: { readonly [W in RecordWindow]: number },
  nearPercent: number,
): NewMark | null {
  const earlierCount = earlier.length;
  const rank = 1 + earlier.filter(({ value }) => gainOf(measure, value, mark.value) > 0).length;
  if (earlier.length === 0)
    return {
      code: 'first_mark',
      sport,
      measure,
      window: 'all_time',
      mark,
      previous: null,
      improvement: null,
      improvementPercent: null,
      rank,
      earlierCount,
    };
  let near: NewMark | null = null;
  for (const window of windows) {
    const inside = earlier.filter(({ date }) => dayNumberOf(date as LocalDate) >= starts[window]);
    const best = recordOf(measure, inside)?.record;
    // First of a season or year is told only as what it is over all time.
    if (best === undefined) continue;
    const improvement = gainOf(measure, mark.value, best.value);
    const improvementPercent = (100 * improvement) / best.value;
    const found = { sport, measure, window, mark, previous: best, improvement, improvementPercent, rank, earlierCount };
    if (improvement > 0) return { code: 'new_record', ...found };
    if (improvement === 0) return { code: 'record_tied', ...found };
    if (near === null && improvementPercent >= -nearPercent) near = { code: 'near_record', ...found };
  }
  return near;
}

export const newRecords = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.new-records.against_history',
    version: 1,
    title: 'Records of a new activity',
    unit: 'verdict',
    evidence: 'consensus',
    formula:
      'each mark against the best before it: all time, else the last 365 days, else the season; within 1 % is near; a flagged activity sets none',
    validRange: 'against activities that were checked for faults of the recording',
    references: [references.convention],
  },
  ({ history, activity, nearPercent = 1, ...options }: NewRecordsInput): Outcome<NewRecords> => {
    requireNotNegative('nearPercent', nearPercent);
    const offers = offersOf('activity.', activity);
    if (offers.length === 0) return insufficientData('a mark of the activity', 'none');
    const starts = windowStarts(activity.date, options);
    if (new Set(offers.map(({ sport, measure }) => keyOf(sport, measure))).size < offers.length)
      refuse('activity', 'offers one measure twice.');
    const before = history.filter(({ id, date }) => id !== activity.id && date <= activity.date);
    const { tables, flagged } = marksByMeasure('history', before);
    const marks =
      activity.flagged === true
        ? []
        : offers.flatMap((offer) => {
            const earlier = tables.get(keyOf(offer.sport, offer.measure))?.marks ?? [];
            return compare(offer, earlier, starts, nearPercent) ?? [];
          });
    const reasons: Reason<NewRecordCode>[] = marks.map(({ code, measure, mark, previous, earlierCount }) =>
      reasonOf(all, {
        code,
        score: code === 'near_record' ? 0 : 1,
        observed: mark.value,
        subject: measure.target === null ? measure.name : `${measure.name}:${measure.target}`,
        unit: measure.unit,
        count: earlierCount,
        ...(previous === null
          ? {}
          : {
              reference: {
                [measure.name === 'fastest_distance' ? 'high' : 'low']: previous.value,
                origin: 'own_history' as const,
              },
            }),
      }),
    );
    if (activity.flagged === true)
      reasons.push(reasonOf(all, { code: 'data_flagged', score: -1, observed: 1, unit: 'flag' }));
    const has = (code: NewRecordCode) => marks.some((mark) => mark.code === code);
    const verdict = has('new_record') ? 'records' : has('record_tied') ? 'ties' : 'none';
    return computed(
      {
        proposition: 'sets a personal record',
        verdict,
        confidence: confidenceOf(activity.flagged === true ? 0 : 1, 1),
        reasons,
        missing: before.length === 0 ? [{ input: 'history', adds: 'something to beat', statedWeight: 0 }] : [],
        pointers: [],
        marks,
      },
      flagged.length === 0 ? [] : [`${flagged.length} earlier activities were left out: their data were flagged.`],
    );
  },
);
