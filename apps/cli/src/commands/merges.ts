import { answersBecauseWords, type DataKind, type Merge, millisecondsOf, type RecordId } from '@vitalwire/core';
import { recordTime, recordWords } from '@vitalwire/hub';
import type { Command } from 'commander';
import { kindNamed } from '../entries/kind-named.ts';
import { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json } from '../session.ts';
import { table } from '../terminal/table.ts';
import { printJson } from '../terminal/terminal.ts';
import { type DeedOptions, type Doing, doing, reportDeed } from './deed.ts';
import { checkedId } from './edit-record.ts';
import { limitOption } from './limit-option.ts';
import { seenBy } from './seen-by.ts';

interface MergesOptions {
  readonly kind?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** `merges`, `merge` and `unmerge`: which records are taken for one event, and the person's word on it. */
export function addMerges(program: Command, inSession: InSession): void {
  program
    .command('merges')
    .description('which records are taken for one event, and why; newest event first')
    .option('--kind <kind>', 'only of this kind, such as workout or sleep')
    .addOption(limitOption(50))
    .addOption(json)
    .action((options: MergesOptions) =>
      inSession(options.json ?? false, async (session) => showMerges(await doing(session, options), options))(),
    );
  program
    .command('merge')
    .description('say that records are one event')
    .showHelpAfterError('Example: vitalwire merge workout_… workout_…')
    .argument('<id...>', 'two records or more')
    .addOption(dryRun)
    .addOption(json)
    .action((ids: readonly string[], options: DeedOptions) =>
      inSession(options.json ?? false, async (session) => {
        const work = await doing(session, options);
        const deed = await work.curation.merge(ids.map(checkedId), work.call);
        const code = await reportDeed(work, deed, { merge: deed.result });
        const doubt = await doubtOf(work, deed.result);
        if (doubt !== null) session.terminal.err(`${doubt}\n`);
        return code;
      })(),
    );
  program
    .command('unmerge')
    .description('say that the records of a merge are not one event, or that one record is none with the others')
    .showHelpAfterError('Example: vitalwire unmerge merge_…, or unmerge workout_… (vitalwire merges lists them)')
    .argument('<id>', 'a merge, or the record that does not belong')
    .addOption(dryRun)
    .addOption(json)
    .action((id: string, options: DeedOptions) =>
      inSession(options.json ?? false, async (session) => {
        const work = await doing(session, options);
        const deed = await work.curation.unmerge(id.startsWith('merge_') ? id : checkedId(id), work.call);
        return reportDeed(work, deed, { records: deed.result });
      })(),
    );
}

const DAY_MILLISECONDS = 86_400_000;

/** Two ids of a list, one of them from the wrong line. */
async function doubtOf({ hub, call }: Doing, { members }: Merge): Promise<string | null> {
  const histories = await Promise.all(members.map((id) => hub.curation.history(id, call)));
  const starts = histories.flatMap((history) => (history === null ? [] : [millisecondsOf(history.original.start)]));
  const days = Math.floor((Math.max(...starts) - Math.min(...starts)) / DAY_MILLISECONDS);
  if (days < 1) return null;
  return `They begin ${days} ${days === 1 ? 'day' : 'days'} apart: are they one event?`;
}

/** A merge with the event that it makes. */
interface MergeRow {
  readonly merge: Merge;
  /** `null` where the terms of its source keep it back. */
  readonly event: {
    readonly when: string;
    readonly words: string;
    readonly seenBy: readonly string[];
    readonly sources: readonly { readonly recordId: RecordId; readonly sourceId: string }[];
  } | null;
}

async function showMerges(work: Doing, { kind, limit }: MergesOptions): Promise<ExitCode> {
  const asked: DataKind | null = kind === undefined ? null : kindNamed(kind, '--kind');
  const merges = await work.curation.merges(asked, work.call);
  const rows: MergeRow[] = [];
  for (const merge of merges.slice(0, limit)) rows.push(await rowOf(work, merge));
  if (work.json) {
    printJson(work.terminal, { total: merges.length, merges: rows.map(({ merge, event }) => ({ ...merge, event })) });
    return ExitCode.Done;
  }
  if (merges.length === 0) {
    work.terminal.out('No records are taken for one event.\n');
    return ExitCode.Done;
  }
  const lines = rows.map(({ merge: { id, kind: of, reason, members, decidedBy, primaryBecause }, event }) => [
    event?.when ?? '',
    event === null || event.words === '' ? of : `${of}, ${event.words}`,
    event === null ? `${members.length} records` : event.seenBy.join(' + '),
    decidedBy === 'person' ? 'you' : reason.rule,
    `${Math.round(reason.confidence * 100)} %`,
    reason.sentence,
    believed(event, primaryBecause),
    id,
  ]);
  const left = merges.length - rows.length;
  work.terminal.out(`${table(['when', 'what', 'seen by', 'rule', 'sure', 'because', 'answers', 'merge'], lines)}\n`);
  if (left > 0) work.terminal.out(`and ${left} more (--limit ${merges.length})\n`);
  return ExitCode.Done;
}

/** Whose record answers, and why. */
function believed(event: MergeRow['event'], because: Merge['primaryBecause']): string {
  const source = event?.seenBy[0];
  if (source === undefined) return '';
  return because === undefined ? source : `${source}, ${answersBecauseWords[because]}`;
}

async function rowOf({ hub, call, scene }: Doing, merge: Merge): Promise<MergeRow> {
  const found = await hub.health.get(merge.kind, merge.primary, call);
  if (found === null) return { merge, event: null };
  const { record, sources } = found;
  return {
    merge,
    event: {
      when: recordTime(record),
      words: recordWords(record, scene.units, scene.timeZone),
      seenBy: seenBy(found),
      sources: sources.map(({ recordId, sourceId }) => ({ recordId, sourceId })),
    },
  };
}
