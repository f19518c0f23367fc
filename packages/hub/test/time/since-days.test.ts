import { addDays, instantOf, type LocalDate, type SourceId } from '@vitalwire/core';
import { oracleDate, oracleOffset, tellingMoments } from '@vitalwire/vitest/zone-oracle';
import { expect, test } from 'vitest';
import { filtered } from '../../src/import-filter.ts';
import { workout } from '../records.ts';
import { dayOf } from './zone-person.ts';

const minutes = 95;

test.each(['tells its offset', 'tells none, as the person’s zone is assumed'] as const)(
  'of what %s, an import since a day takes what ended on that day of the wearer or later, in every zone',
  (how) => {
    const wrong: string[] = [];
    for (const [seed, timeZone] of Intl.supportedValuesOf('timeZone').entries()) {
      for (const at of tellingMoments(timeZone, seed).filter((_, i) => i % 4 === seed % 4)) {
        const known = how === 'tells its offset';
        const record = {
          ...workout('files' as SourceId, instantOf(at), minutes),
          utcOffsetMinutes: known ? oracleOffset(timeZone, at) : null,
          localDate: dayOf(timeZone, at),
        };
        const end = at + minutes * 60_000;
        // A recording keeps the offset that it began with.
        const shown = known ? at + oracleOffset(timeZone, at) * 60_000 + minutes * 60_000 : end;
        const ended = oracleDate(known ? 'UTC' : timeZone, shown) as LocalDate;
        for (const since of [-1, 0, 1, 2].map((days) => addDays(record.localDate, days))) {
          const batch = {
            position: '',
            records: [{ record, streams: null }],
            thresholds: [],
            rejected: [],
            warnings: [],
          };
          const filter = { since, kinds: null, assumedTimeZone: known ? 'Pacific/Kiritimati' : timeZone };
          const kept = filtered(batch, filter).kept.records.length === 1;
          const wanted = ended >= since || record.localDate >= since;
          if (kept !== wanted) wrong.push(`${timeZone}: ${record.start} since ${since}: ${kept ? 'kept' : 'left out'}`);
        }
      }
    }
    expect([wrong.length, wrong.slice(0, 5)]).toEqual([0, []]);
  },
);
