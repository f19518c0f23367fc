import {
  type Audience,
  type DataKind,
  type Instant,
  instantOf,
  type Merge,
  millisecondsOf,
  millisecondsPerDay,
  type Owner,
  type Provenance,
  type RecordId,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
import type { SourceCatalogue } from './source-catalogue.ts';

/** Whose word a record is, and since when it is here. */
export type Origin = Pick<Provenance, 'sourceId' | 'receivedAt'>;

/** What a reader may see, by the terms of the sources. */
export interface Terms {
  /** `null`: the source may be shown to this reader; else why not. */
  withheld(sourceId: SourceId): string | null;
  /** Neither withheld nor kept longer than it may be. */
  visible(origin: Origin): boolean;
}

export function termsFor(catalogue: SourceCatalogue, now: Instant, audience: Audience | undefined): Terms {
  const reasons = new Map<SourceId, string | null>();
  const withheld = (sourceId: SourceId): string | null => {
    const known = reasons.get(sourceId);
    if (known !== undefined) return known;
    const reason = catalogue.withheldBecause(sourceId, audience?.type);
    reasons.set(sourceId, reason);
    return reason;
  };
  return {
    withheld,
    visible: (origin) => withheld(origin.sourceId) === null && !isExpired(catalogue, now, origin),
  };
}

/** Since when what a source gives may be kept; `null`: for ever. */
export function keptSince(catalogue: SourceCatalogue, now: Instant, sourceId: SourceId): Instant | null {
  const days = catalogue.expiring.get(sourceId)?.days;
  return days === undefined ? null : instantOf(millisecondsOf(now) - days * millisecondsPerDay);
}

function isExpired(catalogue: SourceCatalogue, now: Instant, { sourceId, receivedAt }: Origin): boolean {
  const since = keptSince(catalogue, now, sourceId);
  return since !== null && receivedAt < since;
}

/** May records of two sources be one event, or one number? */
export function mayCombine({ separate }: Pick<SourceCatalogue, 'separate'>, a: SourceId, b: SourceId): boolean {
  return a === b || (!separate.has(a) && !separate.has(b));
}

/** A merge that was made before the terms forbade it is none. */
export function isPermitted(
  catalogue: SourceCatalogue,
  { members }: Pick<Merge, 'members'>,
  originOf: ReadonlyMap<RecordId, Origin>,
): boolean {
  if (catalogue.separate.size === 0) return true;
  const sources = new Set(members.flatMap((id) => originOf.get(id)?.sourceId ?? []));
  return sources.size < 2 || ![...sources].some((sourceId) => catalogue.separate.has(sourceId));
}

/**
 * Of sources that answer one question together, those that are left out: whose terms forbid counting them with others,
 * as soon as there is another. Where there is nothing but such, the preferred one answers alone.
 */
export function leftApart(catalogue: SourceCatalogue, sources: readonly SourceId[]): readonly SourceId[] {
  const apart = sources.filter((sourceId) => catalogue.separate.has(sourceId));
  if (apart.length < sources.length) return apart;
  return apart.toSorted((a, b) => catalogue.rank(a) - catalogue.rank(b) || (a < b ? -1 : 1)).slice(1);
}

/** Why each source is left out of a listing of one kind: see `leftApart`. */
export async function apartInListing(
  { records }: Pick<Storage, 'records'>,
  catalogue: SourceCatalogue,
  owner: Owner,
  kind: DataKind,
  usable: (sourceId: SourceId) => boolean,
): Promise<ReadonlyMap<SourceId, string>> {
  if (catalogue.separate.size === 0) return new Map();
  const rows = (await records.overview(owner)).filter((row) => row.kind === kind && usable(row.sourceId));
  const apart = leftApart(
    catalogue,
    rows.map(({ sourceId }) => sourceId),
  );
  return new Map(apart.map((sourceId) => [sourceId, apartSentence(catalogue, sourceId)]));
}

function apartSentence(catalogue: SourceCatalogue, sourceId: SourceId): string {
  return `the terms of ${catalogue.displayName(sourceId)} forbid counting it together with other sources. Ask for it alone.`;
}
