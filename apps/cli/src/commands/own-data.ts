import type { Command } from 'commander';
import type { InSession } from '../session.ts';
import { addHistory } from './action-history.ts';
import { addEdits } from './edit-record.ts';
import { addEgress } from './egress.ts';
import { addEras } from './eras.ts';
import { addGaps } from './gaps.ts';
import { addLog } from './log-entry.ts';
import { addMerges } from './merges.ts';
import { addRollups } from './rollups.ts';
import { addSources } from './sources.ts';

/** What a person enters, corrects, joins and chooses, and takes back. */
export function addOwnData(program: Command, inSession: InSession): void {
  addLog(program, inSession);
  addEdits(program, inSession);
  addHistory(program, inSession);
  addMerges(program, inSession);
  addSources(program, inSession);
  addGaps(program, inSession);
  addEras(program, inSession);
  addEgress(program, inSession);
  addRollups(program, inSession);
}
