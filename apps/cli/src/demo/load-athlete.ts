import { addDays, daysBetween, type Instant, type LocalDate, localOwner } from '@vitalwire/core';
import type { Hub } from '@vitalwire/hub';
import { deliverAthlete, generateAthlete, type Scenario, syntheticId } from '@vitalwire/providers-synthetic';

export interface LoadOptions {
  readonly hub: Hub;
  readonly scenario: Scenario;
  readonly today: LocalDate;
  readonly now: Instant;
  readonly signal: AbortSignal;
  /** Days stored of days to store. */
  readonly onProgress: (done: number, total: number) => void;
}

const YEARS = 3;
/** One athlete for everybody, so that two people can talk about the same numbers. */
const SEED = 1;

/** Stores three years of a made-up athlete up to yesterday; days that are stored already are not made again. */
export async function loadAthlete({ hub, scenario, today, now, signal, onProgress }: LoadOptions): Promise<number> {
  const athlete = generateAthlete({ scenario, seed: SEED, end: addDays(today, -1), years: YEARS, receivedAt: now });
  const call = { owner: localOwner, signal };
  const stored = (await hub.health.sources(call)).find(({ sourceId }) => sourceId === syntheticId);
  const lastDay = stored?.kinds
    .map((kind) => kind.lastDay)
    .toSorted()
    .at(-1);
  const from = lastDay !== undefined && lastDay >= athlete.dates.from ? addDays(lastDay, 1) : athlete.dates.from;
  const { updatedAt: _, ...profile } = athlete.profile;
  await hub.person.updateProfile(profile, call);
  const total = daysIn(from, athlete.dates.to);
  let records = 0;
  for await (const batch of deliverAthlete(athlete, { dates: { from, to: athlete.dates.to }, signal })) {
    const { inserted } = await hub.importing.ingest(localOwner, {
      records: batch.records,
      thresholds: batch.thresholds,
      entry: null,
    });
    records += inserted;
    onProgress(daysIn(from, batch.position as LocalDate), total);
  }
  return records;
}

function daysIn(from: LocalDate, to: LocalDate): number {
  return Math.max(0, daysBetween(from, to) + 1);
}
