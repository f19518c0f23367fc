import { type HealthConnectReading, numberIn, type Row, rowsOf } from './reading.ts';

/** A row with the time that it covers; a moment covers itself. */
export interface Swept {
  readonly from: number;
  readonly to: number;
  readonly row: Row;
}

export interface Sweep {
  /** The rows that touch a span and are wanted; spans have to come in the order of their starts. */
  readonly within: (from: number, to: number, isWanted: (swept: Swept) => boolean) => readonly Swept[];
  /** Counts the rest. */
  readonly finish: () => void;
  /** Lets go of the table, also in the midst of it. */
  readonly close: () => void;
}

export interface SweptTable {
  readonly table: string;
  /** In the order of time. */
  readonly sql: string;
  readonly countedElsewhere?: true;
}

const OF_NO_WORKOUT = 'It is of no workout of the app that wrote it.';

/** Goes through a table once, beside spans in the order of time; holds what the spans to come may touch. */
export function createSweep(facts: SweptTable, time: string, reading: HealthConnectReading): Sweep {
  const { table, sql, countedElsewhere = false } = facts;
  const rows = rowsOf(table, sql, reading, { quiet: countedElsewhere });
  const taken = new Set<Swept>();
  let held: Swept[] = [];
  let next: Swept | null | undefined;
  let used = 0;
  let passedOver = 0;

  const forward = (): Swept | null => {
    for (let { done, value } = rows.next(); done !== true; { done, value } = rows.next()) {
      const row = value as Row;
      const from = numberIn(row, time, 0, Number.MAX_SAFE_INTEGER);
      if (from === undefined) passedOver++;
      else return { from, to: Math.max(from, numberIn(row, 'end_time', 0, Number.MAX_SAFE_INTEGER) ?? from), row };
    }
    return null;
  };
  const drop = (isOver: (swept: Swept) => boolean) => {
    held = held.filter((swept) => {
      if (!isOver(swept)) return true;
      if (taken.delete(swept)) used++;
      else passedOver++;
      return false;
    });
  };
  return {
    within(from, to, isWanted) {
      drop((swept) => swept.to < from);
      next ??= next === null ? null : forward();
      while (next !== null && next.from <= to) {
        if (next.to >= from) held.push(next);
        else passedOver++;
        next = forward();
      }
      const wanted = held.filter((swept) => swept.from <= to && swept.to >= from && isWanted(swept));
      if (!countedElsewhere) for (const swept of wanted) taken.add(swept);
      return wanted;
    },
    finish() {
      if (countedElsewhere) return;
      drop(() => true);
      if (next !== null && next !== undefined) passedOver++;
      for (const _ of rows) passedOver++;
      if (used > 0) reading.ledger.used(reading.source.path, table, used);
      if (passedOver > 0) reading.ledger.passedOver(reading.source.path, table, OF_NO_WORKOUT, passedOver);
    },
    close() {
      rows.return();
    },
  };
}
