import { readFileSync } from 'node:fs';
import { type Decoded, type Fields, messageKinds, sameValue, type Value } from './comparable.ts';

/** `missing`: the peer has it and we do not; `extra`: the reverse; `value`: both, and not the same; `count`: entries. */
export type DifferenceSort = 'missing' | 'extra' | 'value' | 'count';

export interface Difference {
  readonly file: string;
  readonly peer: string;
  /** `record.power`, `samples.heartRateBpm`, `lap`. */
  readonly what: string;
  readonly sort: DifferenceSort;
  readonly count: number;
  /** The first of them, for whoever reads a failure. */
  readonly example: string;
}

/** @param bothWays also report what the peer lacks: only the official decoder knows every field */
export function differencesOf(
  file: string,
  peer: string,
  ours: Decoded,
  theirs: Decoded,
  bothWays: boolean,
): readonly Difference[] {
  const found = new Map<string, Difference>();
  const report = (what: string, sort: DifferenceSort, example: string): void => {
    const key = `${what} ${sort}`;
    const known = found.get(key);
    found.set(key, { file, peer, what, sort, count: (known?.count ?? 0) + 1, example: known?.example ?? example });
  };
  for (const kind of messageKinds) {
    const a = ours.messages.get(kind) ?? [];
    const b = theirs.messages.get(kind) ?? [];
    if (a.length !== b.length) {
      report(kind, 'count', `${a.length} and ${b.length}`);
      continue;
    }
    for (const [i, message] of a.entries()) compareFields(kind, i, message, b[i] ?? new Map(), bothWays, report);
  }
  for (const channel of new Set([...ours.samples.keys(), ...theirs.samples.keys()])) {
    const a = ours.samples.get(channel) ?? new Map<number, number>();
    const b = theirs.samples.get(channel) ?? new Map<number, number>();
    for (const [second, value] of a) {
      const other = b.get(second);
      if (other === undefined) report(`samples.${channel}`, 'extra', `${value} at ${second}`);
      else if (!sameValue(value, other)) report(`samples.${channel}`, 'value', `${value} and ${other} at ${second}`);
    }
    for (const [second, value] of b)
      if (!a.has(second)) report(`samples.${channel}`, 'missing', `${value} at ${second}`);
  }
  return [...found.values()];
}

function compareFields(
  kind: string,
  index: number,
  ours: Fields,
  theirs: Fields,
  bothWays: boolean,
  report: (what: string, sort: DifferenceSort, example: string) => void,
): void {
  const at = (value: Value): string => `${JSON.stringify(value)} in ${kind} ${index}`;
  for (const [name, value] of theirs) {
    const own = ours.get(name);
    if (own === undefined) report(`${kind}.${name}`, 'missing', at(value));
    else if (!sameValue(own, value)) report(`${kind}.${name}`, 'value', `${JSON.stringify(own)} and ${at(value)}`);
  }
  if (!bothWays) return;
  for (const [name, value] of ours) {
    // Fields that nobody has published: ours keeps them by number.
    if (!theirs.has(name) && !/^field_\d+$/.test(name)) report(`${kind}.${name}`, 'extra', at(value));
  }
}

export interface Explanation {
  /** A file, or `*` for any. */
  readonly file: string;
  readonly peer: string;
  readonly what: string;
  readonly sort: string;
  readonly reason: string;
}

const HEADING = '## Explained differences';

/** The rows of the table in the README. */
export function explanations(readme: URL): readonly Explanation[] {
  const text = readFileSync(readme, 'utf8').replaceAll('\r\n', '\n');
  const section = text.slice(text.indexOf(HEADING)).split('\n## ')[0] ?? '';
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  return rows.map((row) => {
    const [file = '', peer = '', what = '', sort = '', reason = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim().replaceAll('`', ''));
    return { file, peer, what, sort, reason };
  });
}

export function explains(row: Explanation, difference: Difference): boolean {
  const matches = (pattern: string, text: string): boolean =>
    pattern === '*' || pattern === text || (pattern.endsWith('*') && text.startsWith(pattern.slice(0, -1)));
  return (
    matches(row.file, difference.file) &&
    row.peer === difference.peer &&
    matches(row.what, difference.what) &&
    row.sort === difference.sort
  );
}
