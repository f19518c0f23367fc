import type { Member } from './members-of.ts';
import type { RowLedger } from './row-ledger.ts';

/**
 * One warning (`not-imported`) a reason: the first file of it by name, the others by number.
 * @param reasonOf a sentence for the person; `null` for what is read, or is no matter
 * @param more what the others are called: `more tables`
 */
export function sayUnread<M extends Member>(
  members: readonly M[],
  reasonOf: (member: M) => string | null,
  ledger: Pick<RowLedger, 'warn'>,
  more = 'more',
): void {
  for (const [reason, unread] of Map.groupBy(members, reasonOf)) {
    const [first, ...rest] = unread;
    if (reason === null || first === undefined) continue;
    const { path } = first.source;
    const others = rest.length === 0 ? '' : ` and ${rest.length} ${more}`;
    ledger.warn({ path, code: 'not-imported', message: `${path}${others}: not imported. ${reason}` });
  }
}
