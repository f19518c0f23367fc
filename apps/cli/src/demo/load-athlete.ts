import { daysBetween, type Instant, type LocalDate, localOwner } from '@vitalwire/core';
import type { Hub } from '@vitalwire/hub';
import {
  type Athlete,
  deliverAthlete,
  generateAthlete,
  type Scenario,
  syntheticId,
} from '@vitalwire/providers-synthetic';

const YEARS = 3;
/** One athlete for everybody, so that two people can talk about the same numbers. */
const SEED = 1;

/** Three years up to today, of which only what has ended by now is stored: the night, and what was trained this morning. */
export function demoAthlete(scenario: Scenario, today: LocalDate, now: Instant): Athlete {
  return generateAthlete({ scenario, seed: SEED, end: today, years: YEARS, receivedAt: now });
}

/** Name, birth year, time zone: what a person tells before they import. */
export async function introduceAthlete(hub: Hub, athlete: Athlete, signal: AbortSignal): Promise<void> {
  const { updatedAt: _, ...profile } = athlete.profile;
  await hub.person.updateProfile(profile, { owner: localOwner, signal });
}

export interface StoreOptions {
  readonly hub: Hub;
  readonly athlete: Athlete;
  readonly now: Instant;
  readonly signal: AbortSignal;
  /** Days stored of days to store. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Days that are stored already are not made again, but for the last one, which may have gone on. @returns how many records were new */
export async function storeAthlete({ hub, athlete, now, signal, onProgress }: StoreOptions): Promise<number> {
  const stored = (await hub.health.sources({ owner: localOwner, signal })).find(
    ({ sourceId }) => sourceId === syntheticId,
  );
  const lastDay = stored?.kinds
    .map((kind) => kind.lastDay)
    .toSorted()
    .at(-1);
  const from = lastDay !== undefined && lastDay >= athlete.dates.from ? lastDay : athlete.dates.from;
  const total = daysIn(from, athlete.dates.to);
  let records = 0;
  for await (const batch of deliverAthlete(athlete, { dates: { from, to: athlete.dates.to }, signal })) {
    const { inserted } = await hub.importing.ingest(localOwner, {
      records: batch.records.filter(({ record: { start, end } }) => (end ?? start) <= now),
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
