import { localDateOfDayNumber } from '@vitalwire/core';
import { weekOf } from '../calendar/life-event.ts';
import { type DayImpulse, disciplines } from '../model/capacity.ts';
import type { PlanContext } from '../plan/blocks.ts';
import { type SessionName, sessionMakers } from '../plan/catalogue.ts';
import type { DayPlan } from '../plan/phase.ts';
import {
  elapsedSecondsOf,
  impulseAboveThreshold,
  impulseOf,
  type PlannedPause,
  type Session,
  type SessionDraft,
  timerSecondsOf,
} from '../plan/session.ts';
import type { Random } from '../random.ts';
import type { ScenarioPlan } from '../scenario/scenario.ts';

const minute = 60_000;
const MINUTES_AFTER_WAKING = 40;
const MINUTES_BETWEEN = 60;

export function sessionNamesOf(
  scenario: ScenarioPlan,
  plan: DayPlan,
  day: number,
  weekday: number,
): readonly SessionName[] {
  if (plan.testDay) return scenario.test;
  if (plan.phase === 'race') {
    const race = scenario.races[plan.occasion ?? ''];
    return race === undefined ? [] : [race];
  }
  const weeks = scenario.weeks[plan.phase];
  const week = weeks[weekOf(day) % weeks.length] ?? weeks[0];
  return week[weekday] ?? [];
}

/** Drafts with a place in the day: after waking, one after the other, never overlapping. */
export function sessionsOf(
  names: readonly SessionName[],
  context: PlanContext,
  day: {
    readonly number: number;
    readonly wokeMilliseconds: number;
    readonly momentAt: (minutes: number) => number;
  },
): readonly Session[] {
  const date = localDateOfDayNumber(day.number);
  const drafts = names.flatMap((name) => sessionMakers[name](context));
  const sessions: Session[] = [];
  let free = day.wokeMilliseconds + MINUTES_AFTER_WAKING * minute;
  for (const [index, draft] of drafts.entries()) {
    const followed = drafts[index + 1]?.continues === true;
    const wished = day.momentAt(draft.wishedMinutes) + context.random.integer(0, 59) * 1000;
    const previousEnd = sessions.at(-1);
    const startMilliseconds =
      draft.continues === true && previousEnd !== undefined ? endOf(previousEnd) : Math.max(free, wished);
    const session: Session = {
      ...draft,
      key: `${date}/${index + 1}`,
      startMilliseconds: Math.ceil(startMilliseconds / 1000) * 1000,
      pauses: pausesOf(draft, context.random),
      multisportKey: draft.continues === true || followed ? `${date}/event` : null,
    };
    sessions.push(session);
    free = endOf(session) + MINUTES_BETWEEN * minute;
  }
  return sessions;
}

export function endOf(session: Session): number {
  return session.startMilliseconds + elapsedSecondsOf(session) * 1000;
}

export function impulsesOf(sessions: readonly Session[]): DayImpulse {
  const sum = (of: readonly Session[], measure: (session: Session) => number) =>
    of.reduce((total, session) => total + measure(session), 0);
  const [cycling, running, swimming] = disciplines.map((discipline) =>
    sum(
      sessions.filter((session) => session.discipline === discipline),
      impulseOf,
    ),
  );
  return {
    byDiscipline: { cycling: cycling ?? 0, running: running ?? 0, swimming: swimming ?? 0 },
    other: sum(
      sessions.filter((session) => session.discipline === 'other'),
      impulseOf,
    ),
    aboveThreshold: sum(
      sessions.filter((session) => session.discipline !== 'other'),
      impulseAboveThreshold,
    ),
  };
}

/** Spread over the session, each at least a minute away from the next. */
function pausesOf(draft: SessionDraft, random: Random): readonly PlannedPause[] {
  const seconds = draft.pauseSeconds ?? [];
  const share = timerSecondsOf(draft) / (seconds.length + 1);
  return seconds.map((pause, i) => ({
    afterSeconds: Math.round(share * (i + 1 + random.between(-0.3, 0.3))),
    seconds: pause,
  }));
}
