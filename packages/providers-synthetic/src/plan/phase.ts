import { LifeEventType, type Span, weekOf } from '../calendar/life-event.ts';

/** What a day is for. Decides which week the sessions are taken from, and how long they are. */
export type Phase =
  | 'base'
  | 'build'
  /** The easy week after three harder ones. */
  | 'easy'
  | 'taper'
  | 'race'
  /** The week after a race. */
  | 'after'
  | 'camp'
  | 'trip'
  | 'holiday'
  | 'break'
  | 'ill'
  | 'injured'
  /** Back from illness or injury. */
  | 'return';

export interface DayPlan {
  readonly phase: Phase;
  /** Share of the usual length of the sessions. */
  readonly volume: number;
  readonly testDay: boolean;
  /** The race or camp of the day. */
  readonly occasion: string | null;
}

/** From the strongest claim to the weakest. */
const claims: readonly (readonly [LifeEventType, Phase])[] = [
  [LifeEventType.Illness, 'ill'],
  [LifeEventType.Injury, 'injured'],
  [LifeEventType.Race, 'race'],
  [LifeEventType.Taper, 'taper'],
  [LifeEventType.TrainingCamp, 'camp'],
  [LifeEventType.Trip, 'trip'],
  [LifeEventType.Holiday, 'holiday'],
  [LifeEventType.Break, 'break'],
];

const AFTER_RACE_DAYS = 6;
const RETURN_DAYS = 6;
const BUILD_WEEKS = 9;
const SATURDAY = 5;
/** Longer each week of three, week by week, then an easy one: progressive overload. */
const loadWeeks = [0.92, 1, 1.08] as const;

const volumes: { readonly [P in Phase]: number } = {
  base: 0.95,
  build: 1.05,
  easy: 0.62,
  taper: 0.6,
  race: 1,
  after: 0.6,
  camp: 1.1,
  trip: 0.8,
  holiday: 0.8,
  break: 0.7,
  ill: 0,
  injured: 0.7,
  return: 0.6,
};

export function planOf(day: number, weekday: number, spans: readonly Span[]): DayPlan {
  const today = spans.filter((span) => span.first <= day && day <= span.last);
  for (const [type, phase] of claims) {
    const span = today.find((candidate) => candidate.type === type);
    if (span !== undefined) return { phase, volume: volumes[phase], testDay: false, occasion: span.detail };
  }
  const free = { testDay: false, occasion: null };
  if (endedWithin(spans, [LifeEventType.Illness, LifeEventType.Injury], day, RETURN_DAYS)) {
    return { phase: 'return', volume: volumes.return, ...free };
  }
  if (endedWithin(spans, [LifeEventType.Race], day, AFTER_RACE_DAYS)) {
    return { phase: 'after', volume: volumes.after, ...free };
  }
  const weeksLeft = weeksToRace(day, spans);
  // Counted back from the race, so that the last hard week comes before the taper; without a race, from 1970.
  const position = weeksLeft ?? -weekOf(day);
  const inBlock = (((-position + 1) % 4) + 4) % 4;
  if (inBlock === 0) {
    const testWeek = (((position - 1) % 8) + 8) % 8 === 0;
    return { phase: 'easy', volume: volumes.easy, testDay: testWeek && weekday === SATURDAY, occasion: null };
  }
  const phase = weeksLeft !== null && weeksLeft <= BUILD_WEEKS ? 'build' : 'base';
  return { phase, volume: volumes[phase] * (loadWeeks[inBlock - 1] ?? 1), ...free };
}

function endedWithin(spans: readonly Span[], types: readonly LifeEventType[], day: number, days: number): boolean {
  return spans.some((span) => types.includes(span.type) && span.last < day && day - span.last <= days);
}

/** Only a race with a taper shapes the season. */
function weeksToRace(day: number, spans: readonly Span[]): number | null {
  const next = spans
    .filter((span) => span.type === LifeEventType.Taper && span.last >= day)
    .reduce<number | null>((soonest, { last }) => (soonest === null || last < soonest ? last : soonest), null);
  return next === null ? null : weekOf(next + 1) - weekOf(day);
}
