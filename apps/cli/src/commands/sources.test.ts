import type { DailySummary, LocalDate, SourceId } from '@vitalwire/core';
import { recordId } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnDataBox, ownDataBox, ride } from '../../test/own-data-box.ts';

let box: OwnDataBox;
beforeEach(async () => {
  box = await ownDataBox();
  await box.take(steps('watch', '2026-05-04', 9000), steps('phone', '2026-05-04', 11_000));
  await box.take(steps('watch', '2026-05-08', 8000), ride('watch', '2026-05-04T08:00:00.000Z', 60));
});
afterEach(() => box.close());

function steps(source: string, day: string, count: number): DailySummary {
  const { laps, lengths, sets, pauses, sensors, streams, sport, provenance, ...base } = ride(
    source,
    `${day}T00:00:00.000Z`,
    60,
  );
  const key = { ...provenance, naturalKey: day };
  const id = recordId('dailySummary', source as SourceId, day);
  return {
    ...base,
    kind: 'dailySummary',
    id,
    provenance: key,
    steps: count,
    partial: false,
    localDate: day as LocalDate,
  };
}

async function stepsOf(day: string) {
  const dates = { from: day as LocalDate, to: day as LocalDate };
  const [value] = await box.hub.health.days({ dates, metrics: ['steps'] }, box.call);
  return [value?.sourceId, value?.value, value?.because];
}

describe('vitalwire sources', () => {
  it('lists what each holds, how fresh it is, and what its terms allow', async () => {
    const { out } = await box.run('sources');
    expect(out).toMatch(/watch +dailySummary +2 +2026-05-04 +2026-05-08 /);
    expect(out).toMatch(/phone +dailySummary +1 /);
    expect(out).toContain('2026-05-09 15:00');
    expect(out).toContain('Your own data');
    const { sources, choices } = await box.json('sources');
    expect(sources.map(({ sourceId }: { sourceId: string }) => sourceId)).toEqual(['phone', 'watch']);
    expect(choices).toEqual([]);
  });

  it('chooses who answers from a day to a day, and forgets it', async () => {
    expect(await stepsOf('2026-05-04')).toEqual(['watch', 9000, 'configured']);
    const line = ['sources', 'choose', 'steps', 'phone', 'watch', '--from', '2026-05-01', '--to', '2026-05-05'];
    const rehearsed = await box.json(...line, '--dry-run');
    expect(await stepsOf('2026-05-04')).toEqual(['watch', 9000, 'configured']);
    const answer = await box.json(...line);
    expect(rehearsed).toEqual({ ...answer, dryRun: true });
    expect(answer.choice).toMatchObject({
      kind: 'dailySummary',
      metric: 'steps',
      from: '2026-05-01',
      to: '2026-05-05',
      ranking: ['phone', 'watch'],
    });
    expect(await stepsOf('2026-05-04')).toEqual(['phone', 11_000, 'chosen']);
    expect((await box.run('sources')).out).toMatch(/steps +phone, then watch +2026-05-01 +2026-05-05 +action_/);
    expect((await box.run('sources', 'forget', answer.choice.id)).code).toBe(0);
    expect(await stepsOf('2026-05-04')).toEqual(['watch', 9000, 'configured']);
    await box.run('undo');
    expect(await stepsOf('2026-05-04')).toEqual(['phone', 11_000, 'chosen']);
  });

  it.each([
    ['workouts', 'workout', null],
    ['body-measurement', 'bodyMeasurement', null],
    ['HRV', 'hrv', null],
    ['samples', 'samples', null],
    ['resting-hr', 'dailySummary', 'restingHeartRateBpm'],
    ['active energy kilocalories', 'dailySummary', 'activeEnergyKilocalories'],
  ])('knows %s', async (word, kind, metric) => {
    expect((await box.json('sources', 'choose', word, 'watch')).choice).toMatchObject({
      kind,
      metric,
      from: null,
      to: null,
    });
  });
});

describe('vitalwire gaps', () => {
  it('tells the days without data, and why', async () => {
    const { out } = await box.run('gaps', 'watch', '--kind', 'dailySummary');
    expect(out).toContain('watch dailySummary: 2 of 5 days from 2026-05-04 to 2026-05-08');
    expect(out).toContain('2026-05-05 to 2026-05-07, 3 days: in no file that was imported');
    const { reports } = await box.json('gaps', '--from', '2026-05-03', '--to', '2026-05-04');
    expect(reports).toHaveLength(3);
    const daily = reports.find(({ kind }: { kind: string }) => kind === 'dailySummary');
    expect(daily).toMatchObject({
      gaps: [{ from: '2026-05-03', to: '2026-05-03', days: 1, reason: 'not-in-files' }],
    });
  });

  it('counts no day without a ride, and none without an own entry', async () => {
    await box.take(ride('files', '2026-05-01T08:00:00.000Z', 60), ride('files', '2026-05-06T08:00:00.000Z', 60));
    await box.run('log', 'weight', '80kg', '--at', '2026-05-01 7:00');
    await box.run('log', 'sleep', '23:10-06:45', '--date', '2026-05-02');
    await box.run('log', 'sleep', '23:10-06:45', '--date', '2026-05-05');
    const { reports } = await box.json('gaps');
    for (const { sourceId, gaps } of reports)
      if (sourceId === 'files' || sourceId === 'manual') expect(gaps).toEqual([]);
    const { out } = await box.run('gaps', 'files');
    expect(out).toContain('files workout cycling: 2 days with data from 2026-05-01 to 2026-05-06, ');
    expect((await box.run('gaps', 'manual', '--kind', 'sleep')).out).toContain('2 days with data from');
  });

  it('counts them where the source was asked for those days', async () => {
    await box.take(ride('ring', '2026-05-01T08:00:00.000Z', 60), ride('ring', '2026-05-03T08:00:00.000Z', 60));
    const range = { from: '2026-05-01T00:00:00.000Z', to: '2026-05-04T00:00:00.000Z' } as never;
    const reading = { sourceId: 'ring' as SourceId, kind: 'workout', subtype: '', readAt: box.clock.now } as const;
    await box.storage.coverage.mark(box.call.owner, { ...reading, range, outcome: 'complete', reason: null });
    expect((await box.run('gaps', 'ring')).out).toContain('2026-05-02: asked, and there is nothing');
  });

  it('tells what a source said that was asked', async () => {
    await box.storage.coverage.mark(box.call.owner, {
      sourceId: 'ring' as SourceId,
      kind: 'sleep',
      subtype: '',
      range: { from: '2026-05-01T00:00:00.000Z', to: '2026-05-03T00:00:00.000Z' } as never,
      readAt: box.clock.now,
      outcome: 'failed',
      reason: { code: 'rate-limited', sentence: 'Try again in an hour.' },
    });
    const { out } = await box.run('gaps', 'ring');
    expect(out).toContain('ring sleep: 0 of 2 days from 2026-05-01 to 2026-05-02');
    expect(out).toContain('2026-05-01 to 2026-05-02, 2 days: asked, and it failed. Try again in an hour.');
    expect(out).toContain('asked 2026-05-09 15:00');
  });

  it('names the longest, and counts the rest', async () => {
    for (const day of ['2026-01-01', '2026-02-01', '2026-03-01']) await box.take(steps('watch', day, 1));
    const { out } = await box.run('gaps', 'watch', '--kind', 'dailySummary', '--limit', '1');
    expect(out).toContain('2026-03-02 to 2026-05-03, 63 days');
    expect(out).toContain('and 3 shorter ones (--limit 4)');
    expect((await box.run('gaps', '--kind', 'recipe')).out).toContain('Nothing is known');
  });
});
