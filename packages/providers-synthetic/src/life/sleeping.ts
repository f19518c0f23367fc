import type { Place } from '../calendar/place.ts';
import type { ZoneClock } from '../calendar/zone-clock.ts';
import type { BodyModel } from '../model/body.ts';
import { hypnogramOf, type Night } from '../night/hypnogram.ts';
import type { Random } from '../random.ts';

interface Evening {
  readonly place: Place;
  /** Day number of the morning to come. */
  readonly nextDay: number;
  readonly freeMorning: boolean;
  readonly earlyStart: boolean;
  readonly wokeMilliseconds: number;
  /** End of the last workout; `null` without one. */
  readonly lastEffortEnd: number | null;
  readonly load: number;
  readonly illness: number;
  readonly jetLagHours: number;
}

const minute = 60_000;
const hour = 60 * minute;

/** After a long flight towards the east the local evening comes before anyone is tired. */
const AWAKE_HOURS = 13;

export function nightAfter(evening: Evening, body: BodyModel, clock: ZoneClock, random: Random): Night {
  const { place, nextDay } = evening;
  const late = evening.earlyStart ? -45 : evening.freeMorning ? 40 : 0;
  const minutes = body.bedtimeMinutes + late - 50 * evening.illness + 20 * random.bell();
  const lightsOut = Math.max(
    clock.momentAt(place.zone, nextDay - 1, minutes),
    evening.wokeMilliseconds + AWAKE_HOURS * hour,
    (evening.lastEffortEnd ?? 0) + 75 * minute,
  );
  const startMilliseconds = Math.round(lightsOut / minute) * minute;
  const long = (body.sleepHours + 0.75 + 1.1 * evening.illness + 0.45 * random.bell()) * hour;
  const alarm = clock.momentAt(place.zone, nextDay, wakeMinutes(evening, body) + 5 * random.bell());
  const rested = evening.freeMorning || evening.illness > 0.3 ? startMilliseconds + long : alarm;
  const end = evening.earlyStart ? Math.min(alarm, startMilliseconds + long) : rested;
  return hypnogramOf(
    {
      startMilliseconds,
      endMilliseconds: Math.max(end, startMilliseconds + 3 * hour),
      nap: false,
      deepFactor: 0.9 + Math.min(0.35, 0.0015 * evening.load) - 0.25 * evening.illness,
      restlessness: 1 + 0.8 * evening.illness + 0.12 * evening.jetLagHours,
    },
    random,
  );
}

/** Half an hour to an hour and a half after lunch. */
export function napOn(start: number, random: Random): Night {
  const startMilliseconds = Math.round(start / minute) * minute;
  return hypnogramOf(
    {
      startMilliseconds,
      endMilliseconds: startMilliseconds + random.integer(30, 85) * minute,
      nap: true,
      deepFactor: 1,
      restlessness: 1,
    },
    random,
  );
}

function wakeMinutes(evening: Evening, body: BodyModel): number {
  return evening.earlyStart ? 5 * 60 + 40 : body.alarmMinutes;
}
