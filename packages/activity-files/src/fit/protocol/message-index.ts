/** Where messages lie in the input, in the order of the file. Arrays are longer than `count`. */
export interface MessageIndex {
  count: number;
  /** Of the header byte. */
  offsets: Int32Array;
  /** Position in the part's list of definitions. */
  definitions: Int32Array;
  /** Seconds since the FIT epoch; 0 when the message has no time. */
  timestamps: Uint32Array;
}

export function createMessageIndex(capacity: number): MessageIndex {
  return {
    count: 0,
    offsets: new Int32Array(capacity),
    definitions: new Int32Array(capacity),
    timestamps: new Uint32Array(capacity),
  };
}

export function appendMessage(index: MessageIndex, offset: number, definition: number, timestamp: number): void {
  const at = index.count;
  if (at === index.offsets.length) grow(index);
  index.offsets[at] = offset;
  index.definitions[at] = definition;
  index.timestamps[at] = timestamp;
  index.count = at + 1;
}

/** Takes the last message back when it turns out to be misread. */
export function dropMessageAt(index: MessageIndex, offset: number): void {
  if (index.count > 0 && index.offsets[index.count - 1] === offset) index.count--;
}

function grow(index: MessageIndex): void {
  const capacity = Math.max(64, index.offsets.length * 2);
  const offsets = new Int32Array(capacity);
  const definitions = new Int32Array(capacity);
  const timestamps = new Uint32Array(capacity);
  offsets.set(index.offsets);
  definitions.set(index.definitions);
  timestamps.set(index.timestamps);
  index.offsets = offsets;
  index.definitions = definitions;
  index.timestamps = timestamps;
}
