/** What a compressed file may grow to. Either limit ends the reading with `too-large`. */
export interface InflateLimits {
  /** @default 256 MiB */
  readonly maximumBytes: number;
  /** Inflated to compressed bytes, looked at above 8 MiB. Activity files reach 40, bombs 1000. @default 200 */
  readonly maximumRatio: number;
}

export const defaultInflateLimits: InflateLimits = { maximumBytes: 256 * 1024 * 1024, maximumRatio: 200 };
