import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnDataBox, ownDataBox, ride } from '../../test/own-data-box.ts';

let box: OwnDataBox;
beforeEach(async () => {
  box = await ownDataBox();
  await box.take(ride('watch', '2026-05-08T08:00:00.000Z', 60, { distanceMeters: 25_000 }));
});
afterEach(() => box.close());

const distances = async () =>
  (await box.storage.records.dayTotals(box.call.owner, { kind: 'workout' })).map(
    ({ metrics }) => metrics.distanceMeters?.sum,
  );

describe('vitalwire rollups', () => {
  it('is content with totals that are right', async () => {
    expect(await box.json('rollups')).toEqual({ wrong: 0, rebuilt: false });
    expect((await box.run('rollups')).out).toBe('Every total is what the records add up to.\n');
  });

  it('says which are wrong, and puts them right when told to', async () => {
    const other = new Database(box.database);
    const { changes } = other.prepare('DELETE FROM day_total').run();
    other.close();
    expect(changes).toBeGreaterThan(0);
    const { wrong } = await box.json('rollups');
    expect(wrong).toBeGreaterThan(0);
    expect(await distances()).toEqual([]);
    expect(await box.json('rollups', '--rebuild', '--dry-run')).toEqual({ wrong, rebuilt: false });
    expect(await distances()).toEqual([]);
    expect(await box.json('rollups', '--rebuild')).toEqual({ wrong, rebuilt: true });
    expect(await distances()).toEqual([25_000]);
    expect(await box.json('rollups')).toEqual({ wrong: 0, rebuilt: false });
  });
});
