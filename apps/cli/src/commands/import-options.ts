import { type DataKind, dataKinds, HealthError, isLocalDate, isSourceId, type SourceId } from '@vitalwire/core';
import { importers } from '../providers.ts';
import type { ImportChoice } from './import.ts';

export interface ImportFlags {
  readonly dryRun?: boolean;
  readonly again?: boolean;
  readonly json?: boolean;
  readonly since?: string;
  readonly kinds?: string;
  readonly from?: string;
  readonly watch?: boolean;
  readonly settle?: number;
}

/** @throws HealthError `invalid-input` with what is allowed */
export function choiceOf({ dryRun, again, since, kinds, from }: ImportFlags): ImportChoice {
  if (since !== undefined && !isLocalDate(since)) throw wrong('since', `"${since}" is no day. Write it as 2026-03-01.`);
  return {
    dryRun: dryRun ?? false,
    again: again ?? false,
    ...(since === undefined ? {} : { since }),
    ...(kinds === undefined ? {} : { kinds: kindsOf(kinds) }),
    ...(from === undefined ? {} : { from: sourceOf(from) }),
  };
}

function kindsOf(text: string): readonly DataKind[] {
  const names = text.split(',').map((name) => name.trim());
  return names.map((name) => {
    const kind = dataKinds.find((one) => one.toLowerCase() === name.toLowerCase());
    if (kind === undefined) throw wrong('kinds', `"${name}" is no kind of data. Known: ${dataKinds.join(', ')}.`);
    return kind;
  });
}

function sourceOf(name: string): SourceId {
  const known = importers.map(({ id }) => id);
  if (isSourceId(name) && known.includes(name)) return name;
  throw wrong('from', `Nothing is imported from "${name}". Known: ${known.join(', ')}.`);
}

function wrong(path: string, message: string): HealthError {
  return new HealthError('invalid-input', message, { issues: [{ path, message }] });
}
