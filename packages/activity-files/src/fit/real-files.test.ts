import { columnOf, presentCount, type StreamChannel } from '@vitalwire/core';
import { describe, expect, it } from 'vitest';
import { damageCodes, onlySession, valuesOf } from '../../test/columns.ts';
import { testData } from '../../test/fuzz-corpus.ts';
import type { ActivityFile } from '../activity.ts';
import { decodeFit } from './decode-fit.ts';

function counted(file: ActivityFile, channel: StreamChannel): number {
  return file.sessions.reduce((sum, { streams }) => {
    const column = streams === null ? null : columnOf(streams, channel);
    return sum + (column === null ? 0 : presentCount(column));
  }, 0);
}

const samples = (file: ActivityFile): number =>
  file.sessions.reduce((sum, { streams }) => sum + (streams?.elapsedSeconds.length ?? 0), 0);

describe('recordings of real devices', () => {
  // Counts as two other decoders give them, where these read the file.
  it.each([
    ['run-power-stryd-devfields.fit', 3424, 3424, 3424, ['running']],
    ['ride-virtual-zwift-power.fit', 1808, 0, 1808, ['virtual_cycling']],
    ['ride-indoor-trainer-power-no-gps.fit', 2263, 2263, 2222, ['cycling']],
    ['ride-wahoo-bolt-power.fit', 132, 0, 115, ['cycling']],
    ['ride-indoor-onelap-devfields.fit', 739, 0, 739, ['indoor_cycling']],
    ['ride-indoor-kickr-unterminated-strings.fit', 33, 31, 31, ['indoor_cycling']],
    ['strength-vivoactive-hr.fit', 1417, 1415, 0, ['strength_training']],
    ['yoga-venu3.fit', 779, 779, 0, ['yoga']],
    ['compressed-timestamp-headers.fit', 754, 754, 0, ['running']],
    [
      'multisport-triathlon-fr920-chained.fit',
      1773,
      1773,
      0,
      ['open_water_swimming', 'transition', 'cycling', 'transition', 'running'],
    ],
  ])('%s: %i samples, %i heart rates, %i powers', (name, expectedSamples, heartRates, powers, sports) => {
    const file = decodeFit(testData(name));
    expect(file.damage).toEqual([]);
    expect(samples(file)).toBe(expectedSamples);
    expect(counted(file, 'heartRateBpm')).toBe(heartRates);
    expect(counted(file, 'powerWatts')).toBe(powers);
    expect(file.sessions.map(({ sport }) => sport)).toEqual(sports);
  });

  it('a run with a foot pod has its extra columns, and the watch’s own speed and distance', () => {
    const own = onlySession(decodeFit(testData('run-power-stryd-devfields.fit')));
    expect(own.developerColumns.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
      'Form Power Watts',
      'Leg Spring Stiffness KN/m',
      'Distance Meters',
      'Speed M/S',
    ]);
    expect(valuesOf(own, 'distanceMeters')?.[100]).toBe(197.17);
    expect(own.developerColumns.map(({ values }) => values[100])).toEqual([97, 14.298803329467773, 432, 1.837890625]);
  });

  it('a yoga session has its sets and beats', () => {
    const own = onlySession(decodeFit(testData('yoga-fenix6x-sets.fit')));
    expect(own).toMatchObject({ sport: 'yoga', vendorSport: 'training/yoga', utcOffsetMinutes: -360, indoor: true });
    expect(own.sets).toHaveLength(3);
  });

  it('a commute has device, sensors, beats, time zone and analysis', () => {
    const file = decodeFit(testData('ride-short-edge820.fit'));
    expect(file.device).toEqual({
      manufacturer: 'garmin',
      product: 'edge820',
      serialNumber: '3932942223',
      softwareVersion: '7.00',
    });
    const own = onlySession(file);
    expect(own).toMatchObject({ vendorSport: 'cycling/commuting', name: 'Commute', utcOffsetMinutes: -420 });
    expect(own.beatIntervalsSeconds).toHaveLength(126);
    expect(own.sensors.length).toBeGreaterThan(2);
  });

  it('a file that another program wrote wrongly is read past every place of damage', () => {
    const file = decodeFit(testData('corrupt-strava-android.fit'));
    expect(samples(file)).toBe(5330);
    expect(file.damage.length).toBeGreaterThan(10);
    expect(new Set(damageCodes(file))).toEqual(new Set(['stray-bytes', 'truncated']));
    expect(onlySession(file).sport).toBe('running');
  });
});
