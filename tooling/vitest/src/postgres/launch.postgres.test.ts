import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';

const sql = postgres(inject('postgresUrl'), { max: 1 });
afterAll(() => sql.end());

test('the server is the one whose version is pinned, speaks UTF-8 and listens on loopback alone', async () => {
  const [row] = await sql`
    select current_setting('server_version_num')::int / 10000 as major,
           current_setting('server_encoding') as encoding,
           current_setting('listen_addresses') as addresses`;
  expect(row).toEqual({ major: 18, encoding: 'UTF8', addresses: '127.0.0.1' });
});

test('it stores bytes and moments exactly', async () => {
  const bytes = Uint8Array.from([0, 255, 10, 13, 0]);
  const [row] = await sql`select ${bytes}::bytea as bytes, ${'2026-03-29T01:30:00Z'}::timestamptz as moment`;
  expect(Uint8Array.from(row?.bytes)).toEqual(bytes);
  expect(row?.moment).toEqual(new Date('2026-03-29T01:30:00.000Z'));
});
