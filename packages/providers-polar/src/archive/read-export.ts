import { HealthError, type ImportContext, type ImportSource, isLocalDate, type LocalDate } from '@vitalwire/core';
import {
  type Found,
  type Member,
  progressOf,
  type RowLedger,
  readJson,
  sayUnread,
  sortedMembers,
} from '@vitalwire/provider-kit/rows';
import { activities, fitnessTests, heartRates } from './days.ts';
import { type Family, familyByContent, familyOf, reasonUnread } from './families.ts';
import { createNights, noteRespiration, readScores, recoveries, sleeps } from './nights.ts';
import type { PolarReading } from './reading.ts';
import { trainings } from './training.ts';

interface FamilyMember extends Member {
  readonly family: Family;
}

/** Everything of an export, family by family and within one by the names of the files: the same however it is packed. */
export async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger,
): AsyncGenerator<Found, void, undefined> {
  const { signal } = context;
  const isOfUse = (within: string): boolean =>
    source.type === 'file' || familyOf(within) !== null || reasonUnread(within) !== null;
  const all = await sortedMembers(source, isOfUse, { signal });
  const members = await withFamilies(all, source.type === 'file');
  if (members.length === 0) throw notPolar(source);
  sayUnread(all, ({ within }) => (familyOf(within) === null ? reasonUnread(within) : null), ledger);
  const reading: PolarReading = { context, ledger, onBytes: progressOf(members, context), given: new Set() };
  const of = (family: Family) => members.filter((member) => member.family === family).map((member) => member.source);

  for (const file of of('training')) yield* found(trainings(file, reading));
  const nights = createNights();
  for (const file of of('sleepScore')) await readScores(file, nights, reading);
  for (const file of of('recovery')) {
    for await (const item of readJson(file, { signal })) {
      if (item.type === 'item' && hasNight(item.value)) noteRespiration(item.value, nights);
    }
  }
  for (const file of of('sleep')) yield* found(sleeps(file, nights, reading));
  for (const file of of('recovery')) yield* found(recoveries(file, nights, reading));
  const newest = newestDay(members);
  for (const file of of('activity')) yield* found(activities(file, newest, reading));
  for (const file of of('fitnessTest')) yield* found(fitnessTests(file, reading));
  for (const file of of('heartRate')) yield* found(heartRates(file, reading));
}

async function* found(records: AsyncIterable<NonNullable<Found['records']>[number]>): AsyncGenerator<Found> {
  // One by one: batches have the same size whatever made them.
  for await (const record of records) yield { records: [record] };
}

/** By name in an export; a single file may have been renamed. */
async function withFamilies(all: readonly Member[], single: boolean): Promise<readonly FamilyMember[]> {
  const members: FamilyMember[] = [];
  for (const member of all) {
    const family = single ? await familyByContent(member.source) : familyOf(member.within);
    if (family !== null) members.push({ ...member, family });
  }
  return members;
}

function hasNight(value: unknown): value is Readonly<Record<string, unknown>> & { readonly night: LocalDate } {
  return typeof value === 'object' && value !== null && 'night' in value && isDate(value.night);
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && isLocalDate(value);
}

/** A file a day, named by it. The export was made on the last of them. */
function newestDay(members: readonly FamilyMember[]): LocalDate | null {
  const days = members.flatMap(({ family, source }) => {
    const day = family === 'activity' ? /^activity-(\d{4}-\d{2}-\d{2})/i.exec(source.name)?.[1] : undefined;
    return day !== undefined && isLocalDate(day) ? [day] : [];
  });
  return days.sort().at(-1) ?? null;
}

function notPolar({ path }: ImportSource): HealthError<'file-unrecognised'> {
  const message = `${path} holds nothing of a Polar Flow export. Ask for it at account.polar.com, "Download your data", and import the zip.`;
  return new HealthError('file-unrecognised', message, { path, reason: 'no file of Polar Flow' });
}
