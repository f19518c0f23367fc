import { type CoverageReport, type DataGap, daysBetween, type GapReason } from '@vitalwire/core';
import { localDateIn } from '@vitalwire/core/time';
import type { Command } from 'commander';
import { invalid } from '../entries/entry-kind.ts';
import { kindNamed } from '../entries/kind-named.ts';
import { dayOf, momentAt } from '../entries/moments.ts';
import { localClock } from '../entries/show-time.ts';
import { ExitCode } from '../exit-code.ts';
import { type InSession, json } from '../session.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';
import { type Doing, doing } from './deed.ts';
import { limitOption } from './limit-option.ts';
import { sourceNamed } from './sources.ts';

interface GapsOptions {
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** `gaps`: of which days each source has nothing, and why. */
export function addGaps(program: Command, inSession: InSession): void {
  program
    .command('gaps')
    .description('of which days a source has nothing, and why')
    .argument('[source]', 'only of this source')
    .option('--kind <kind>', 'only of this kind, such as workout or sleep')
    .option('--from <day>', 'the first day to look at; with --to')
    .option('--to <day>', 'the last day to look at; with --from')
    .addOption(limitOption(5))
    .addOption(json)
    .action((source: string | undefined, options: GapsOptions) =>
      inSession(options.json ?? false, async (session) => showGaps(await doing(session, options), source, options))(),
    );
}

async function showGaps(
  { hub, call, terminal, scene, json: asJson }: Doing,
  source: string | undefined,
  { kind, from, to, limit }: GapsOptions,
): Promise<ExitCode> {
  if ((from === undefined) !== (to === undefined)) throw invalid('--to', 'Say both --from and --to, or neither.');
  const today = localDateIn(scene.now, scene.timeZone);
  const dates =
    from === undefined || to === undefined
      ? null
      : { from: dayOf(from, today, '--from'), to: dayOf(to, today, '--to') };
  if (dates !== null && dates.from > dates.to) throw invalid('--to', 'The last day lies before the first.');
  const all = await hub.coverage.reports(
    { ...(kind !== undefined && { kind: kindNamed(kind, '--kind') }), ...(dates !== null && { dates }) },
    call,
  );
  // A source that was asked and never gave anything is known by its report alone.
  const known = [...new Set([...(await hub.health.sources(call)), ...all].map(({ sourceId }) => sourceId))];
  const asked = source === undefined ? null : sourceNamed(source, known);
  const reports = all.filter(({ sourceId }) => asked === null || sourceId === asked);
  if (asJson) printJson(terminal, { reports });
  else if (reports.length === 0) terminal.out('Nothing is known of that: no source has given or was asked for it.\n');
  else terminal.out(`${reports.map((report) => reportText(report, limit, terminal, scene.timeZone)).join('\n\n')}\n`);
  return ExitCode.Done;
}

const reasonWords: { readonly [R in GapReason]: string } = {
  'never-asked': 'never asked for',
  'nothing-there': 'asked, and there is nothing',
  failed: 'asked, and it failed',
  unavailable: 'the source does not serve it',
  'not-in-files': 'in no file that was imported',
};

function reportText(report: CoverageReport, limit: number, { colors }: Terminal, timeZone: string): string {
  const { sourceId, kind, subtype, firstDay, lastDay, daysWithData, gaps, lastReceivedAt, lastReadAt } = report;
  const clock = (at: typeof lastReceivedAt) => localClock(momentAt(at, timeZone));
  const missing = gaps.reduce((sum, { days }) => sum + days, 0);
  // The longest say most; among equals the latest.
  const longest = gaps.toSorted((a, b) => b.days - a.days || (a.from < b.from ? 1 : -1)).slice(0, limit);
  // Where a day without a record lacks nothing, gaps and days with data do not fill the span.
  const span = daysBetween(firstDay, lastDay) + 1;
  const share = daysWithData + missing < span ? 'days with data' : `of ${span} days`;
  const lines = [
    `${colors.bold([sourceId, kind, subtype].filter((part) => part !== '').join(' '))}: ${daysWithData} ${share} from ${firstDay} to ${lastDay}, received ${clock(lastReceivedAt)}${lastReadAt === null ? '' : `, asked ${clock(lastReadAt)}`}`,
    ...longest.map((gap) => `  ${gapText(gap)}`),
  ];
  if (gaps.length > longest.length)
    lines.push(`  and ${gaps.length - longest.length} shorter ones (--limit ${gaps.length})`);
  return lines.join('\n');
}

function gapText({ from, to, days, reason, sentence }: DataGap): string {
  const when = from === to ? from : `${from} to ${to}, ${days} days`;
  return `${when}: ${reasonWords[reason]}${sentence === null ? '' : `. ${sentence}`}`;
}
