import { describe, expect, it } from 'vitest';
import { testData } from '../../../test/fuzz-corpus.ts';
import type { ActivityFile, ActivitySession } from '../../activity.ts';
import { decodeFit } from '../decode-fit.ts';
import { fitActivityMessages } from './activity-messages.ts';
import { encodeFit } from './encode-fit.ts';

/** All but what devices write in messages of their own, and what they say of their sensors. */
function written(session: ActivitySession): unknown {
  const { deviceAnalysis, sensors, events, ...kept } = session;
  const { vo2max, recoveryTimeMinutes, ...analysis } = deviceAnalysis ?? {};
  return { ...kept, analysis };
}

describe('an activity written back', () => {
  it.each([
    'run-power-stryd-devfields.fit',
    'ride-virtual-zwift-power.fit',
    'ride-indoor-trainer-power-no-gps.fit',
    'ride-wahoo-bolt-power.fit',
    'ride-short-edge820.fit',
    'strength-vivoactive-hr.fit',
    'yoga-fenix6x-sets.fit',
    'multisport-triathlon-fr920-chained.fit',
  ])('is the same activity: %s', (name) => {
    const original = decodeFit(testData(name));
    for (const byteOrder of ['little', 'big'] as const) {
      for (const compressedTimestamps of [false, true]) {
        const bytes = encodeFit({ messages: fitActivityMessages(original), byteOrder, compressedTimestamps });
        const again = decodeFit(bytes);
        expect(again.damage).toEqual([]);
        expect(again.warnings).toEqual([]);
        expect(again.sessions.map(written)).toEqual(original.sessions.map(written));
        expect(again.createdAt).toBe(original.createdAt);
        expect(again.device?.manufacturer).toBe(original.device?.manufacturer);
        expect(again.device?.serialNumber).toBe(original.device?.serialNumber);
      }
    }
  });

  it('needs neither streams nor totals', () => {
    const bare: Pick<ActivityFile, 'createdAt' | 'device' | 'sessions'> = {
      createdAt: null,
      device: null,
      sessions: [
        {
          sport: 'climbing',
          start: '2024-06-01T06:30:00.000Z',
          end: '2024-06-01T07:30:00.000Z',
          utcOffsetMinutes: null,
          laps: [],
          lengths: [],
          sets: [],
          pauses: [],
          events: [],
          sensors: [],
          streams: null,
          developerColumns: [],
          beatIntervalsSeconds: null,
        } as unknown as ActivitySession,
      ],
    };
    const again = decodeFit(encodeFit({ messages: fitActivityMessages(bare) }));
    expect(again.sessions[0]).toMatchObject({ sport: 'climbing', start: '2024-06-01T06:30:00.000Z', streams: null });
    expect(again.sessions[0]?.end).toBe('2024-06-01T07:30:00.000Z');
  });
});
