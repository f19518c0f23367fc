import type { Instant, RecordId, Workout } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnDataBox, ownDataBox, ride } from '../../test/own-data-box.ts';

const watch = ride('watch', '2026-05-08T08:00:00.000Z', 60, { distanceMeters: 25_000, name: 'Ride' });
let box: OwnDataBox;

beforeEach(async () => {
  box = await ownDataBox();
  await box.take(watch);
});
afterEach(() => box.close());

const workout = async () => (await box.storage.records.get(box.call.owner, 'workout', watch.id)) as Workout;
async function logged(...line: readonly string[]): Promise<RecordId> {
  return (await box.json('log', ...line)).record.id;
}

describe('vitalwire edit', () => {
  it('lays what the person says over what the source gave, and takes it off again', async () => {
    const line = ['edit', watch.id, 'distance=26km', 'name=Lake loop', 'sport=gravel cycling', 'rpe=6'];
    const rehearsed = await box.json(...line, '--dry-run');
    expect(await workout()).toEqual(watch);
    const answer = await box.json(...line);
    expect(rehearsed).toEqual({ ...answer, dryRun: true });
    expect(await workout()).toMatchObject({
      distanceMeters: 26_000,
      name: 'Lake loop',
      sport: 'gravel_cycling',
      feel: { perceivedExertionCr10: 6 },
    });
    expect((await box.run('edit', watch.id, '--restore', 'distance', 'sport')).code).toBe(0);
    expect(await workout()).toMatchObject({ distanceMeters: 25_000, name: 'Lake loop', sport: 'cycling' });
    await box.run('undo');
    await box.run('undo');
    expect(await workout()).toEqual(watch);
  });

  it('takes fields of the record themselves, with values as JSON, and says "none" with nothing', async () => {
    await box.run('edit', watch.id, 'averageHeartRateBpm=145', 'name=', 'indoor=true');
    const { name, ...rest } = await workout();
    expect([name, rest.averageHeartRateBpm, rest.indoor]).toEqual([undefined, 145, true]);
  });

  it('changes one part of a whole, and leaves the others', async () => {
    const id = await logged('meal', 'Oats', '--kcal', '450', '--protein', '20');
    await box.run('edit', id, 'protein=25g', 'carbs=60g', 'kcal=');
    expect((await box.all('meal'))[0]?.nutrients).toEqual({ proteinGrams: 25, carbohydrateGrams: 60 });
    const note = await logged('note', 'Hot', '--tag', 'heat');
    await box.run('edit', note, 'tag=travel', 'tag=heat', 'text=Hot day');
    expect((await box.all('note'))[0]).toMatchObject({ text: 'Hot day', tags: ['travel', 'heat'] });
  });

  it('moves a record as a whole or by one edge, on its own day', async () => {
    await box.run('edit', watch.id, 'at=7:00');
    expect(await workout()).toMatchObject({ start: '2026-05-08T05:00:00.000Z', end: '2026-05-08T06:00:00.000Z' });
    await box.run('edit', watch.id, 'end=8:30');
    expect(await workout()).toMatchObject({ start: '2026-05-08T05:00:00.000Z', end: '2026-05-08T06:30:00.000Z' });
    await box.run('edit', watch.id, 'at=2026-05-07 23:30');
    expect(await workout()).toMatchObject({ start: '2026-05-07T21:30:00.000Z', localDate: '2026-05-07' });
    await box.run('edit', watch.id, 'date=2026-05-08');
    expect(await workout()).toMatchObject({ start: '2026-05-07T21:30:00.000Z', localDate: '2026-05-08' });
    await box.run('edit', watch.id, '--restore', 'at');
    expect(await workout()).toEqual(watch);
  });

  it('reads the clock of the place where the record is from', async () => {
    const tokyo = ride('watch', '2026-05-01T23:00:00.000Z', 60, {
      utcOffsetMinutes: 540,
      localDate: '2026-05-02' as never,
    });
    await box.take(tokyo);
    const { record } = await box.json('edit', tokyo.id, 'at=9:15');
    expect(record).toMatchObject({ start: '2026-05-02T00:15:00.000Z', utcOffsetMinutes: 540, localDate: '2026-05-02' });
  });

  it('knows that a night began on the evening before', async () => {
    const id = await logged('sleep', '23:10-06:45');
    const { record } = await box.json('edit', id, 'start=22:40', 'end=7:00');
    expect(record).toMatchObject({
      start: '2026-05-08T20:40:00.000Z',
      end: '2026-05-09T05:00:00.000Z',
      localDate: '2026-05-09',
    });
  });

  it('says so when another record answers for the event', async () => {
    const phone = ride('phone', '2026-05-08T08:00:00.000Z', 60, { distanceMeters: 25_100 });
    await box.take(phone);
    expect((await box.run('edit', phone.id, 'name=Lake')).err).toContain(watch.id);
    expect((await box.run('edit', watch.id, 'name=Lake')).err).toBe('');
  });

  it('is told with all that was ever said of the record', async () => {
    await box.run('edit', watch.id, 'distance=26km');
    const { out } = await box.run('history', watch.id);
    expect(out).toContain('2026-05-08 10:00  cycling, 1 h, 26 km');
    expect(out).toContain('distance: you say 26 km, watch says 25 km');
    expect(await box.json('history', watch.id)).toMatchObject({ original: { distanceMeters: 25_000 } });
    const id = await logged('weight', '80kg');
    await box.run('edit', id, 'weight=81kg');
    box.clock.now = '2026-05-09T14:00:00.000Z' as Instant;
    await box.run('edit', id, 'weight=82kg');
    await box.run('undo');
    expect((await box.run('history', id)).out).toBe(
      [
        '2026-05-09 15:00  81 kg',
        '  entered by you 2026-05-09 15:00',
        '  2026-05-09 16:00  Changed weight from 81 kg to 82 kg: body measurement, 82 kg, 2026-05-09 15:00. Undone 2026-05-09 16:00.',
        '  2026-05-09 15:00  Changed weight from 80 kg to 81 kg: body measurement, 81 kg, 2026-05-09 15:00.',
        '  2026-05-09 15:00  Logged body measurement, 80 kg, 2026-05-09 15:00.',
        '',
      ].join('\n'),
    );
  });

  it('is told with each delivery of its source and each word of the person, at its moment', async () => {
    const received = (at: string, distanceMeters: number) => ({
      ...watch,
      distanceMeters,
      provenance: { ...watch.provenance, receivedAt: at as Instant },
    });
    await box.take(received('2026-05-09T13:30:00.000Z', 25_500));
    box.clock.now = '2026-05-09T14:00:00.000Z' as Instant;
    await box.run('log', 'effort', '6', '--about', watch.id);
    await box.run('log', 'effort', '7', '--about', watch.id);
    const { out } = await box.run('history', watch.id);
    expect(out.split('\n').slice(1)).toEqual([
      '  from watch, received 2026-05-09 15:30',
      '  effort: you say 7, watch says nothing',
      '  2026-05-09 16:00  Changed effort from 6 to 7: workout, cycling, 1 h, 25.5 km, 2026-05-08 10:00.',
      '  2026-05-09 16:00  Changed effort to 6: workout, cycling, 1 h, 25.5 km, 2026-05-08 10:00.',
      '  2026-05-09 15:00  received from watch before; then changed: distance from 25 km to 25.5 km',
      '',
    ]);
    const { changes } = await box.json('history', watch.id);
    expect(changes.map(({ type, undo }: { type: string; undo?: unknown }) => [type, undo])).toEqual([
      ['edit', undefined],
      ['edit', undefined],
    ]);
  });
});

