import { HealthError, type ImportSource } from '@vitalwire/core';

/** One file of an export, whatever folders and zips it lies in. */
export interface Member {
  /** Below the export itself: `Takeout/Fitbit/sleep.json`, the same packed and unpacked. */
  readonly within: string;
  readonly source: ImportSource;
}

export interface MemberOptions {
  readonly signal?: AbortSignal;
  /** Levels of folders and zips. @default 8 */
  readonly maximumDepth?: number;
  /** @default 1,000,000 */
  readonly maximumCount?: number;
  /**
   * Archives inside of an archive that are larger are passed over: to look into one, it has to be unpacked.
   * @default all are looked into
   */
  readonly maximumNestedBytes?: number;
}

export interface RecognisingOptions extends Pick<MemberOptions, 'maximumDepth'> {
  /** So many names are looked at: an importer is asked about other vendors' exports, too. */
  readonly maximumNames: number;
  /** And so many files whose name fits, each of which is opened. @default no fewer than names */
  readonly maximumFiles?: number;
  /** Whether a name is worth opening the file. A source that is a single file is given whatever its name. @default all */
  readonly isLikely?: (within: string) => boolean;
}

/** What recognising may unpack of an archive in an archive: it is asked of every importer for every export. */
const RECOGNISED_NESTED_BYTES = 64 * 1024 * 1024;

/**
 * Every file of an export, in the order of its containers; of a single file, that file.
 * @throws HealthError `too-large`, `cancelled`, and what listing throws
 */
export async function* membersOf(
  source: ImportSource,
  { signal, maximumDepth = 8, maximumCount = 1_000_000, maximumNestedBytes }: MemberOptions = {},
): AsyncGenerator<Member, void, undefined> {
  if (source.type === 'file') {
    yield { within: source.name, source };
    return;
  }
  let count = 0;
  const walk = async function* (
    container: ImportSource,
    prefix: string,
    depth: number,
    packed: boolean,
  ): AsyncGenerator<Member> {
    for await (const entry of container.entries()) {
      if (signal?.aborted === true) throw new HealthError('cancelled', 'The import was stopped.', {});
      if (++count > maximumCount) throw tooMany(source.path, maximumCount);
      const within = `${prefix}${entry.name}`;
      const isNested = packed && entry.type === 'archive';
      if (entry.type === 'file') yield { within, source: entry };
      else if (isNested && (entry.sizeBytes ?? 0) > (maximumNestedBytes ?? Number.POSITIVE_INFINITY)) continue;
      else if (depth < maximumDepth) yield* walk(entry, `${within}/`, depth + 1, packed || entry.type === 'archive');
    }
  };
  yield* walk(source, '', 1, source.type === 'archive');
}

/**
 * Files to recognise an export by, until a bound is met: no large archive is unpacked for it.
 * @throws HealthError `too-large`, and what listing throws
 */
export async function* recognisableMembers(
  source: ImportSource,
  { maximumNames, maximumFiles = maximumNames, isLikely = () => true, ...depth }: RecognisingOptions,
): AsyncGenerator<Member, void, undefined> {
  let names = 0;
  let files = 0;
  for await (const member of membersOf(source, { ...depth, maximumNestedBytes: RECOGNISED_NESTED_BYTES })) {
    if (++names > maximumNames || files >= maximumFiles) return;
    if (source.type !== 'file' && !isLikely(member.within)) continue;
    files++;
    yield member;
  }
}

/** Whether a file's name is that of a table. */
export function isTableName(within: string): boolean {
  return /\.(?:csv|txt|tsv)$/i.test(within);
}

/** Members for which `wanted` answers, in the order of their paths: the same order packed, unpacked and in parts. */
export async function sortedMembers(
  source: ImportSource,
  wanted: (within: string) => boolean,
  options: MemberOptions = {},
): Promise<readonly Member[]> {
  const members: Member[] = [];
  for await (const member of membersOf(source, options)) {
    if (wanted(member.within)) members.push(member);
  }
  return members.sort((a, b) => (a.within < b.within ? -1 : a.within > b.within ? 1 : 0));
}

function tooMany(path: string, limit: number): HealthError<'too-large'> {
  const message = `${path} holds more than ${limit} files, more than any export. Import a part of it.`;
  return new HealthError('too-large', message, { what: path, limit, unit: 'files' });
}
