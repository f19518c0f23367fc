import { type DataKind, daysBetween, type ImportWarning, type RowCount } from '@vitalwire/core';
import type { ImportReport, KindCount } from '@vitalwire/hub';
import { durationText } from '../terminal/progress-bar.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { listed, SHOWN } from './complaints.ts';

/** Kinds whose plural is not their name and an s. */
const many: { readonly [K in DataKind]?: string } = {
  dailySummary: 'dailySummaries',
  samples: 'samples',
  hrv: 'hrv',
  readiness: 'readiness',
  hydration: 'hydration',
};

const UNITS = 'If it is in other units: vitalwire profile set units metric, then the same import with --again';
/** What can be done about a warning, by its code. */
const hintOf: { readonly [code: string]: string } = {
  'time-zone-unknown':
    'If you were in another zone: vitalwire profile set time-zone Europe/Berlin, then the same import with --again',
  'weight-unit-unknown': UNITS,
  'weight-unit-assumed': UNITS,
  'distance-unit-unknown': UNITS,
  'distance-unit-assumed': UNITS,
  'checksum-mismatch':
    'Download the archive again and import it: what it says replaces what may be wrong. A record that only the damaged one had stays until vitalwire delete <id>.',
};

const damageFirst = (a: ImportWarning, b: ImportWarning): number =>
  Number(b.code === 'checksum-mismatch') - Number(a.code === 'checksum-mismatch');

/** The documented shape of `vitalwire import --json`. */
export function jsonReport(report: ImportReport, seconds: number, dryRun: boolean): Record<string, unknown> {
  const { files, records, kinds, sources, rows, rejected, warnings, cancelled } = report;
  return { dryRun, files, records, kinds, sources, rows, rejected, warnings, cancelled, seconds };
}

export function textReport(report: ImportReport, seconds: number, dryRun: boolean, { colors }: Terminal): string {
  const { files, records, rejected, warnings } = report;
  const counted = Object.entries(records).map(([kind, count]) => kindWords(kind as DataKind, count ?? 0));
  const lines = [
    `${colors.bold(dryRun ? 'Would import' : 'Imported')} ${counted.length > 0 ? `${counted.join(', ')} from ${plural(files.imported, 'file')}` : 'nothing new'} in ${durationText(seconds)}.`,
  ];
  const resumed = report.sources.filter((source) => source.resumed).length;
  if (resumed > 0) lines.push('Went on where the last run stopped.');
  const rest = [
    files.duplicate > 0 ? `${plural(files.duplicate, 'file')} known already` : '',
    files.skipped > 0 ? `${plural(files.skipped, 'file')} without anything to import passed over` : '',
    files.rejected > 0 ? colors.red(`${plural(files.rejected, 'file')} rejected`) : '',
  ].filter((text) => text !== '');
  if (rest.length > 0) lines.push(`${rest.join(', ')}.`);
  lines.push(...kindLines(report, dryRun), ...nightLine(report), ...rowLines(report.rows));
  lines.push(
    ...listed(rejected, (line) => colors.red(`  ✗ ${line}`)),
    ...listed(warnings.toSorted(damageFirst), (line) => colors.yellow(`  ! ${line}`)),
  );
  const hints = new Set(warnings.flatMap(({ code }) => hintOf[code] ?? []));
  lines.push(...[...hints].map((hint) => colors.cyan(`  → ${hint}`)));
  if (report.cancelled) lines.push('Stopped. What is stored stays; run the same command to go on.');
  return `${lines.join('\n')}\n`;
}

/** Of each kind what is new and from when to when, where that says more than the first line. */
function kindLines({ kinds, rows }: ImportReport, dryRun: boolean): readonly string[] {
  const counted = Object.entries(kinds) as [DataKind, KindCount][];
  const plain = counted.every(([, { read, added, leftOut }]) => read === added && leftOut === 0);
  if (counted.length === 0 || (plain && counted.length === 1 && rows.length === 0 && !dryRun)) return [];
  const header = ['kind', 'read', 'new', 'changed', 'known', 'left out', 'from', 'to'];
  const body = counted.map(([kind, count]) => [
    kind,
    ...[count.read, count.added, count.changed, count.unchanged, count.leftOut].map(String),
    count.from ?? '',
    count.to ?? '',
  ]);
  return table(header, body)
    .split('\n')
    .map((line) => `  ${line}`);
}

/** Every device that saw a night has a record of it: more are counted here than answers show nights. */
function nightLine({ kinds: { sleep } }: ImportReport): readonly string[] {
  if (sleep === undefined || sleep.from === null || sleep.to === null) return [];
  // What one device told twice, in two copies of its export, is known and needs no explanation.
  const count = sleep.added;
  const days = daysBetween(sleep.from, sleep.to) + 1;
  if (count <= days) return [];
  const why =
    'naps aside, what several devices tell of one night is one night in answers (vitalwire merges lists them)';
  return [`  ${plural(count, 'sleep')} on ${plural(days, 'day')}: ${why}.`];
}

/** What the rows of exports hold, whether or not all of it was asked for: the sum, and why some hold no record. */
function rowLines(rows: readonly RowCount[]): readonly string[] {
  if (rows.length === 0) return [];
  const sum = (of: (row: RowCount) => number) => rows.reduce((total, row) => total + of(row), 0);
  const reasons = new Map<string, { rows: number; readonly of: Set<string> }>();
  for (const { what, passedOver } of rows) {
    for (const { reason, rows: count } of passedOver) {
      const known = reasons.get(reason) ?? { rows: 0, of: new Set() };
      known.rows += count;
      known.of.add(what);
      reasons.set(reason, known);
    }
  }
  const passed = [...reasons].toSorted(([, a], [, b]) => b.rows - a.rows);
  const passedRows = passed.reduce((total, [, { rows: count }]) => total + count, 0);
  const lines = passed.slice(0, SHOWN).map(([reason, { rows: count, of }]) => {
    const [first = ''] = of;
    const others = of.size > 1 ? ` and ${plural(of.size - 1, 'other sort')}` : '';
    return `  - ${plural(count, 'row')} of ${first}${others}: ${reason}`;
  });
  if (passed.length > SHOWN) lines.push(`  and ${plural(passed.length - SHOWN, 'other reason')} (--json lists all)`);
  const total = `Of ${plural(
    sum(({ read }) => read),
    'row',
  )} ${sum(({ used }) => used)} hold records, ${sum(({ rejected }) => rejected)} rejected, ${passedRows} passed over.`;
  return [total, ...lines];
}

function kindWords(kind: DataKind, count: number): string {
  return count === 1 ? `1 ${kind}` : `${count} ${many[kind] ?? `${kind}s`}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
