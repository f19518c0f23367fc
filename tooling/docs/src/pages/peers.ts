import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { peerFeatures } from './peer-features.ts';
import { table } from './table.ts';

const root = join(import.meta.dirname, '../../../..');

/** One figure of somebody else beside ours. */
interface Row {
  readonly figure: string;
  readonly unit: string;
  readonly theirs: number;
  readonly ours: number;
  readonly difference?: string;
}
interface Rides {
  readonly program: string;
  readonly settings: { readonly [name: string]: number };
  readonly rides: readonly { readonly ride: string; readonly file: string; readonly source: string }[];
  readonly rows: readonly (Row & { readonly ride: string; readonly algorithm: string })[];
}
interface NpmPeers {
  readonly versions: { readonly [peer: string]: string };
  readonly figures: readonly (Row & { readonly peer: string; readonly data: string; readonly by: string })[];
}

/** What other programs say of the same data, and what they do at all. */
export function peersPage(): string {
  const rides = read<Rides>('packages/intelligence/vectors/peers/goldencheetah-rides.json');
  const npm = read<NpmPeers>('tooling/bench/npm-peers.json');
  return [
    '# Peers',
    'What other programs say of the same data, beside what `@vitalwire/intelligence` says. Where a definition is the same, ' +
      'the numbers agree; where one is not, the row says how it differs. How quick both sides are is in ' +
      '[tooling/bench](../../tooling/bench/README.md).',
    ...goldenCheetah(rides),
    ...npmPeers(npm),
    '## What each of them does',
    'In short; ours one by one are in [algorithms.md](algorithms.md). "Reads" means that a value which a device wrote into a ' +
      'file is handed on, not computed.',
    table(['', '@vitalwire/intelligence', ...Object.keys(npm.versions)], peerFeatures),
  ].join('\n\n');
}

function goldenCheetah({ program, settings, rides, rows }: Rides): readonly string[] {
  const set = Object.entries(settings).map(([name, value]) => `\`${name}\` ${value}`);
  return [
    `## ${program.split(/[,(]/)[0]?.trim()}`,
    `${program}, with ${set.join(', ')}. The rides are those of its own tests and stay there: \`pnpm test:samples\` ` +
      'computes our side of every row anew where their streams are at hand, and compares it with this page. The ' +
      'program shows numbers with two or three decimals, so the last of them may differ.',
    table(
      ['Ride', 'File', 'From'],
      rides.map(({ ride, file, source }) => [ride, `\`${file}\``, source]),
    ),
    ...rides.map(({ ride }) => {
      const own = rows.filter((row) => row.ride === ride);
      return `### ${ride}\n\n${comparison(own.map((row) => ({ ...row, by: row.algorithm })))}`;
    }),
  ];
}

function npmPeers({ versions, figures }: NpmPeers): readonly string[] {
  return Object.entries(versions).flatMap(([peer, version]) => {
    const own = figures.filter((figure) => figure.peer === peer);
    return [
      `## ${peer} ${version}`,
      peerNotes[peer] ?? '',
      comparison(own.map((row) => ({ ...row, figure: `${row.data}: ${row.figure}` }))),
    ].filter(Boolean);
  });
}

const peerNotes: { readonly [peer: string]: string } = {
  'fit-file-parser':
    'MIT. The parser most used on npm, with laps in its cascade mode, against `decodeFit` of `@vitalwire/activity-files`.',
  'simple-statistics':
    'ISC. Ours take missing values, report intervals and allow for days that resemble each other; the plain numbers are the same.',
  '@sports-alliance/sports-lib':
    'AGPL-3.0: run beside, in a process of its own, and no part of the workspace. It hands on what a device wrote; these are files whose device wrote no normalized power.',
};

function comparison(rows: readonly (Row & { readonly by: string })[]): string {
  return table(
    ['Figure', 'Unit', 'Theirs', 'Ours', 'By', 'Difference'],
    rows.map(({ figure, unit, theirs, ours, by, difference }) => [
      figure,
      unit,
      shown(theirs),
      shown(ours),
      `\`${by}\``,
      difference ?? '',
    ]),
  );
}

/** Six significant digits are more than any of them has. */
function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
}