describe('vitalwire delete', () => {
  it('keeps a record out of every answer, until it is undone', async () => {
    const rehearsed = await box.json('delete', watch.id, '--dry-run');
    expect(await box.all('workout')).toHaveLength(1);
    const answer = await box.json('delete', watch.id);
    expect(rehearsed).toEqual({ ...answer, dryRun: true });
    expect(answer).toMatchObject({ id: watch.id, merges: [] });
    await box.take(watch);
    expect(await box.all('workout')).toEqual([]);
    expect((await box.run('history', watch.id)).out).toContain('Deleted by you');
    await box.run('undo');
    expect(await box.all('workout')).toEqual([watch]);
  });
});

describe('vitalwire history and undo', () => {
  it('tell what was done, latest first, and take it back in that order', async () => {
    await box.run('log', 'weight', '80kg', '--at', '7:00');
    await box.run('edit', watch.id, 'name=Lake');
    await box.run('delete', watch.id);
    const { actions } = await box.json('history', '--limit', '2');
    expect(actions.map(({ type }: { type: string }) => type)).toEqual(['delete', 'edit']);
    expect((await box.run('undo', '--dry-run')).out).toBe(
      'Would take back: Deleted workout, cycling, 1 h, 25 km, 2026-05-08 10:00.\n',
    );
    expect((await box.json('undo')).action).toMatchObject({ type: 'delete', undoneAt: expect.any(String) });
    expect((await box.run('history')).out).toMatch(/delete, undone .*\n.*edit .*\n.*log /);
    await box.run('undo');
    expect((await box.run('undo')).out).toContain('Took back: Logged body measurement, 80 kg, 2026-05-09 07:00.');
    expect(await box.all('bodyMeasurement')).toEqual([]);
    expect(await box.run('undo')).toMatchObject({ code: 1, err: expect.stringContaining('nothing to take back') });
  });

  it('say so when there is nothing yet', async () => {
    expect((await box.run('history')).out).toContain('vitalwire log --help');
  });
});
