import { type Instant, instantOf, millisecondsOf, millisecondsPerDay, type Storage } from '@vitalwire/core';
import { type ExpiryReport, expire } from './sources/expiry.ts';
import type { SourceCatalogue } from './sources/source-catalogue.ts';

export interface ExpiryOfAll extends ExpiryReport {
  /** Entries of what left the database, older than they are kept. */
  readonly egress: number;
}

const EARLIEST = '1970-01-01T00:00:00.000Z' as Instant;

/** Of everyone: records by the terms of their sources, and entries of the egress log by age. Writes only where there is something. */
export async function expireEveryone(
  storage: Storage,
  catalogue: SourceCatalogue,
  egressKeepDays: number | null,
  now: Instant,
): Promise<ExpiryOfAll> {
  const total = { records: 0, versions: 0, egress: 0 };
  if (catalogue.expiring.size === 0 && egressKeepDays === null) return total;
  for (const owner of await storage.owners()) {
    const { records, versions } = await expire(storage, catalogue, owner, now);
    total.records += records;
    total.versions += versions;
    if (egressKeepDays === null) continue;
    const before = instantOf(millisecondsOf(now) - egressKeepDays * millisecondsPerDay);
    const old = await storage.egress.list(owner, { from: EARLIEST, to: before });
    if (old.length > 0) total.egress += await storage.egress.prune(owner, before);
  }
  return total;
}
