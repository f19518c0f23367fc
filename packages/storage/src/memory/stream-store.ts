import type { Instant, StreamChannel, StreamStore, Streams } from '@vitalwire/core';
import { channelsToRead, decodeStreams, encodeStreams } from '../codec/index.ts';
import { workoutUnknown } from '../shared/write-checks.ts';
import type { Journal, StateOf, StoredStreams } from './state.ts';

export function memoryStreams(stateOf: StateOf, journal: Journal): StreamStore {
  return {
    async write(owner, workoutId, streams) {
      const state = stateOf(owner);
      if (state.records.get(workoutId)?.facets.kind !== 'workout') throw workoutUnknown(workoutId);
      journal.put(state.streams, workoutId, { start: streams.start, packed: encodeStreams(streams) });
      journal.drop(state.results, workoutId);
    },
    async read(owner, workoutId, channels) {
      const stored = stateOf(owner).streams.get(workoutId);
      return stored === undefined ? null : unpacked(stored, channels);
    },
    async *readMany(owner, workoutIds, channels) {
      for (const workoutId of workoutIds) {
        const stored = stateOf(owner).streams.get(workoutId);
        if (stored !== undefined) yield { workoutId, streams: unpacked(stored, channels) };
      }
    },
  };
}

function unpacked({ start, packed }: StoredStreams, channels: readonly StreamChannel[] | null): Streams {
  if (channels === null) return decodeStreams(start as Instant, packed);
  const read = channelsToRead(channels);
  return decodeStreams(
    start as Instant,
    packed.filter(({ channel }) => read.includes(channel)),
    channels,
  );
}
