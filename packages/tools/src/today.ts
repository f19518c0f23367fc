import { instantOf, type LocalDate, localDateOf, type PersonProfile } from '@vitalwire/core';

export interface Today {
  readonly day: LocalDate;
  /** What had to be assumed to know it. */
  readonly assumptions: readonly string[];
}

/** The person's calendar day at a moment. */
export function todayOf(now: Date, profile: PersonProfile): Today {
  if (profile.timeZone !== undefined) return { day: dayInZone(now, profile.timeZone), assumptions: [] };
  return {
    day: localDateOf(instantOf(now.getTime()), 0),
    assumptions: ['No time zone is set for the person, so today is the UTC day.'],
  };
}

function dayInZone(now: Date, timeZone: string): LocalDate {
  // The Swedish calendar writes days as we do.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now) as LocalDate;
}
