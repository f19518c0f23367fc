import { type AnyRecord, addDays, type Device, type LocalDate, recordId } from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OwnDataBox, ownDataBox, ride } from '../../test/own-data-box.ts';

let box: OwnDataBox;
beforeEach(async () => {
  box = await ownDataBox();
});
afterEach(() => box.close());

const watch: Device = { manufacturer: 'Garmin', product: 'Forerunner 955' };
const ring: Device = { manufacturer: 'Oura', product: 'Ring' };
const onDay = (number: number): LocalDate => addDays('2026-03-01' as LocalDate, number);

function resting(number: number, bpm: number, device: Device): AnyRecord {
  const localDate = onDay(number);
  const { laps, lengths, sets, pauses, sensors, streams, sport, provenance, ...base } = ride(
    'export',
    `${localDate}T05:00:00.000Z`,
    60,
  );
  return {
    ...base,
    kind: 'dailySummary',
    id: recordId('dailySummary', provenance.sourceId, localDate),
    provenance: { ...provenance, naturalKey: localDate, device },
    localDate,
    restingHeartRateBpm: bpm,
    partial: false,
  };
}
const days = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('vitalwire eras', () => {
  it('shows which device measured when, and why a new one began', async () => {
    await box.take(
      ...days(0, 20).map((day) => resting(day, 50, watch)),
      ...days(20, 40).map((day) => resting(day, day === 30 ? 50 : 56, day === 30 ? watch : ring)),
    );
    const { out, code } = await box.run('eras', 'resting-heart-rate');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Resting heart rate (resting-heart-rate)',
      'from        to          days  measured by',
      '2026-03-01  2026-03-20    20  Garmin Forerunner 955 (export), from 2026-03-01 on: the first day with a value.',
      '2026-03-21  2026-04-09    19  Oura Ring (export), from 2026-03-21 on; Garmin Forerunner 955 (export) until 2026-03-20.',
      '1 day in between was measured by something else: compared with nothing.',
      '',
    ]);
    const { metrics } = await box.json('eras');
    expect(metrics).toMatchObject([
      {
        metric: 'restingHeartRateBpm',
        eras: [{ days: 20 }, { days: 19, began: { because: 'device' } }],
        daysLeftOut: 1,
        withheld: [],
      },
    ]);
    const part = await box.json('eras', 'restingHeartRateBpm', '--from', '2026-03-25', '--to', '2026-03-29');
    expect(part.metrics[0].eras).toMatchObject([{ from: '2026-03-25', to: '2026-03-29', began: { because: 'first' } }]);
  });

  it('says what there is nothing of, and what is no metric', async () => {
    expect((await box.run('eras')).out).toBe('No device has measured anything yet that has a baseline.\n');
    expect((await box.run('eras', 'Weight')).out).toContain('no source has given a value');
    const wrong = await box.run('eras', 'hrv-rmsd');
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toContain('Did you mean hrv-rmssd?');
    expect((await box.run('eras', 'hrv')).err).toMatch(/hrv-rmssd/);
    expect((await box.run('eras', 'weight', '--from', '2026-03-05')).err).toContain('both --from and --to');
    expect((await box.run('eras', 'weight', '--from', '2026-03-05', '--to', '2026-03-01')).code).toBe(1);
  });
});
