import { type HealthConnectReading, rowsOf } from './reading.ts';

const OF_WORKOUTS = 'It belongs to workouts, whose laps, routes and recordings are read.';
const NO_KIND = 'No kind of ours holds it.';
const PRIVATE = 'It is of a cycle or of sex life and is not read.';

/** Tables of the platform that make no record, as AOSP's schema of 2024 names them. */
const unread: readonly (readonly [table: string, sql: string, reason: string])[] = [
  ['exercise_segments_table', 'SELECT count(*) AS count FROM exercise_segments_table', OF_WORKOUTS],
  ['wheelchair_pushes_record_table', 'SELECT count(*) AS count FROM wheelchair_pushes_record_table', NO_KIND],
  ['basal_metabolic_rate_record_table', 'SELECT count(*) AS count FROM basal_metabolic_rate_record_table', NO_KIND],
  ['basal_body_temperature_record_table', 'SELECT count(*) AS count FROM basal_body_temperature_record_table', PRIVATE],
  ['lean_body_mass_record_table', 'SELECT count(*) AS count FROM lean_body_mass_record_table', NO_KIND],
  ['body_water_mass_record_table', 'SELECT count(*) AS count FROM body_water_mass_record_table', NO_KIND],
  ['cervical_mucus_record_table', 'SELECT count(*) AS count FROM cervical_mucus_record_table', PRIVATE],
  [
    'intermenstrual_bleeding_record_table',
    'SELECT count(*) AS count FROM intermenstrual_bleeding_record_table',
    PRIVATE,
  ],
  ['menstruation_flow_record_table', 'SELECT count(*) AS count FROM menstruation_flow_record_table', PRIVATE],
  ['menstruation_period_record_table', 'SELECT count(*) AS count FROM menstruation_period_record_table', PRIVATE],
  ['ovulation_test_record_table', 'SELECT count(*) AS count FROM ovulation_test_record_table', PRIVATE],
  ['sexual_activity_record_table', 'SELECT count(*) AS count FROM sexual_activity_record_table', PRIVATE],
];

/** Counts what is not read, and names tables that came with a later platform. */
export function countUnread(reading: HealthConnectReading, read: ReadonlySet<string>): void {
  const { tables, ledger, source } = reading;
  for (const [table, sql, reason] of unread) {
    for (const { count } of rowsOf(table, sql, reading)) {
      if (typeof count === 'number' && count > 0) ledger.passedOver(source.path, table, reason, count);
    }
  }
  const known = new Set([...read, ...unread.map(([table]) => table)]);
  const later = [...tables].filter((table) => /_record_table$/.test(table) && !known.has(table)).sort();
  if (later.length === 0) return;
  const message = `${source.path}: not imported, since nobody has described them yet: ${later.slice(0, 10).join(', ')}${later.length > 10 ? ' and others' : ''}.`;
  ledger.warn({ path: source.path, code: 'not-imported', message });
}
