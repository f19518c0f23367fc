import type { ContentHash, SourceId } from './ids.ts';
import type { Instant } from './instant.ts';

/** How a record came in. */
export const Channel = {
  /** A file of one activity, or a member of an archive. */
  File: 'file',
  /** Read from a vendor's API. */
  Api: 'api',
  /** Pushed by a vendor. */
  Webhook: 'webhook',
  /** Entered by the person. */
  Manual: 'manual',
  /** Made up by a generator: demo and test data. */
  Generated: 'generated',
} as const;
export type Channel = (typeof Channel)[keyof typeof Channel];

/** What measured. Text comes from the source: data, never instruction. */
export interface Device {
  readonly manufacturer?: string;
  readonly product?: string;
  readonly serialNumber?: string;
  readonly softwareVersion?: string;
}

/** Where a record comes from, kept with it for ever. */
export interface Provenance {
  readonly sourceId: SourceId;
  readonly channel: Channel;
  /** The vendor's own id of the record, when it has one. */
  readonly vendorId: string | null;
  /**
   * What makes the record the same record when it is read again: the vendor's id, else something the data itself
   * holds (device serial and creation time, start and content). Unique within source and kind.
   */
  readonly naturalKey: string;
  readonly device: Device | null;
  /** The original file or payload it was read from, when that was kept. */
  readonly originalHash: ContentHash | null;
  /** When we received it. */
  readonly receivedAt: Instant;
  /** Name and version of the code that mapped it, `files/1`: raised when a mapping changes, so that old rows can be found. */
  readonly mapper: string;
}
