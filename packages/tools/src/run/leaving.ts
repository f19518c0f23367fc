import { type Audience, createReadMeter, type EgressLog, type Owner, type ReadCall } from '@vitalwire/core';

/** Who is told, as far as it is known before the call: the operation comes with the tool. */
export type Reader = Omit<Audience, 'operation'>;

export interface LeavingRuntime {
  /** Where it is written down what leaves the database; a deployment without it writes nothing. */
  readonly egress?: () => EgressLog | Promise<EgressLog>;
}

/** One call's reads, and the entry about them. */
export interface Leaving {
  /** What the call's reads carry. */
  readonly read: Pick<ReadCall, 'audience' | 'meter'>;
  /**
   * Writes one entry, before the answer leaves. A person who looks at their own screen is no egress.
   * @returns a sentence for the basis where it could not be written down yet
   */
  note(): Promise<string | null>;
}

/** @param within the reads of a call that this one is a part of: they are counted there, and written down there */
export function leaving(
  operation: string,
  { owner, reader }: { readonly owner: Owner; readonly reader?: Reader },
  runtime: LeavingRuntime,
  within?: Pick<ReadCall, 'audience' | 'meter'>,
): Leaving {
  if (within !== undefined) return { read: readOf(within), note: async () => null };
  if (reader === undefined) return { read: {}, note: async () => null };
  const audience: Audience = { ...reader, operation };
  const { egress } = runtime;
  if (reader.type === 'person' || egress === undefined) return { read: { audience }, note: async () => null };
  const meter = createReadMeter();
  return {
    read: { audience, meter },
    async note() {
      const outcome = await (await egress()).record(owner, { audience, records: meter.counts() });
      if (outcome.state === 'written') return null;
      return `That this answer was given could not be written down (${outcome.because}): it is kept in memory and written later, unless the program ends before.`;
    },
  };
}

function readOf({ audience, meter }: Pick<ReadCall, 'audience' | 'meter'>): Leaving['read'] {
  return { ...(audience !== undefined && { audience }), ...(meter !== undefined && { meter }) };
}
