import { localOwner } from '@vitalwire/core';
import { rehearse } from '@vitalwire/hub';
import type { Command } from 'commander';
import { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json, type Session } from '../session.ts';
import { printJson } from '../terminal/terminal.ts';

interface RollupsOptions {
  readonly rebuild?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `rollups`: whether days, weeks and months are what the records add up to. */
export function addRollups(program: Command, inSession: InSession): void {
  program
    .command('rollups')
    .description('count the totals of days, weeks and months again, and say how many were wrong')
    .option('--rebuild', 'put those right that were; without it nothing is changed')
    .addOption(dryRun)
    .addOption(json)
    .action((options: RollupsOptions) => inSession(options.json ?? false, (session) => countAgain(session, options))());
}

async function countAgain(
  { app, terminal }: Session,
  { rebuild: asked = false, dryRun: rehearsed = false, json: asJson = false }: RollupsOptions,
): Promise<ExitCode> {
  const storage = await app.storage();
  const rebuild = asked && !rehearsed;
  const wrong = rebuild
    ? await storage.records.rebuildTotals(localOwner)
    : await rehearse(storage, ({ records }) => records.rebuildTotals(localOwner));
  if (asJson) printJson(terminal, { wrong, rebuilt: rebuild });
  else if (wrong === 0) terminal.out('Every total is what the records add up to.\n');
  else if (rebuild) terminal.out(`${wrong} totals were wrong and are right now.\n`);
  else terminal.out(`${wrong} totals are wrong. vitalwire rollups --rebuild puts them right.\n`);
  return ExitCode.Done;
}
