/** What a compressed file may grow to. Either limit ends the reading with `too-large`. */
export interface InflateLimits {
  /** Of a `.gz` file. @default 256 MiB */
  readonly maximumBytes: number;
  /** Inflated to compressed bytes, looked at above 8 MiB. Activity files reach 40, bombs 1000. @default 200 */
  readonly maximumRatio: number;
}

/**
 * What an archive may hold. Members are streamed, so that a long one costs time and no memory: whoever wants one as a
 * whole says how long it may be.
 */
export interface ArchiveLimits {
  /** Members of one archive; 40 MB of memory for every 100,000. @default 400,000 */
  readonly maximumEntries: number;
  /** Of one member, inflated. An Apple Health export reaches 4 GB. @default 64 GiB */
  readonly maximumMemberBytes: number;
  /** Of an archive that has to be inflated before it can be looked into, since it lies compressed in another one. @default 16 GiB */
  readonly maximumNestedBytes: number;
  /** Archives within archives, the outermost counted. @default 4 */
  readonly maximumDepth: number;
}

export interface SourceLimits extends InflateLimits, ArchiveLimits {}

const MIB = 1024 * 1024;

export const defaultInflateLimits: InflateLimits = { maximumBytes: 256 * MIB, maximumRatio: 200 };

export const defaultArchiveLimits: ArchiveLimits = {
  maximumEntries: 400_000,
  maximumMemberBytes: 64 * 1024 * MIB,
  maximumNestedBytes: 16 * 1024 * MIB,
  maximumDepth: 4,
};

export function limitsOf(given: Partial<SourceLimits> | undefined): SourceLimits {
  return { ...defaultInflateLimits, ...defaultArchiveLimits, ...given };
}
