import { type Curation, type Deed, localOwner, type Merge, type PersonAction, type ReadCall } from '@vitalwire/core';
import type { Hub } from '@vitalwire/hub';
import type { EntryScene } from '../entries/entry-kind.ts';
import { ExitCode } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';
import { seenBy } from './seen-by.ts';

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
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
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
  { hub, call, terminal, dryRun, json }: Doing,
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
  // A dry run's ids are those of its moment: nobody could use them.
  if (!dryRun) {
    for (const id of action.records ?? []) lines.push(`  ${id}`);
    lines.push(colors.dim('vitalwire undo takes it back.'));
  }
  terminal.out(`${lines.join('\n')}\n`);
  return ExitCode.Done;
}

/** What takes the action back is the hub's own matter. */
export function actionFields({ undo: _, ...fields }: PersonAction): Omit<PersonAction, 'undo'> {
  return fields;
}

async function mergeLine(hub: Hub, merge: Merge, call: ReadCall): Promise<string> {
  const event = await hub.health.get(merge.kind, merge.primary, call);
  const sources = (event === null ? merge.members : seenBy(event)).join(', ');
  return `One event of ${sources}: ${merge.reason.sentence} (${merge.id})`;
}
