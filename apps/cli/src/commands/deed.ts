import {
  type Curation,
  type Deed,
  localOwner,
  type Merge,
  type PersonAction,
  type ReadCall,
  type RecordId,
} from '@vitalwire/core';
import { type Hub, recordTime, recordWords } from '@vitalwire/hub';
import type { EntryScene } from '../entries/entry-kind.ts';
import { ExitCode } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { personTimeZone } from '../setup/machine-time-zone.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';
import { whose } from './seen-by.ts';

export interface DeedOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What a command that changes something works with. */
export interface Doing {
  readonly hub: Hub;
  /** That which stores, or with `--dry-run` that which does all and takes it back. */
  readonly curation: Curation;
  readonly call: ReadCall;
  readonly terminal: Terminal;
  readonly scene: EntryScene;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** No terms keep a person's data from themselves. */
export const ownScreen = { type: 'person', client: 'vitalwire', operation: 'command' } as const;

export async function doing(session: Session, { dryRun = false, json = false }: DeedOptions): Promise<Doing> {
  const { app, signal, terminal } = session;
  const hub = await app.hub();
  const call: ReadCall = { owner: localOwner, signal, audience: ownScreen };
  const { timeZone, units = 'metric' } = await hub.person.profile(call);
  const zone = personTimeZone(timeZone);
  return {
    hub,
    curation: dryRun ? hub.rehearsal : hub.curation,
    call,
    terminal,
    scene: { now: session.now(), timeZone: zone, units },
    dryRun,
    json,
  };
}

/**
 * Says what was done, and what it is part of now.
 * @param results what the deed is about, under the names that `--json` has them by
 */
export async function reportDeed(
  { hub, call, terminal, dryRun, json, scene }: Doing,
  { action, merges }: Pick<Deed<unknown>, 'action' | 'merges'>,
  results: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  if (json) {
    printJson(terminal, { dryRun, action: actionFields(action), ...results, merges });
    return ExitCode.Done;
  }
  const { colors } = terminal;
  const lines = [dryRun ? `${colors.bold('Dry run, nothing is changed:')} ${action.sentence}` : action.sentence];
  for (const merge of merges) lines.push(`  ${await mergeLine(hub, merge, call)}`);
  // What a dry run logs has an id of its moment: nobody could use it.
  if (!dryRun || action.type !== 'log')
    for (const id of action.records ?? []) lines.push(`  ${await recordLine(hub, id, call, scene)}`);
  if (!dryRun) lines.push(colors.dim('vitalwire undo takes it back.'));
  terminal.out(`${lines.join('\n')}\n`);
  return ExitCode.Done;
}

/** `workout_…  2026-05-04 08:00  cycling, 1 h, 30 km  watch` */
async function recordLine(hub: Hub, id: RecordId, call: ReadCall, scene: EntryScene): Promise<string> {
  const history = await hub.curation.history(id, call);
  const record = history?.record ?? history?.original;
  if (record === undefined) return id;
  const source = whose(record.provenance, id, record.kind);
  return [id, recordTime(record), recordWords(record, scene.units, scene.timeZone), source].join('  ');
}

/** What takes the action back is the hub's own matter. */
export function actionFields({ undo: _, ...fields }: PersonAction): Omit<PersonAction, 'undo'> {
  return fields;
}

/** By its members, not by the event as it is read: in a rehearsal that one still stands as before. */
async function mergeLine(hub: Hub, { members, primary, kind, reason, id }: Merge, call: ReadCall): Promise<string> {
  const first = [primary, ...members.filter((member) => member !== primary)];
  const sources: string[] = [];
  for (const member of first) {
    const origin = (await hub.curation.history(member, call))?.original.provenance;
    if (origin !== undefined) sources.push(whose(origin, member, kind));
    // What a rehearsal logs is nowhere.
    else sources.push('this one');
  }
  return `One event of ${sources.join(', ')}: ${reason.sentence} (${id})`;
}
