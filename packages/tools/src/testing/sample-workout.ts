import {
  DateBasis,
  type Instant,
  instantOf,
  localDateOf,
  millisecondsOf,
  recordId,
  type SourceId,
  type StreamChannel,
  type StreamColumn,
  type Streams,
  streamChannels,
  type Workout,
} from '@vitalwire/core';

/** A workout of one hour at 07:31 UTC+1, with what `fields` says. The natural key is its start. */
export function sampleWorkout(fields: Partial<Workout> & { readonly start: Instant }): Workout {
  const { start } = fields;
  const sourceId = fields.provenance?.sourceId ?? ('files' as SourceId);
  const seconds = fields.elapsedSeconds ?? 3600;
  const utcOffsetMinutes = fields.utcOffsetMinutes === undefined ? 60 : fields.utcOffsetMinutes;
  return {
    kind: 'workout',
    id: recordId('workout', sourceId, start),
    provenance: {
      sourceId,
      channel: 'file',
      vendorId: null,
      naturalKey: start,
      device: null,
      originalHash: null,
      receivedAt: start,
      mapper: 'test/1',
    },
    end: instantOf(millisecondsOf(start) + seconds * 1000),
    localDate: localDateOf(start, utcOffsetMinutes ?? 0),
    dateBasis: DateBasis.Recorded,
    sport: 'cycling',
    laps: [],
    lengths: [],
    sets: [],
    pauses: [],
    sensors: [],
    streams: null,
    ...fields,
    utcOffsetMinutes,
  };
}

/** Streams at 1 Hz; NaN is a missing sample. */
export function sampleStreams(
  start: Instant,
  channels: Readonly<Partial<Record<StreamChannel, ArrayLike<number>>>>,
): Streams {
  const entries = Object.entries(channels) as [StreamChannel, ArrayLike<number>][];
  const count = Math.max(0, ...entries.map(([, values]) => values.length));
  return {
    start,
    elapsedSeconds: Int32Array.from({ length: count }, (_, second) => second),
    columns: entries.map(([channel, values]) => column(channel, values)),
  };
}

function column(channel: StreamChannel, values: ArrayLike<number>): StreamColumn {
  const list = Array.from(values);
  const missing = new Uint8Array((list.length + 7) >> 3);
  list.forEach((value, index) => {
    if (Number.isNaN(value)) missing[index >> 3] = (missing[index >> 3] ?? 0) | (1 << (index & 7));
  });
  const integer = streamChannels[channel].storage === 'integer';
  return {
    channel,
    values: integer ? Int32Array.from(list, (value) => (Number.isNaN(value) ? 0 : value)) : Float64Array.from(list),
    missing: missing.some((byte) => byte !== 0) ? missing : null,
  };
}
