import { type EgressEntry, type Instant, localOwner, type SourceId } from '@vitalwire/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OwnDataBox, ownDataBox, saturday } from '../../test/own-data-box.ts';

let box: OwnDataBox;
beforeEach(async () => {
  box = await ownDataBox();
});
afterEach(() => box.close());

const left = (at: Instant, operation: string, count: number): Promise<void> => {
  const entry: EgressEntry = {
    at,
    audience: { type: 'assistant', client: 'claude-desktop 1.3', operation },
    records: [{ kind: 'workout', sourceId: 'watch' as SourceId, count }],
  };
  return box.storage.egress.write(localOwner, entry);
};

test('says that nothing left', async () => {
  expect(await box.run('egress')).toEqual({ code: 0, out: 'Nothing left the database.\n', err: '' });
  expect(await box.json('egress')).toEqual({ since: null, rows: [], waiting: 0 });
});

test('lists days, clients and tools with counts, in the days of the person', async () => {
  // Past midnight in Berlin, not yet in UTC.
  await left('2026-05-07T22:30:00.000Z' as Instant, 'get_activities', 20);
  await left(saturday, 'get_activities', 3);
  await left(saturday, 'get_activities', 4);
  const { out } = await box.run('egress');
  expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['day', 'client', 'by', 'calls', 'records'],
    ['2026-05-09', 'claude-desktop 1.3', 'get_activities', '2', '7 workout of watch'],
    ['2026-05-08', 'claude-desktop 1.3', 'get_activities', '1', '20 workout of watch'],
    [''],
  ]);
  expect(await box.json('egress', '--since', '2026-05-08')).toMatchObject({ since: '2026-05-08', rows: [{}, {}] });
  expect(await box.json('egress', '--since', 'today')).toMatchObject({ rows: [{ localDate: '2026-05-09', calls: 2 }] });
  expect(await box.json('egress', '--since', '2026-12-24')).toMatchObject({ rows: [] });
});

test('says which day it cannot read', async () => {
  const { code, err } = await box.run('egress', '--since', 'last week');
  expect(code).not.toBe(0);
  expect(err).toMatch(/--since/);
});
