import { readGpx } from '@vitalwire/activity-files/gpx';
import {
  type DataKind,
  type DeliveredRecord,
  type FileImporter,
  HealthError,
  type ImportBatch,
  type ImportContext,
  type ImportSource,
  type ImportWarning,
  millisecondsOf,
  type Rejection,
  type RowCount,
  type Streams,
} from '@vitalwire/core';
import { appleHealthDescriptor, appleHealthId } from '../apple-health-descriptor.ts';
import { wordOf } from '../collect/collector.ts';
import { createSpilledBytes, type SpilledBytes } from '../collect/spilled-bytes.ts';
import { allRecords } from '../emit/all-records.ts';
import { appleHealthMapper, type Emitted } from '../emit/emitted.ts';
import {
  type ExportMembers,
  exportMembers,
  exportRoot,
  isHealthDocument,
  type OtherMember,
  routeName,
} from './export-members.ts';
import { readDocument } from './read-document.ts';

/** Reading the file is about as long as storing what is in it. */
const READING_SHARE = 0.5;
const RECORDS_A_BATCH = 300;
/** Values of series and streams: a day of a watch has some thousands. */
const VALUES_A_BATCH = 50_000;
/** Packed rows of an export of some 200 MB. */
const HELD_BYTES = 4 * 2 ** 20;

export interface AppleHealthArchiveOptions {
  /** Of packed rows, before the rest goes to `ImportContext.spill`. @default 4 MiB */
  readonly heldBytes?: number;
}

const NOT_ASKED = 'It was not asked for.';
const CYCLE = 'Cycles are taken only where they are asked for by name: import again with the kind cycleDay.';
const UNNAMED_ROUTE = 'No workout names this route.';

const otherReasons: { readonly [O in OtherMember]: string } = {
  electrocardiogram: 'Curves of an electrocardiogram have no place among the records.',
  'clinical record': 'Health records of providers of care are not read.',
  'clinical document': 'It repeats a part of the export in another form.',
  'other file': 'It is no part of the export that is known.',
};

/**
 * Imports what the app Health exports: `export.zip`, the folder that is in it, or its `export.xml` alone. One pass over
 * the file packs its rows into three or four bytes each, on the disk where they are many; records come out of that in
 * order of time.
 */
export function createAppleHealthArchiveImporter({
  heldBytes = HELD_BYTES,
}: AppleHealthArchiveOptions = {}): FileImporter {
  return {
    id: appleHealthId,
    delivers: appleHealthDescriptor.delivers ?? [],
    mappers: [appleHealthMapper],
    async recognise(source) {
      const known = source.type === 'file' ? await isHealthDocument(source) : (await exportRoot(source)) !== null;
      return known ? { confidence: 0.97, sentence: 'an export of Apple Health' } : null;
    },
    async *read(source, context) {
      const bytes = createSpilledBytes({ spill: context.spill, heldBytes });
      try {
        yield* readPacked(source, context, bytes);
      } finally {
        bytes.close();
      }
    },
  };
}

async function* readPacked(
  source: ImportSource,
  context: ImportContext,
  bytes: SpilledBytes,
): AsyncGenerator<ImportBatch> {
  const stored = storedBatches(context.resumeAt);
  const progress = (fraction: number): void => context.onProgress?.(fraction);
  progress(0);
  const members = await exportMembers(source);
  const { collected, warnings } = await readDocument(members.document, context, bytes, (share) =>
    progress(share * READING_SHARE),
  );
  const routes = createRoutes(members, context);
  const { account } = collected;
  const wanted = wantedBy(context);
  let number = 0;
  let records: DeliveredRecord[] = [];
  let count = 0;
  let values = 0;
  let said: readonly ImportWarning[] = warnings;
  const batch = (end: { rows: readonly RowCount[]; rejected: readonly Rejection[] } | null): ImportBatch => {
    const made: ImportBatch = {
      position: String(number),
      records,
      thresholds: [],
      rejected: end?.rejected ?? [],
      warnings: said,
      ...(end === null ? {} : { rows: end.rows }),
    };
    records = [];
    count = 0;
    values = 0;
    said = [];
    return made;
  };
  const emitted = allRecords(collected, {
    receipt: { now: context.now, originalHash: context.originalHash },
    nowSeconds: millisecondsOf(context.now) / 1000,
    route: routes.read,
    onProgress: (share) => progress(READING_SHARE + share * (1 - READING_SHARE)),
  });
  for (const each of emitted) {
    if (context.signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {});
    const reason = wanted(each);
    for (const { what, count: rows } of each.rows) {
      if (reason === null) account.used(wordOf(what), rows);
      else account.passedOver(wordOf(what), reason, rows);
    }
    count++;
    values += sizeOf(each);
    // What an earlier run stored is counted again and not made again.
    const isNew = number >= stored;
    if (reason === null && isNew) records.push(await (each.complete?.() ?? { record: each.record, streams: null }));
    else if (reason === null) routes.name(each);
    said = [...said, ...routes.takeWarnings()];
    if (count < RECORDS_A_BATCH && values < VALUES_A_BATCH) continue;
    number++;
    if (isNew) yield batch(null);
    else batch(null);
  }
  number++;
  if (number <= stored) return;
  const rows = [...account.counts(members.document.path), ...routes.counts(), ...otherCounts(source.path, members)];
  yield batch({ rows, rejected: [...account.rejections(members.document.path), ...routes.rejected] });
}

