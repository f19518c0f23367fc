import type { EventStore, JSONRPCMessage } from '@modelcontextprotocol/server';

interface StoredEvent {
  readonly streamId: string;
  readonly message: JSONRPCMessage;
}

/** Everything that was sent, in memory, so that a client that comes back gets what it missed. */
export function createEventStore(): EventStore {
  const events: StoredEvent[] = [];
  return {
    async storeEvent(streamId, message) {
      return String(events.push({ streamId, message }) - 1);
    },
    async getStreamIdForEventId(eventId) {
      return events[Number(eventId)]?.streamId;
    },
    async replayEventsAfter(lastEventId, { send }) {
      const last = Number(lastEventId);
      const streamId = events[last]?.streamId;
      if (streamId === undefined) throw new Error(`There is no event ${lastEventId}.`);
      for (const [index, event] of events.entries()) {
        if (index > last && event.streamId === streamId) await send(String(index), event.message);
      }
      return streamId;
    },
  };
}
