import { type AlgorithmId, computed, insufficientData, type Outcome, type Sport, sportFamily } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requirePositive } from '../refuse.ts';
import { altitudeDrift, altitudeSteps } from './altitude.ts';
import { cadenceDoubling } from './cadence.ts';
import { cadenceLock } from './cadence-lock.ts';
import type { Finding, FindingCode } from './findings.ts';
import { heartRateSteps } from './heart-rate.ts';
import { distanceMismatch, positionDrift, positionJumps } from './position.ts';
import { powerSpikes, powerZeroRuns } from './power.ts';
import { implausibleSpeed } from './speed.ts';
import { stuckValue } from './stuck-value.ts';
import { missingValues, timeOrder } from './time-order.ts';

const channelNames = [
  'heartRateBpm',
  'powerWatts',
  'cadenceRpm',
  'speedMetersPerSecond',
  'altitudeMeters',
  'latitudeDegrees',
  'longitudeDegrees',
] as const;
type ChannelName = (typeof channelNames)[number];

/** What a recording has; all streams at 1 Hz and as long as each other, gaps and pauses missing rather than cut or held. */
export interface ActivityQualityInput extends Partial<Readonly<Record<ChannelName, Float64Array>>> {
  readonly sport: Sport;
  /** Time stamps before resampling. */
  readonly elapsedSeconds?: Int32Array | Float64Array;
  /** Of the whole activity, as the recording says. */
  readonly distanceMeters?: number;
}

/** One detector: run, or why it was not. */
export interface QualityCheck {
  readonly id: AlgorithmId;
  readonly channel: string;
  readonly status: 'run' | 'not-run';
  /** What it lacked; empty when it ran. */
  readonly lacked: string;
}

export interface ChannelQuality {
  readonly channel: string;
  readonly seconds: number;
  readonly knownSeconds: number;
  /** Known, and outside of every warning and error. */
  readonly soundSeconds: number;
  /** Of the known seconds. */
  readonly soundPercent: number;
}

export interface ActivityQuality {
  /** By time, then by code. Nothing is repaired. */
  readonly findings: readonly Finding[];
  readonly counts: { readonly [C in FindingCode]?: number };
  readonly channels: readonly ChannelQuality[];
  readonly checks: readonly QualityCheck[];
}

/** No leg holds a watt for half a minute. */
const STUCK_POWER_SECONDS = 30;
const STUCK_ALTITUDE_SECONDS = 1800;

function soundness(channel: ChannelName, samples: Float64Array, findings: readonly Finding[]): ChannelQuality {
  const unsound = Uint8Array.from(samples, (value) => (Number.isNaN(value) ? 1 : 0));
  for (const { channel: named, severity, fromSecond, toSecond } of findings) {
    const here = named === channel || (named === 'latitudeDegrees' && channel === 'longitudeDegrees');
    // A finding of the whole activity says something of its total, not of single seconds.
    const whole = fromSecond === 0 && toSecond === samples.length;
    if (here && severity !== 'info' && !whole) unsound.fill(1, fromSecond, toSecond);
  }
  const soundSeconds = unsound.reduce((count, flag) => count + 1 - flag, 0);
  const knownSeconds = samples.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  const soundPercent = knownSeconds === 0 ? 0 : (100 * soundSeconds) / knownSeconds;
  return { channel, seconds: samples.length, knownSeconds, soundSeconds, soundPercent };
}

