import type { Rejection, RowCount } from '@vitalwire/core';

/** What became of the rows of one member, by their sort: the sums agree when everything has been said. */
export interface Account {
  read(what: string, rows?: number): void;
  used(what: string, rows?: number): void;
  passedOver(what: string, reason: string, rows?: number): void;
  rejected(what: string, reason: string, at?: string): void;
  counts(path: string): readonly RowCount[];
  rejections(path: string): readonly Rejection[];
}

interface Tally {
  read: number;
  used: number;
  rejected: number;
  readonly passedOver: Map<string, number>;
}

/** Of a member; the rest is counted. */
const ITEMISED = 20;

export function createAccount(): Account {
  const tallies = new Map<string, Tally>();
  const items: { readonly what: string; readonly reason: string; readonly at: string | undefined }[] = [];
  const tallyOf = (what: string): Tally => {
    const known = tallies.get(what);
    if (known !== undefined) return known;
    const tally: Tally = { read: 0, used: 0, rejected: 0, passedOver: new Map() };
    tallies.set(what, tally);
    return tally;
  };
  return {
    read(what, rows = 1) {
      tallyOf(what).read += rows;
    },
    used(what, rows = 1) {
      tallyOf(what).used += rows;
    },
    passedOver(what, reason, rows = 1) {
      const { passedOver } = tallyOf(what);
      passedOver.set(reason, (passedOver.get(reason) ?? 0) + rows);
    },
    rejected(what, reason, at) {
      tallyOf(what).rejected++;
      if (items.length < ITEMISED) items.push({ what, reason, at });
    },
    counts: (path) =>
      [...tallies]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([what, { read, used, rejected, passedOver }]) => ({
          path,
          what,
          read,
          used,
          rejected,
          passedOver: [...passedOver].map(([reason, rows]) => ({ reason, rows })),
        })),
    rejections: (path) =>
      items.map(({ what, reason, at }) => ({
        path,
        code: 'file-invalid',
        message: `${what}${at === undefined ? '' : ` of ${at}`}: ${reason}`,
      })),
  };
}