function storedBatches(position: string | null): number {
  if (position === null) return 0;
  if (/^\d{1,9}$/.test(position)) return Number(position);
  const message =
    'It cannot be gone on with: an earlier version left off where this one knows no place. Import it again.';
  throw new HealthError('invalid-input', message, { issues: [{ path: 'resumeAt', message }] });
}

/** Borders of batches depend on the file alone, not on what is wanted of it or on what lies beside it. */
function sizeOf({ record }: Emitted): number {
  if (record.kind === 'samples') return record.values.length;
  return record.kind === 'workout' ? (record.elapsedSeconds ?? 0) : 1;
}

/** @returns why a record is left out; `null`: it is not */
function wantedBy({ wanted }: ImportContext): (emitted: Emitted) => string | null {
  const kinds: ReadonlySet<DataKind> | null = wanted?.kinds ?? null;
  const since = wanted?.since ?? null;
  return ({ record }) => {
    if (record.kind === 'cycleDay' && kinds?.has('cycleDay') !== true) return CYCLE;
    if (kinds !== null && !kinds.has(record.kind)) return NOT_ASKED;
    return since !== null && (record.end ?? record.start) < since ? NOT_ASKED : null;
  };
}

function createRoutes({ routes }: ExportMembers, { signal }: ImportContext) {
  const used = new Set<string>();
  const broken = new Set<string>();
  const rejected: Rejection[] = [];
  let warnings: ImportWarning[] = [];
  return {
    rejected,
    /** Of routes that were read since. */
    takeWarnings(): readonly ImportWarning[] {
      const taken = warnings;
      warnings = [];
      return taken;
    },
    /** Routes of a workout that an earlier run stored. */
    name(emitted: Emitted): void {
      for (const path of emitted.routes ?? []) used.add(routeName(path));
    },
    async read(path: string): Promise<readonly Streams[] | null> {
      const name = routeName(path);
      const source = routes.get(name);
      if (source === undefined) return null;
      used.add(name);
      try {
        const { sessions, damage } = await readGpx(source.open({ signal }), { path: source.path });
        const [first] = damage;
        if (first !== undefined) {
          const message = `${source.path} is damaged: ${first.message} What stands before that is the route of its workout.`;
          warnings.push({ path: source.path, code: 'truncated', message });
        }
        // The distance is reckoned from the positions, from 0 in every route: the phone says none.
        const measured = ({ columns, ...rest }: Streams): Streams => ({
          ...rest,
          columns: columns.filter(({ channel }) => channel !== 'distanceMeters'),
        });
        return sessions.flatMap(({ streams }) => (streams === null ? [] : [measured(streams)]));
      } catch (error) {
        if (!HealthError.is(error) || error.code === 'cancelled') throw error;
        if (!broken.has(name)) rejected.push({ path: source.path, code: error.code, message: error.message });
        broken.add(name);
        return null;
      }
    },
    counts(): readonly RowCount[] {
      return [...routes].map(([name, { path }]): RowCount => {
        const isBroken = broken.has(name);
        const isUsed = used.has(name) && !isBroken;
        return {
          path,
          what: 'route',
          read: 1,
          used: isUsed ? 1 : 0,
          rejected: isBroken ? 1 : 0,
          passedOver: isUsed || isBroken ? [] : [{ reason: UNNAMED_ROUTE, rows: 1 }],
        };
      });
    },
  };
}

function otherCounts(path: string, { others }: ExportMembers): readonly RowCount[] {
  return [...others].map(([what, rows]) => ({
    path,
    what,
    read: rows,
    used: 0,
    rejected: 0,
    passedOver: [{ reason: otherReasons[what], rows }],
  }));
}
