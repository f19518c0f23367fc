import type { ActivitySession } from '@vitalwire/activity-files';
import { decodeFit } from '@vitalwire/activity-files/fit';
import { columnOf, type StreamChannel, toFloat64 } from '@vitalwire/core';
import { resampleToOneHertz } from '@vitalwire/intelligence';
import type { Recording } from '../recordings.ts';

export function sessionOf({ name, bytes }: Recording): ActivitySession {
  const session = decodeFit(bytes).sessions[0];
  if (session === undefined) throw new Error(`${name} holds no session.`);
  return session;
}

/** A channel at one sample a second; power and speed are 0 where nothing was written. */
export function channelOf(recording: Recording, channel: StreamChannel): Float64Array {
  const { streams } = sessionOf(recording);
  const column = streams === null ? null : columnOf(streams, channel);
  if (streams === null || column === null) throw new Error(`${recording.name} has no ${channel}.`);
  const moves = channel === 'powerWatts' || channel === 'speedMetersPerSecond';
  const sampled = resampleToOneHertz({
    elapsedSeconds: streams.elapsedSeconds,
    values: toFloat64(column),
    gapsBecome: moves ? 'zero' : 'missing',
  });
  if (sampled.status !== 'ok') throw new Error(`${recording.name}: ${sampled.need}`);
  return sampled.value.values;
}