export const activityQuality = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.activity.report',
    version: 1,
    title: 'Quality of a recording',
    unit: 'findings',
    evidence: 'heuristic',
    formula: 'every detector whose channels are there, with its default bounds',
    validRange: '1 Hz streams of one activity; reports, never repairs',
    references: [references.ours],
  },
  (input: ActivityQualityInput): Outcome<ActivityQuality> => {
    const { sport, elapsedSeconds, distanceMeters } = input;
    const family = sportFamily(sport);
    if (distanceMeters !== undefined) requirePositive('distanceMeters', distanceMeters);
    const onFoot = family === 'running' || family === 'walking';
    const present = channelNames.filter((name) => input[name] !== undefined);
    const length = present.length === 0 ? 0 : (input[present[0] ?? 'powerWatts']?.length ?? 0);
    for (const name of present)
      if (input[name]?.length !== length) refuse(name, `must be as long as the other streams: ${length} samples.`);
    if (length === 0 && elapsedSeconds === undefined) return insufficientData('one stream', 'none');
    const findings: Finding[] = [];
    const checks: QualityCheck[] = [];
    const run = (id: AlgorithmId, channel: string, detect: () => Outcome<readonly Finding[]> | null) => {
      const outcome = detect();
      if (outcome?.status === 'ok') findings.push(...outcome.value);
      const lacked =
        outcome === null ? 'its channels' : outcome.status === 'ok' ? '' : `${outcome.need}: ${outcome.have}`;
      checks.push({ id, channel, status: lacked === '' ? 'run' : 'not-run', lacked });
    };
    const { heartRateBpm, powerWatts, cadenceRpm, speedMetersPerSecond, altitudeMeters } = input;
    const { latitudeDegrees, longitudeDegrees } = input;
    const track = latitudeDegrees && longitudeDegrees ? { latitudeDegrees, longitudeDegrees } : null;
    run(timeOrder.spec.id, 'elapsedSeconds', () => (elapsedSeconds ? timeOrder({ elapsedSeconds }) : null));
    for (const channel of present) {
      const samples = input[channel] ?? new Float64Array();
      run(missingValues.spec.id, channel, () => missingValues({ channel, samples }));
    }
    const stuck = (channel: ChannelName, minimumSeconds?: number) => {
      const samples = input[channel];
      const bounds = minimumSeconds === undefined ? {} : { minimumSeconds };
      run(stuckValue.spec.id, channel, () => (samples ? stuckValue({ channel, samples, bounds }) : null));
    };
    stuck('heartRateBpm');
    stuck('powerWatts', STUCK_POWER_SECONDS);
    stuck('altitudeMeters', STUCK_ALTITUDE_SECONDS);
    run(heartRateSteps.spec.id, 'heartRateBpm', () => (heartRateBpm ? heartRateSteps({ heartRateBpm }) : null));
    run(cadenceLock.spec.id, 'heartRateBpm', () =>
      heartRateBpm && cadenceRpm && onFoot
        ? cadenceLock({ heartRateBpm, stepsPerMinute: cadenceRpm.map((strides) => 2 * strides) })
        : null,
    );
    run(powerSpikes.spec.id, 'powerWatts', () => (powerWatts ? powerSpikes({ powerWatts }) : null));
    run(powerZeroRuns.spec.id, 'powerWatts', () =>
      powerWatts && cadenceRpm && family === 'cycling' ? powerZeroRuns({ powerWatts, cadenceRpm }) : null,
    );
    run(cadenceDoubling.spec.id, 'cadenceRpm', () => (cadenceRpm ? cadenceDoubling({ sport, cadenceRpm }) : null));
    run(implausibleSpeed.spec.id, 'speedMetersPerSecond', () =>
      speedMetersPerSecond ? implausibleSpeed({ sport, speedMetersPerSecond }) : null,
    );
    run(positionJumps.spec.id, 'latitudeDegrees', () => track && positionJumps({ sport, ...track }));
    run(positionDrift.spec.id, 'latitudeDegrees', () => track && positionDrift(track));
    run(distanceMismatch.spec.id, 'distanceMeters', () =>
      track && distanceMeters !== undefined ? distanceMismatch({ ...track, distanceMeters }) : null,
    );
    run(altitudeSteps.spec.id, 'altitudeMeters', () => (altitudeMeters ? altitudeSteps({ altitudeMeters }) : null));
    run(altitudeDrift.spec.id, 'altitudeMeters', () =>
      track && altitudeMeters ? altitudeDrift({ ...track, altitudeMeters }) : null,
    );
    findings.sort((a, b) => a.fromSecond - b.fromSecond || (a.code < b.code ? -1 : 1));
    const counts: { [C in FindingCode]?: number } = {};
    for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
    const channels = present.map((name) => soundness(name, input[name] ?? new Float64Array(), findings));
    const distorting = findings.filter(({ severity }) => severity !== 'info').length;
    return computed(
      { findings, counts, channels, checks },
      distorting === 0 ? [] : [`${distorting} findings distort results of this recording.`],
    );
  },
);
