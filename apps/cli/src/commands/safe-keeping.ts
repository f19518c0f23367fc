import type { Command } from 'commander';
import type { InSession } from '../session.ts';
import { addBackup } from './backup.ts';
import { addErase } from './erase.ts';
import { addExport } from './export.ts';
import { addRestore } from './restore.ts';

/** Copies of everything, and the end of everything. */
export function addSafeKeeping(program: Command, inSession: InSession): void {
  for (const add of [addBackup, addRestore, addExport, addErase]) add(program, inSession);
}
