import type { Pool } from 'pg';

/** For messages: the name of the database, never its host, its user or a password. */
export function placeOf({ options }: Pool): string {
  const { connectionString = '' } = options;
  const named = URL.canParse(connectionString) ? new URL(connectionString).pathname.slice(1) : '';
  const name = options.database ?? named;
  return name === '' ? 'the PostgreSQL database' : `the PostgreSQL database ${name}`;
}
