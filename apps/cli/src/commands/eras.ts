import { type EraMetric, type EraSeries, eraMetrics, isEraMetric, suggest } from '@vitalwire/core';
import { localDateIn } from '@vitalwire/core/time';
import type { Command } from 'commander';
import { invalid } from '../entries/entry-kind.ts';
import { dayOf } from '../entries/moments.ts';
import { ExitCode } from '../exit-code.ts';
import { type InSession, json } from '../session.ts';
import { table } from '../terminal/table.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';
import { type Doing, doing } from './deed.ts';

interface ErasOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `eras`: which device measured what in which days, since only within them a person is compared with themselves. */
export function addEras(program: Command, inSession: InSession): void {
  program
    .command('eras')
    .description('which device measured what, from when to when: your baselines start anew with each')
    .argument('[metric]', 'only this one, such as resting-heart-rate, hrv-rmssd, time-asleep or weight')
    .option('--from <day>', 'the first day to look at; with --to')
    .option('--to <day>', 'the last day to look at; with --from')
    .addOption(json)
    .action((metric: string | undefined, options: ErasOptions) =>
      inSession(options.json ?? false, async (session) => showEras(await doing(session, options), metric, options))(),
    );
}

async function showEras(
  { hub, call, terminal, scene, json: asJson }: Doing,
  metric: string | undefined,
  { from, to }: ErasOptions,
): Promise<ExitCode> {
  if ((from === undefined) !== (to === undefined)) throw invalid('--to', 'Say both --from and --to, or neither.');
  const today = localDateIn(scene.now, scene.timeZone);
  const dates =
    from === undefined || to === undefined
      ? null
      : { from: dayOf(from, today, '--from'), to: dayOf(to, today, '--to') };
  if (dates !== null && dates.from > dates.to) throw invalid('--to', 'The last day lies before the first.');
  const asked = metric === undefined ? null : metricNamed(metric);
  const found: EraSeries[] = [];
  for (const each of asked === null ? metricNames : [asked]) {
    const series: EraSeries = await hub.health.eras(each, dates === null ? {} : { dates }, call);
    if (asked !== null || series.eras.length > 0) found.push(series);
  }
  if (asJson) {
    const metrics = found.map(({ values, ...series }) => ({ ...series, daysLeftOut: leftOut({ values }) }));
    printJson(terminal, { metrics });
  } else
    terminal.out(
      `${found.map((series) => erasText(series, terminal)).join('\n\n') || 'No device has measured anything yet that has a baseline.'}\n`,
    );
  return ExitCode.Done;
}

const metricNames = Object.keys(eraMetrics).filter(isEraMetric);

/** `hrv-rmssd` of `HRV (RMSSD)`: what a person can type. */
function wordOf(metric: EraMetric): string {
  return eraMetrics[metric].title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
}

/** @throws HealthError `invalid-input` */
function metricNamed(text: string): EraMetric {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_-]/g, '');
  const found = metricNames.find((metric) => plain(metric) === plain(text) || plain(wordOf(metric)) === plain(text));
  if (found !== undefined) return found;
  const words = metricNames.map(wordOf);
  const [nearest] = suggest(text, words);
  const help = nearest === undefined ? `Known: ${words.join(', ')}.` : `Did you mean ${nearest}?`;
  throw invalid('metric', `"${text}" is nothing that has a baseline. ${help}`);
}

const leftOut = ({ values }: Pick<EraSeries, 'values'>) => values.filter(({ era }) => era === null).length;

function erasText(series: EraSeries, { colors }: Terminal): string {
  const { metric, eras, withheld } = series;
  const title = `${colors.bold(eraMetrics[metric].title)} (${wordOf(metric)})`;
  if (eras.length === 0) return `${title}: no source has given a value of these days.`;
  const rows = eras.map(({ from, to, days, began }) => [from, to, String(days), began.sentence]);
  const lines = [title, table(['from', 'to', 'days', 'measured by'], rows)];
  const aside = leftOut(series);
  if (aside > 0) {
    const counted = aside === 1 ? '1 day in between was' : `${aside} days in between were`;
    lines.push(`${counted} measured by something else: compared with nothing.`);
  }
  if (withheld.length > 0) lines.push(`Left out, by the terms of the source: ${withheld.join(', ')}.`);
  return lines.join('\n');
}
