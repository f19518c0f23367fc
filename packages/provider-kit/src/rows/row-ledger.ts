import {
  cleanText,
  type DeliveredRecord,
  HealthError,
  type ImportWarning,
  type Rejection,
  type RowCount,
  textLimits,
} from '@vitalwire/core';

/** Counts what becomes of every row, and lists the first of those that could not be understood. */
export interface RowLedger {
  used(path: string, what: string, rows?: number): void;
  /** @param reason a sentence for the person */
  passedOver(path: string, what: string, reason: string, rows?: number): void;
  /** @param where the row, for the person: `row 12`. `problem`: a sentence, or what was thrown */
  rejected(path: string, what: string, where: string, problem: unknown): void;
  /** The same code of the same member is told once. */
  warn(warning: ImportWarning): void;
  /** What was counted since it was last taken. */
  take(): Counted;
}

export interface Counted {
  readonly rows: readonly RowCount[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
}

/** Rejected rows of one member that get a line of their own; the rest are counted. */
export const listedRejections = 20;

interface Tally {
  readonly path: string;
  readonly what: string;
  used: number;
  rejected: number;
  readonly passedOver: Map<string, number>;
}

export function createRowLedger(): RowLedger {
  const listed = new Map<string, number>();
  const warned = new Set<string>();
  let tallies = new Map<string, Tally>();
  let rejections: Rejection[] = [];
  let warnings: ImportWarning[] = [];
  const tallyOf = (path: string, what: string): Tally => {
    const key = `${path}\u0000${what}`;
    const known = tallies.get(key);
    if (known !== undefined) return known;
    const tally: Tally = { path, what, used: 0, rejected: 0, passedOver: new Map() };
    tallies.set(key, tally);
    return tally;
  };
  return {
    used(path, what, rows = 1) {
      tallyOf(path, what).used += rows;
    },
    passedOver(path, what, reason, rows = 1) {
      const { passedOver } = tallyOf(path, what);
      passedOver.set(reason, (passedOver.get(reason) ?? 0) + rows);
    },
    rejected(path, what, where, problem) {
      tallyOf(path, what).rejected++;
      const count = (listed.get(path) ?? 0) + 1;
      listed.set(path, count);
      if (count > listedRejections) return;
      const rest = count === listedRejections ? ' Further rows of this file are only counted.' : '';
      rejections.push({ path, code: 'file-invalid', message: `${where}: ${sentenceOf(problem)}${rest}` });
    },
    warn(warning) {
      const key = `${warning.path}\u0000${warning.code}`;
      if (warned.has(key)) return;
      warned.add(key);
      warnings.push(warning);
    },
    take() {
      const rows = [...tallies.values()].map(rowCountOf);
      const counted = { rows, rejected: rejections, warnings };
      tallies = new Map();
      rejections = [];
      warnings = [];
      return counted;
    },
  };
}

function rowCountOf({ path, what, used, rejected, passedOver }: Tally): RowCount {
  const reasons = [...passedOver].map(([reason, rows]) => ({ reason, rows }));
  const read = reasons.reduce((sum, { rows }) => sum + rows, used + rejected);
  return { path, what, read, used, rejected, passedOver: reasons };
}

/** Text that quotes the file is data: cleaned and short. */
function sentenceOf(problem: unknown): string {
  const text = HealthError.is(problem) || problem instanceof Error ? problem.message : String(problem);
  return cleanText(text, textLimits.name) ?? 'The row could not be understood.';
}

/** What one row is worth in a batch: a day of heart rates weighs more than a weighing. */
export function weightOf({ record, streams }: DeliveredRecord): number {
  const values = record.kind === 'samples' ? record.values.length : (streams?.elapsedSeconds.length ?? 0);
  return 1 + values / 200;
}
