import type { ImportSource } from '@vitalwire/core';
import { headerOf } from '@vitalwire/provider-kit/rows';
import { columnsOf } from './columns.ts';

/** An export as far as it is read. */
export interface StravaExport {
  /** The list of activities. */
  readonly list: ImportSource;
  /** What holds it; `null` when the list was given alone. */
  readonly root: ImportSource | null;
}

/** A zip has everything at its root; who packs the unpacked folder again puts it one level down. */
const MAXIMUM_DEPTH = 3;
const MAXIMUM_ENTRIES = 500;
const MAXIMUM_LISTS = 30;

/** Looks for the list of activities by its columns, breadth first, in a bounded number of members. */
export async function findExport(source: ImportSource): Promise<StravaExport | null> {
  if (source.type === 'file') return (await isList(source)) ? { list: source, root: null } : null;
  let level: readonly ImportSource[] = [source];
  let looked = 0;
  let opened = 0;
  for (let depth = 0; depth < MAXIMUM_DEPTH; depth++) {
    const below: ImportSource[] = [];
    for (const root of level) {
      for await (const entry of root.entries()) {
        if (++looked > MAXIMUM_ENTRIES) return null;
        if (entry.type !== 'file') below.push(entry);
        else if (/\.csv$/i.test(entry.name) && opened++ < MAXIMUM_LISTS && (await isList(entry))) {
          return { list: entry, root };
        }
      }
    }
    level = below;
  }
  return null;
}

async function isList(source: ImportSource): Promise<boolean> {
  const header = await headerOf(source).catch(() => null);
  return header !== null && columnsOf(header) !== null;
}

export interface ExportContents {
  /** Recordings by the names that the list has for them. */
  readonly recordings: ReadonlyMap<string, ImportSource>;
  readonly bikes: ImportSource | null;
  readonly shoes: ImportSource | null;
  /** Members that hold no activity, with the number of files in each. */
  readonly others: readonly { readonly source: ImportSource; readonly files: number }[];
}

const RECORDING = /\.(?:fit|gpx|tcx)(?:\.gz)?$/i;

/** Everything that lies beside the list. */
export async function contentsOf({ list, root }: StravaExport): Promise<ExportContents> {
  const recordings = new Map<string, ImportSource>();
  const others: { source: ImportSource; files: number }[] = [];
  let bikes: ImportSource | null = null;
  let shoes: ImportSource | null = null;
  if (root === null) return { recordings, bikes, shoes, others };
  for await (const entry of root.entries()) {
    if (entry.path === list.path) continue;
    if (/^bikes\.csv$/i.test(entry.name)) bikes = entry;
    else if (/^shoes\.csv$/i.test(entry.name)) shoes = entry;
    else if (entry.type !== 'file' && /^activities$/i.test(entry.name)) {
      for await (const member of entry.entries()) {
        if (member.type === 'file' && RECORDING.test(member.name)) recordings.set(member.name, member);
        else others.push({ source: member, files: 1 });
      }
    } else others.push({ source: entry, files: entry.type === 'file' ? 1 : await fileCount(entry) });
  }
  return { recordings, bikes, shoes, others };
}

async function fileCount(folder: ImportSource): Promise<number> {
  let count = 0;
  for await (const entry of folder.entries()) count += entry.type === 'folder' ? await fileCount(entry) : 1;
  return count;
}

/** The recording of a row. Programs that unpack an archive may unpack what is in it, too. */
export function recordingNamed(name: string, recordings: ReadonlyMap<string, ImportSource>): ImportSource | null {
  return recordings.get(name) ?? recordings.get(name.replace(/\.gz$/i, '')) ?? null;
}
