import { Transform, type TransformCallback } from 'node:stream';

const LINE_FEED = 10;
const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;

/** Why a line is not passed on, as JSON-RPC says it. */
export interface Refusal {
  readonly id: string | number | null;
  readonly code: number;
  readonly message: string;
}

/**
 * Passes on the lines that are JSON-RPC messages. The others cost themselves and not the connection: the protocol
 * library drops what it cannot read without an answer, and ends at a line that is too long; a client that waits for
 * one would wait for ever. Memory stays below the limit plus one chunk.
 * @param refuse called once for each line that is not passed on; blank ones are skipped
 */
export function messageLines(maximumBytes: number, refuse: (refusal: Refusal) => void): Transform {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let dropping = false;
  const take = (piece: Buffer): void => {
    if (dropping) return;
    held.push(piece);
    heldBytes += piece.byteLength;
    if (heldBytes <= maximumBytes) return;
    dropping = true;
    held = [];
    const message = `A message may be at most ${maximumBytes} bytes long. It was not read.`;
    refuse({ id: null, code: INVALID_REQUEST, message });
  };
  const finish = (stream: Transform): void => {
    const line = Buffer.concat(held);
    const dropped = dropping;
    held = [];
    heldBytes = 0;
    dropping = false;
    if (dropped || line.every((byte) => byte === LINE_FEED || byte === 13 || byte === 32)) return;
    const refusal = refusalOf(line.toString('utf8'));
    if (refusal === null) stream.push(line);
    else refuse(refusal);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      let from = 0;
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
        take(chunk.subarray(from, end + 1));
        finish(this);
        from = end + 1;
      }
      if (from < chunk.byteLength) take(chunk.subarray(from));
      done();
    },
    flush(done: TransformCallback) {
      finish(this);
      done();
    },
  });
}

/** `null` for a message of JSON-RPC 2.0: a request, a notification or an answer. */
function refusalOf(line: string): Refusal | null {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return { id: null, code: PARSE_ERROR, message: 'The line is not JSON. It was not read.' };
  }
  const invalid = (id: Refusal['id'], what: string): Refusal => ({
    id,
    code: INVALID_REQUEST,
    message: `${what}. It was not read.`,
  });
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    return invalid(null, 'A message is one JSON object a line');
  }
  const { jsonrpc, id, method, params } = message as Record<string, unknown>;
  const known = typeof id === 'string' || typeof id === 'number' ? id : null;
  if (jsonrpc !== '2.0') return invalid(known, 'A message has "jsonrpc": "2.0"');
  if (method === undefined)
    return 'result' in message || 'error' in message ? null : invalid(known, 'A message has a method');
  if (typeof method !== 'string') return invalid(known, 'A method is a text');
  if (id !== undefined && known === null) return invalid(null, 'An id is a text or a number');
  if (params !== undefined && (typeof params !== 'object' || params === null || Array.isArray(params))) {
    return invalid(known, 'The params of a message are an object');
  }
  return null;
}
