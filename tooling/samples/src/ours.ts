import { type ActivityFile, readActivityFile } from '@vitalwire/activity-files';
import { fitMessages } from '@vitalwire/activity-files/fit';
import { isMissing, millisecondsOf } from '@vitalwire/core';
import {
  type Channel,
  channels,
  comparable,
  type Decoded,
  type Fields,
  type MessageKind,
  messageKinds,
  put,
  type Value,
} from './comparable.ts';

export interface Ours extends Decoded {
  readonly file: ActivityFile;
}

export async function decodeOurs(bytes: Uint8Array): Promise<Ours> {
  const file = await readActivityFile(bytes);
  const messages = new Map<MessageKind, Fields[]>(messageKinds.map((kind) => [kind, []]));
  for (const message of fitMessages(bytes, { only: messageKinds })) {
    const fields = new Map<string, Value>();
    const timestamp = comparable(message.timestamp);
    if (timestamp !== null) fields.set('timestamp', timestamp);
    for (const { name, value } of message.fields) {
      const plain = comparable(value);
      if (plain !== null) fields.set(name, plain);
    }
    messages.get(message.name as MessageKind)?.push(fields);
  }
  return { file, messages, samples: samplesOf(file) };
}

export function samplesOf(file: ActivityFile): Map<Channel, Map<number, number>> {
  const samples = new Map<Channel, Map<number, number>>();
  for (const { streams } of file.sessions) {
    if (streams === null) continue;
    const start = millisecondsOf(streams.start) / 1000;
    for (const channel of channels) {
      const column = streams.columns.find((known) => known.channel === channel);
      if (column === undefined) continue;
      for (const [i, elapsed] of streams.elapsedSeconds.entries()) {
        if (!isMissing(column.missing, i)) put(samples, channel, start + elapsed, column.values[i]);
      }
    }
  }
  return samples;
}

/** Samples of all sessions that hold a value. */
export function presentIn(file: ActivityFile, channel: Channel): number {
  let count = 0;
  for (const { streams } of file.sessions) {
    const column = streams?.columns.find((known) => known.channel === channel);
    column?.values.forEach((_value, i) => {
      if (!isMissing(column.missing, i)) count++;
    });
  }
  return count;
}
