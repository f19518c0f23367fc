import { HealthError, type ImportSource } from '@vitalwire/core';
import { type Member, sortedMembers } from '@vitalwire/provider-kit/rows';
import { type FitFile, fitFileOf } from './fit/fit-files.ts';
import { reasonNotRead, tables } from './tables/index.ts';
import type { Table } from './tables/table.ts';

/** What is where in an export. */
export interface Survey {
  readonly tables: readonly { readonly member: Member; readonly table: Table }[];
  readonly activities: readonly Member[];
  readonly gear: readonly Member[];
  readonly fit: readonly FitFile[];
  readonly others: readonly { readonly member: Member; readonly reason: string }[];
}

const HEAD_BYTES = 16_384;
const activitiesMark = /"summarizedActivitiesExport"|"beginTimestamp"\s*:/;
const gearMark = /"gearDTOS"/;

/** Looks at the beginning of every member: names are of no account. */
export async function surveyOf(
  source: ImportSource,
  signal: AbortSignal,
  onDamaged: (path: string, sentence: string) => void,
): Promise<Survey> {
  const found = { tables: [], activities: [], gear: [], fit: [], others: [] } as {
    -readonly [K in keyof Survey]: Survey[K][number][];
  };
  for (const member of await sortedMembers(source, () => true, { signal })) {
    const { name } = member.source;
    if (/\.fit$/i.test(name)) {
      found.fit.push(await fitFileOf(member));
      continue;
    }
    if (/\.zip$/i.test(name)) {
      onDamaged(member.source.path, await whyNoZip(member.source));
      continue;
    }
    const head = /\.json$/i.test(name) ? await headText(member.source) : '';
    const table = tableOf(head);
    if (table !== null) found.tables.push({ member, table });
    else if (activitiesMark.test(head)) found.activities.push(member);
    else if (gearMark.test(head)) found.gear.push(member);
    else found.others.push({ member, reason: reasonNotRead(name, head) });
  }
  return found;
}

/** What is called a zip and could not be looked into: its beginning is damaged, or it is something else. */
async function whyNoZip(source: ImportSource): Promise<string> {
  try {
    await source.head(1);
    return `${source.path} is no zip that can be opened.`;
  } catch (error) {
    return HealthError.is(error) ? error.message : `${source.path} cannot be read.`;
  }
}

export function tableOf(head: string): Table | null {
  return tables.find((table) => table.matches(head)) ?? null;
}

/** What the beginning of a file is of; `null` for what is not Garmin's. */
export function sortOf(head: string): string | null {
  return (
    tableOf(head)?.what ?? (activitiesMark.test(head) && /"activityId"/.test(head) ? 'summarizedActivities' : null)
  );
}

export async function headText(source: ImportSource): Promise<string> {
  const head = await source.head(HEAD_BYTES).catch(() => new Uint8Array(0));
  return new TextDecoder().decode(head);
}
