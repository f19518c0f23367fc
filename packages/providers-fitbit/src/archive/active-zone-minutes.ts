import type { ImportSource, LocalDate } from '@vitalwire/core';
import { attemptRow, readTable, unreadableCell } from '@vitalwire/provider-kit/rows';
import type { DayFact } from './day-facts.ts';
import type { FitbitReading } from './reading.ts';
import { parseStamp } from './stamps.ts';

export interface ZoneDay {
  readonly fact: DayFact;
  /** Rows that it was made of. */
  readonly rows: number;
}

const what = 'active zone minutes';

/**
 * A row is a minute in a zone of the heart rate: fat burn is moderate, cardio and peak are vigorous. The minutes
 * themselves are counted, not the points, of which a vigorous minute earns two.
 */
export async function activeZoneDays(
  source: ImportSource,
  { ledger, onBytes, context, clock }: FitbitReading,
): Promise<readonly ZoneDay[]> {
  const { path } = source;
  const days = new Map<LocalDate, { moderate: number; vigorous: number }>();
  const columns = { time: ['date_time', 'timestamp'], zone: ['heart_zone_id', 'heart zone id'] } as const;
  const options = { columns, required: ['time', 'zone'] as const, what, ledger, onBytes, signal: context.signal };
  for await (const row of readTable(source, options)) {
    attemptRow(ledger, { path, what, where: row.where }, () => {
      const text = row.cell('time');
      const stamp = text === null ? null : parseStamp(text, 'wall');
      const zone = row.cell('zone')?.toUpperCase() ?? '';
      if (stamp === null) throw unreadableCell('time', text ?? '');
      if (zone !== 'FAT_BURN' && zone !== 'CARDIO' && zone !== 'PEAK') throw unreadableCell('zone', zone);
      const localDate = clock.localDate(stamp);
      const day = days.get(localDate) ?? { moderate: 0, vigorous: 0 };
      days.set(localDate, day);
      if (zone === 'FAT_BURN') day.moderate++;
      else day.vigorous++;
    });
  }
  return [...days].flatMap(([localDate, { moderate, vigorous }]) => [
    ...(moderate === 0
      ? []
      : [{ fact: { localDate, field: 'moderateActivitySeconds', value: moderate * 60 } as const, rows: moderate }]),
    ...(vigorous === 0
      ? []
      : [{ fact: { localDate, field: 'vigorousActivitySeconds', value: vigorous * 60 } as const, rows: vigorous }]),
  ]);
}
