import {
  dataKinds,
  type Merge,
  type MergeRefusal,
  type Owner,
  type PeriodTotal,
  type RecordId,
  type Storage,
} from '@vitalwire/core';
import { call } from './fixtures.ts';

export interface WholeState {
  readonly records: readonly string[];
  readonly merges: readonly Merge[];
  readonly refusals: readonly MergeRefusal[];
  readonly totals: readonly (readonly PeriodTotal[])[];
}

/** Everything that merging touches, in an order of its own: what arrived when makes no difference to it. */
export async function wholeState({ records, merges }: Storage, owner: Owner = call.owner): Promise<WholeState> {
  const kinds = ['workout', 'strengthSession', 'sleep', 'dailySummary', 'bodyMeasurement'] as const;
  const all = (await Promise.all(kinds.map((kind) => records.list(owner, { kind, order: 'oldest-first' })))).flat();
  const standing = (await Promise.all(dataKinds.map((kind) => merges.list(owner, kind)))).flat();
  const ids: readonly RecordId[] = all.map(({ id }) => id);
  return {
    records: all.map((record) => JSON.stringify(record)).sort(),
    merges: standing.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    refusals: await merges.refusals(owner, ids),
    totals: await Promise.all(
      kinds.flatMap((kind) => [
        records.dayTotals(owner, { kind }),
        records.periodTotals(owner, 'week', { kind }),
        records.periodTotals(owner, 'month', { kind }),
      ]),
    ),
  };
}
