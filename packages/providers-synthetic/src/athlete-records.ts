import { type DeliveredRecord, millisecondsOf, type RecordOf, type TimeRange } from '@vitalwire/core';
import type { ZoneClock } from './calendar/zone-clock.ts';
import type { SyntheticKind } from './descriptor.ts';
import type { Day } from './life/day.ts';
import { endOf } from './life/training-day.ts';
import type { Session } from './plan/session.ts';
import { bodyMeasurementsOf, dailySummariesOf, notesOf, strengthSessionsOf } from './records/day-records.ts';
import { hrvsOf, sleepsOf } from './records/night-records.ts';
import { headUnit, type RecordBase, type RecordOwner, recordBase, watch } from './records/record-base.ts';
import { recordedDay } from './records/wear.ts';
import type { ScenarioPlan } from './scenario/scenario.ts';
import type { WorkoutTruth } from './truth.ts';
import { type RenderedWorkout, renderWorkout } from './workout/render.ts';

/** What the records of one athlete are made with. */
export interface RecordMaker {
  readonly scenario: ScenarioPlan;
  readonly owner: RecordOwner;
  readonly clock: ZoneClock;
}

/** All that was recorded of one day, in the order of its start. */
export function recordsOfDay(
  maker: RecordMaker,
  day: Day,
): { readonly records: readonly DeliveredRecord[]; readonly workouts: readonly WorkoutTruth[] } {
  const { scenario, owner, clock } = maker;
  const workouts = recordedSessions(day).map((session) => render(maker, day, session));
  const alone = [
    ...sleepsOf(day, owner, clock),
    ...hrvsOf(day, owner, clock),
    ...dailySummariesOf(day, scenario.body, owner, clock),
    ...bodyMeasurementsOf(day, scenario.body, owner, clock),
    ...strengthSessionsOf(day, owner, clock),
    ...notesOf(day, owner, clock),
  ].map((record): DeliveredRecord => ({ record, streams: null }));
  const records = [...alone, ...workouts.map(({ delivered }) => delivered)];
  return {
    records: records.toSorted((a, b) => order(a.record.start, b.record.start) || order(a.record.id, b.record.id)),
    workouts: workouts.map(({ truth }) => truth),
  };
}

type MakerByKind = {
  readonly [K in SyntheticKind]: (maker: RecordMaker, day: Day, range: TimeRange) => readonly RecordOf<K>[];
};

/** One kind of one day. Only workouts look at the range: they are not worth making for nothing. */
export const recordsByKind: MakerByKind = {
  workout: (maker, day, range) =>
    recordedSessions(day)
      .filter((session) => isWithin(session.startMilliseconds, range))
      .map((session) => render(maker, day, session).delivered.record)
      .filter((record) => record.kind === 'workout'),
  sleep: ({ owner, clock }, day) => sleepsOf(day, owner, clock),
  hrv: ({ owner, clock }, day) => hrvsOf(day, owner, clock),
  dailySummary: ({ scenario, owner, clock }, day) => dailySummariesOf(day, scenario.body, owner, clock),
  bodyMeasurement: ({ scenario, owner, clock }, day) => bodyMeasurementsOf(day, scenario.body, owner, clock),
  strengthSession: ({ owner, clock }, day) => strengthSessionsOf(day, owner, clock),
  note: ({ owner, clock }, day) => notesOf(day, owner, clock),
};

function recordedSessions(day: Day): readonly Session[] {
  return recordedDay(day) ? day.sessions : [];
}

function workoutBase(maker: RecordMaker, day: Day, session: Session): RecordBase<'workout'> {
  return recordBase('workout', maker.owner, {
    key: session.key,
    startMilliseconds: session.startMilliseconds,
    endMilliseconds: endOf(session),
    utcOffsetMinutes: maker.clock.offsetMinutes(day.morningPlace.zone, session.startMilliseconds),
    localDate: day.date,
    device: session.discipline === 'cycling' ? headUnit : watch,
  });
}

function render(maker: RecordMaker, day: Day, session: Session): RenderedWorkout {
  return renderWorkout(session, day, maker.scenario, seedTextOf(maker.owner), workoutBase(maker, day, session));
}

/** Two scenarios with one seed share nothing. */
export function seedTextOf(owner: Pick<RecordOwner, 'scenario' | 'seed'>): string {
  return `${owner.scenario}/${owner.seed}`;
}

function isWithin(milliseconds: number, { from, to }: TimeRange): boolean {
  return millisecondsOf(from) <= milliseconds && milliseconds < millisecondsOf(to);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
