import {
  type AnyProviderDescriptor,
  type Audience,
  type DataPolicy,
  type MeasuredBy,
  ownDataPolicy,
  type SourceId,
} from '@vitalwire/core';

/** What the hub needs to know of sources: names, terms, and which one answers when several saw the same event. */
export interface SourceCatalogue {
  displayName(sourceId: SourceId): string;
  policy(sourceId: SourceId): DataPolicy;
  /**
   * May such a reader see the source's records? `null` when it may, else why not, in a sentence. The person sees
   * everything on their own screen and in their own files.
   * @param reader absent: a model
   */
  withheldBecause(sourceId: SourceId, reader?: Audience['type']): string | null;
  /** Sources whose terms end: how long their records may be kept. */
  readonly expiring: ReadonlyMap<SourceId, { readonly days: number }>;
  /** Sources whose records must not be merged or counted together with those of another one. */
  readonly separate: ReadonlySet<SourceId>;
  /** Signing in is possible, so that a source can be connected and disconnected. */
  canConnect(sourceId: SourceId): boolean;
  /** By the operator's order. Lower is preferred. */
  rank(sourceId: SourceId): number;
  /** `null`: not known. */
  measuredBy(sourceId: SourceId): MeasuredBy | null;
}

export interface SourceCatalogueOptions {
  readonly descriptors: readonly AnyProviderDescriptor[];
  /** Sources whose terms need the operator's consent, and have it. */
  readonly acceptedTerms?: readonly SourceId[];
  /** Preferred source first; sources that are not named come after, in the default order. */
  readonly preference?: readonly SourceId[];
}

/** A source without a descriptor (entered by hand, or of a provider no longer installed) is the person's own data. */
export function createSourceCatalogue(options: SourceCatalogueOptions): SourceCatalogue {
  const byId = new Map(options.descriptors.map((descriptor) => [descriptor.id, descriptor]));
  const accepted = new Set<string>(options.acceptedTerms ?? []);
  const preference = options.preference ?? [];
  const policy = (sourceId: SourceId): DataPolicy => byId.get(sourceId)?.dataPolicy ?? ownDataPolicy;
  const sources = options.descriptors.map(({ id, dataPolicy }) => ({ id: id as SourceId, dataPolicy }));
  return {
    policy,
    displayName: (sourceId) => byId.get(sourceId)?.displayName ?? sourceId,
    withheldBecause(sourceId, reader = 'assistant') {
      const { aiUse, displayToOthers, summary } = policy(sourceId);
      switch (reader) {
        case 'person':
        case 'export':
          return null;
        case 'service':
          return displayToOthers === 'allowed' ? null : summary;
        case 'assistant':
          if (aiUse === 'allowed') return null;
          if (aiUse === 'operator-accepts' && accepted.has(sourceId)) return null;
          return summary;
      }
    },
    expiring: new Map(
      sources.flatMap(({ id, dataPolicy: { cacheDays } }) => (cacheDays === null ? [] : [[id, { days: cacheDays }]])),
    ),
    separate: new Set(sources.filter(({ dataPolicy }) => dataPolicy.combination === 'forbidden').map(({ id }) => id)),
    canConnect: (sourceId) => (byId.get(sourceId)?.auth.type ?? 'none') !== 'none',
    rank(sourceId) {
      const place = preference.indexOf(sourceId);
      return place < 0 ? preference.length : place;
    },
    measuredBy: (sourceId) => byId.get(sourceId)?.measuredBy ?? null,
  };
}
