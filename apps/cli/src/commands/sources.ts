import {
  type DailyMetric,
  type DataKind,
  dailyMetrics,
  HealthError,
  type LocalDate,
  manualSource,
  type SourceChoice,
  type SourceId,
  type SourceStatus,
  suggest,
} from '@vitalwire/core';
import { localDateIn } from '@vitalwire/core/time';
import type { Command } from 'commander';
import { fieldsOfKind } from '../entries/all-entries.ts';
import { invalid } from '../entries/entry-kind.ts';
import { dayOf, momentAt } from '../entries/moments.ts';
import { localClock } from '../entries/show-time.ts';
import { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json } from '../session.ts';
import { table } from '../terminal/table.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';
import { type DeedOptions, type Doing, doing, reportDeed } from './deed.ts';

interface ChooseOptions extends DeedOptions {
  readonly from?: string;
  readonly to?: string;
}

/** `sources`: what they hold and how fresh it is, and which of them answers. */
export function addSources(program: Command, inSession: InSession): void {
  const sources = program
    .command('sources')
    .description('what each source holds, how fresh it is, and which of them answers');
  sources
    .command('list', { isDefault: true })
    .description('sources and choices')
    .addOption(json)
    .action((options: { json?: boolean }) =>
      inSession(options.json ?? false, async (session) => listSources(await doing(session, options)))(),
    );
  sources
    .command('choose')
    .description('say which source answers, best first; those that are not named come after')
    .showHelpAfterError('Example: vitalwire sources choose steps watch phone --from 2026-03-01')
    .argument('<what>', `${chosenKinds.join(', ')}, or one daily value such as steps`)
    .argument('<source...>', 'sources, best first')
    .option('--from <day>', 'the first day that it holds for')
    .option('--to <day>', 'the last day that it holds for')
    .addOption(dryRun)
    .addOption(json)
    .addHelpText(
      'after',
      `\nDaily values: ${Object.keys(dailyMetrics).join(', ')}\n\nExample:\n  vitalwire sources choose steps watch phone --from 2026-03-01`,
    )
    .action((what: string, ranking: readonly string[], options: ChooseOptions) =>
      inSession(options.json ?? false, async (session) =>
        choose(await doing(session, options), what, ranking, options),
      )(),
    );
  sources
    .command('forget')
    .description('take a choice back')
    .argument('<choice>', 'its id, as vitalwire sources shows it')
    .addOption(dryRun)
    .addOption(json)
    .action((id: string, options: DeedOptions) =>
      inSession(options.json ?? false, async (session) => {
        const work = await doing(session, options);
        const deed = await work.curation.forgetChoice(id, work.call);
        return reportDeed(work, deed, { choice: deed.result });
      })(),
    );
}

async function listSources({ hub, call, terminal, scene, json: asJson }: Doing): Promise<ExitCode> {
  const [sources, choices] = [await hub.health.sources(call), await hub.curation.choices(call)];
  if (asJson) printJson(terminal, { sources, choices });
  else terminal.out(sourcesText(sources, choices, terminal, scene.timeZone));
  return ExitCode.Done;
}

function sourcesText(
  sources: readonly SourceStatus[],
  choices: readonly SourceChoice[],
  { colors }: Terminal,
  timeZone: string,
): string {
  if (sources.length === 0) return 'No source has given anything yet. vitalwire import <folder> takes in files.\n';
  const clock = (at: SourceStatus['lastReceivedAt']) => (at === null ? 'never' : localClock(momentAt(at, timeZone)));
  const held = sources.flatMap((source) =>
    source.kinds.map(({ kind, records, firstDay, lastDay, newestRecordAt }) => [
      source.sourceId,
      kind,
      String(records),
      firstDay,
      lastDay,
      clock(newestRecordAt),
      clock(source.lastReceivedAt),
      source.state,
    ]),
  );
  const chosen = choices.map(({ id, kind, metric, from, to, ranking }) => [
    metric ?? kind,
    ranking.join(', then '),
    from ?? 'ever',
    to ?? 'on',
    id,
  ]);
  const parts = [
    colors.bold('Sources'),
    table(['source', 'kind', 'records', 'first day', 'last day', 'newest', 'received', 'state'], held),
    '',
    colors.bold('Choices'),
    chosen.length > 0
      ? table(['for', 'sources', 'from', 'to', 'choice'], chosen)
      : 'None: the usual order holds. vitalwire sources choose steps <source…> sets one.',
    '',
    colors.bold('Terms'),
    table(
      ['source', 'what its terms allow'],
      sources.map(({ sourceId, policy }) => [sourceId, policy]),
    ),
  ];
  return `${parts.join('\n')}\n`;
}

async function choose(
  work: Doing,
  what: string,
  ranking: readonly string[],
  { from, to }: ChooseOptions,
): Promise<ExitCode> {
  const known = [
    ...new Set([...(await work.hub.health.sources(work.call)).map(({ sourceId }) => sourceId), manualSource]),
  ];
  const today = localDateIn(work.scene.now, work.scene.timeZone);
  const day = (text: string | undefined, path: string): LocalDate | null =>
    text === undefined ? null : dayOf(text, today, path);
  const choice = {
    ...chosenThing(what),
    ranking: ranking.map((name) => sourceNamed(name, known)),
    from: day(from, '--from'),
    to: day(to, '--to'),
  };
  const deed = await work.curation.chooseSource(choice, work.call);
  return reportDeed(work, deed, { choice: deed.result });
}

/** Kinds of which several sources can see one event, or give a value of one day. */
const chosenKinds = [
  'workout',
  'sleep',
  'bodyMeasurement',
  'dailySummary',
  'hrv',
  'samples',
] as const satisfies readonly DataKind[];

function chosenThing(text: string): Pick<SourceChoice, 'kind' | 'metric'> {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_-]/g, '');
  const kind = chosenKinds.find((each) => plain(each) === plain(text) || `${plain(each)}s` === plain(text));
  if (kind !== undefined) return { kind, metric: null };
  const metrics = Object.keys(dailyMetrics) as DailyMetric[];
  const word = fieldsOfKind('dailySummary').get(text)?.field;
  const metric = metrics.find((each) => each === word || plain(each) === plain(text));
  if (metric !== undefined) return { kind: 'dailySummary', metric };
  const near = suggest(text, [...chosenKinds, ...metrics]);
  const help =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known: ${[...chosenKinds, ...metrics].join(', ')}.`;
  throw invalid('what', `Nothing is chosen by source for "${text}". ${help}`);
}

/** @throws HealthError `not-found` */
export function sourceNamed(text: string, known: readonly SourceId[]): SourceId {
  const found = known.find((id) => id === text.toLowerCase());
  if (found !== undefined) return found;
  const suggestions = suggest(text, known);
  const help = suggestions.length > 0 ? `Did you mean ${suggestions.join(' or ')}?` : `Known: ${known.join(', ')}.`;
  throw new HealthError('not-found', `There is no source "${text}". ${help}`, { what: text, suggestions });
}
