import type {
  BorrowedChannel,
  EventStreams,
  MergedRecord,
  Owner,
  ReadCall,
  RecordId,
  Storage,
  StreamChannel,
  StreamColumn,
  StreamStore,
  Streams,
} from '@vitalwire/core';
import { alignChannel } from './align-channel.ts';
import type { SourceCatalogue } from './sources/source-catalogue.ts';
import { isPermitted, type Terms } from './sources/terms.ts';

/** Workouts whose merges are looked up together while streams of many are read. */
const BLOCK = 64;

/** Streams of the answering record, completed by the channels its merge lends. */
export async function mergedStreams(
  store: StreamStore,
  owner: Owner,
  event: MergedRecord<'workout'>,
  channels: readonly StreamChannel[] | null,
): Promise<EventStreams | null> {
  const streams = await store.read(owner, event.record.id, channels);
  return streams === null ? null : complete(store, owner, event.record.id, streams, lendings(event, channels));
}

/** In the order of the ids, in blocks, so that memory stays flat however many are asked. */
export async function* mergedStreamsOf(
  storage: Storage,
  terms: Terms,
  catalogue: SourceCatalogue,
  ids: readonly RecordId[],
  channels: readonly StreamChannel[] | null,
  { owner, signal, meter }: ReadCall,
): AsyncIterable<EventStreams> {
  for (let from = 0; from < ids.length; from += BLOCK) {
    const block = ids.slice(from, from + BLOCK);
    const merges = await storage.merges.ofRecords(owner, block);
    const lenders = merges.flatMap(({ borrowedChannels }) => borrowedChannels.map(({ from: lender }) => lender));
    const involved = await storage.records.getMany(owner, 'workout', [...block, ...lenders]);
    const origins = new Map(involved.map(({ id, provenance }) => [id, provenance]));
    const loans = new Map(
      merges
        .filter((merge) => isPermitted(catalogue, merge, origins))
        .map((merge) => [merge.primary, merge.borrowedChannels]),
    );
    const usable = new Set(involved.filter(({ provenance }) => terms.visible(provenance)).map(({ id }) => id));
    const note = (id: RecordId) => {
      const origin = origins.get(id);
      if (origin !== undefined) meter?.note('workout', origin.sourceId, id);
    };
    const readable = block.filter((id) => usable.has(id));
    for await (const { workoutId, streams } of storage.streams.readMany(owner, readable, channels)) {
      signal.throwIfAborted();
      const borrowed = (loans.get(workoutId) ?? []).filter(
        ({ channel, from: lender }) => usable.has(lender) && (channels === null || channels.includes(channel)),
      );
      const answer = await complete(storage.streams, owner, workoutId, streams, borrowed);
      note(workoutId);
      for (const { from: lender } of answer.borrowed) note(lender);
      yield answer;
    }
  }
}

/** The loans that the question wants, from sources it may see. */
function lendings(
  event: MergedRecord<'workout'>,
  channels: readonly StreamChannel[] | null,
): readonly BorrowedChannel[] {
  if (event.merge === null || event.merge.primary !== event.record.id) return [];
  const visible = new Set(event.sources.map(({ recordId }) => recordId));
  return event.merge.borrowedChannels.filter(
    ({ channel, from }) => visible.has(from) && (channels === null || channels.includes(channel)),
  );
}

async function complete(
  store: StreamStore,
  owner: Owner,
  recordId: RecordId,
  streams: Streams,
  loans: readonly BorrowedChannel[],
): Promise<EventStreams> {
  const columns: StreamColumn[] = [...streams.columns];
  const borrowed: BorrowedChannel[] = [];
  for (const loan of loans) {
    if (columns.some(({ channel }) => channel === loan.channel)) continue;
    const lender = await store.read(owner, loan.from, [loan.channel]);
    const column = lender === null ? null : alignChannel(streams, lender, loan.channel);
    if (column === null) continue;
    columns.push(column);
    borrowed.push(loan);
  }
  return { recordId, streams: borrowed.length === 0 ? streams : { ...streams, columns }, borrowed };
}
