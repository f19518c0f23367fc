import { refuse, requireBetween, requireNotNegative, requirePositive } from '../refuse.ts';

export type DayRole = 'rest' | 'easy' | 'hard' | 'long';

export interface PlanWeekday {
  /** 0: never trained. */
  readonly availableMinutes: number;
  /** Chosen when absent: the day with most time is long, up to two days apart from it hard, the others easy. */
  readonly role?: DayRole;
}

/** What an hour of such a day costs. */
export type LoadPerHour = Readonly<Record<Exclude<DayRole, 'rest'>, number>>;

/** Intensity factors of 0.65, 0.82 and 0.68: our own convention. */
export const usualLoadPerHour: LoadPerHour = { easy: 42, hard: 67, long: 46 };

/** How a week's load is shared out, before time and limits cut it: our own convention. */
const roleWeights: Readonly<Record<DayRole, number>> = { rest: 0, easy: 1, hard: 1.6, long: 2.2 };

export interface SportShare {
  readonly sport: string;
  /** Of the load; all together 1. */
  readonly share: number;
}

export interface SportPart {
  readonly sport: string;
  readonly load: number;
  readonly minutes: number;
}

const DAYS = 7;

function apart(a: number, b: number): boolean {
  const distance = Math.abs(a - b);
  return Math.min(distance, DAYS - distance) > 1;
}

/** Roles of the seven days; the days with least time become rest days until there are enough. */
export function assignRoles(week: readonly PlanWeekday[], minimumRestDays: number): readonly DayRole[] {
  if (week.length !== DAYS) refuse('week', `must have 7 days, not ${week.length}.`);
  const roles: (DayRole | undefined)[] = week.map(({ availableMinutes, role }, i) => {
    requireBetween(`week.${i}.availableMinutes`, availableMinutes, 0, 1440);
    if (role !== undefined && !(role in roleWeights)) refuse(`week.${i}.role`, 'must be rest, easy, hard or long.');
    return availableMinutes === 0 ? 'rest' : role;
  });
  const byTime = week
    .map((_, i) => i)
    .sort((a, b) => (week[a]?.availableMinutes ?? 0) - (week[b]?.availableMinutes ?? 0));
  for (const i of byTime) {
    if (roles.filter((role) => role === 'rest').length >= minimumRestDays) break;
    if (roles[i] !== 'long') roles[i] = 'rest';
  }
  const free = () => byTime.filter((i) => roles[i] === undefined).toReversed();
  if (!roles.includes('long')) {
    const [longest] = free();
    if (longest !== undefined) roles[longest] = 'long';
  }
  const training = roles.filter((role) => role !== 'rest').length;
  const wanted = training >= 5 ? 2 : training >= 3 ? 1 : 0;
  for (const i of free()) {
    const strained = roles.flatMap((role, day) => (role === 'hard' || role === 'long' ? [day] : []));
    if (roles.filter((role) => role === 'hard').length >= wanted) break;
    if (strained.every((day) => apart(day, i))) roles[i] = 'hard';
  }
  return roles.map((role) => role ?? 'easy');
}

export interface DayShape {
  readonly role: DayRole;
  readonly weight: number;
  /** Greatest load that its time allows. */
  readonly timeCap: number;
  /** And that the daily limit allows. */
  readonly cap: number;
}

export function shapeOfWeek(
  week: readonly PlanWeekday[],
  roles: readonly DayRole[],
  loadPerHour: LoadPerHour,
  maximumDailyLoad: number | undefined,
): readonly DayShape[] {
  for (const [role, load] of Object.entries(loadPerHour)) requirePositive(`loadPerHour.${role}`, load);
  return roles.map((role, i) => {
    const hourly = role === 'rest' ? 0 : loadPerHour[role];
    const timeCap = ((week[i]?.availableMinutes ?? 0) / 60) * hourly;
    return { role, weight: roleWeights[role], timeCap, cap: Math.min(timeCap, maximumDailyLoad ?? timeCap) };
  });
}

/** Shares a load out by weight to a power, no day above its cap; what a full day cannot take goes to the others. */
export function loadsOfWeek(shape: readonly DayShape[], total: number, sharpness: number): readonly number[] {
  const loads = shape.map(() => 0);
  let open = shape.flatMap(({ weight, cap }, i) => (weight > 0 && cap > 0 ? [i] : []));
  let left = total;
  while (open.length > 0 && left > 0) {
    const weights = open.map((i) => (shape[i]?.weight ?? 0) ** sharpness);
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const full = open.filter((i, k) => (left * (weights[k] ?? 0)) / sum >= (shape[i]?.cap ?? 0));
    if (full.length === 0) {
      for (const [k, i] of open.entries()) loads[i] = (left * (weights[k] ?? 0)) / sum;
      return loads;
    }
    for (const i of full) {
      loads[i] = shape[i]?.cap ?? 0;
      left -= shape[i]?.cap ?? 0;
    }
    open = open.filter((i) => !full.includes(i));
  }
  return loads;
}

export function requireSports(sports: readonly SportShare[]): void {
  let sum = 0;
  for (const [i, { share }] of sports.entries()) {
    requireNotNegative(`sports.${i}.share`, share);
    sum += share;
  }
  if (sports.length > 0 && Math.abs(sum - 1) > 1e-6) refuse('sports', `must have shares that add up to 1, not ${sum}.`);
}

/** Each day goes to the sport that lacks most of its week; the week's shares come out exact. */
export function splitBySport(
  sports: readonly SportShare[],
  loads: readonly number[],
  minutes: readonly number[],
): readonly (readonly SportPart[])[] {
  const total = loads.reduce((sum, load) => sum + load, 0);
  const lacking = sports.map(({ share }) => share * total);
  return loads.map((load, day) => {
    const parts: SportPart[] = [];
    let left = load;
    while (left > 1e-9 * total) {
      const most = lacking.indexOf(Math.max(...lacking));
      const sport = sports[most];
      if (sport === undefined) break;
      const taken = Math.min(left, lacking[most] ?? 0);
      if (taken <= 1e-9 * total) break;
      lacking[most] = (lacking[most] ?? 0) - taken;
      left -= taken;
      parts.push({ sport: sport.sport, load: taken, minutes: ((minutes[day] ?? 0) * taken) / load });
    }
    return parts;
  });
}
