import {
  type AskedResult,
  type HealthData,
  HealthError,
  type KeptResult,
  type ReadCall,
  type RecordId,
  type ResultPlace,
  type Storage,
} from '@vitalwire/core';
import type { Terms } from './sources/terms.ts';

/** Results of single workouts in the database: found where neither the workout nor its samples have changed since. */
export function recalling(storage: Storage, termsOf: (call: ReadCall) => Promise<Terms>): HealthData['recall'] {
  /** Places for those that are now as the call has read them. */
  async function placesFor(name: string, missing: readonly AskedResult[], { owner }: ReadCall) {
    const before = new Map(missing.map(({ of: { record } }) => [record.id, record]));
    const places = await storage.results.reserve(owner, name, [...before.keys()]);
    const unchanged = new Map<RecordId, ResultPlace>();
    for (const record of await storage.records.getMany(owner, 'workout', [...places.keys()])) {
      const place = places.get(record.id);
      if (place !== undefined && JSON.stringify(record) === JSON.stringify(before.get(record.id)))
        unchanged.set(record.id, place);
    }
    return unchanged;
  }

  return async (name, asked, call) => {
    const terms = await termsOf(call);
    const own = asked.filter(
      ({ of: { record, merge } }) =>
        terms.visible(record.provenance) && (merge === null || merge.borrowedChannels.length === 0),
    );
    const keys = new Map(own.map(({ of, key }) => [of.record.id, key]));
    const found = await storage.results.find(call.owner, name, keys);
    const missing = own.filter(({ of }) => !found.has(of.record.id));
    const places =
      missing.length === 0
        ? new Map<RecordId, ResultPlace>()
        : await orNothing(placesFor(name, missing, call), new Map());
    return {
      found,
      async keep(results) {
        const kept = new Map<RecordId, KeptResult>();
        for (const [id, payload] of results) {
          const [place, key] = [places.get(id), keys.get(id)];
          if (place !== undefined && key !== undefined) kept.set(id, { place, key, payload });
        }
        if (kept.size > 0) await orNothing(storage.results.keep(call.owner, name, kept), 0);
      },
    };
  };
}

/** A database that is full or cannot be written answers as before, only not as quickly. */
async function orNothing<T>(work: Promise<T>, nothing: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (HealthError.is(error) && error.code.startsWith('storage-')) return nothing;
    throw error;
  }
}
