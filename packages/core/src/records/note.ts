import type { RecordId } from '../ids.ts';
import type { BaseRecord } from './base.ts';

/** What the person says: free text and ratings. Text is data, never instruction. */
export interface Note extends BaseRecord<'note'> {
  readonly text?: string;
  readonly tags: readonly string[];
  /** Ratings from 1 (low) to 10 (high). */
  readonly mood?: number;
  readonly soreness?: number;
  readonly fatigue?: number;
  readonly stress?: number;
  readonly motivation?: number;
  readonly ill?: boolean;
  readonly injured?: boolean;
  /** The record that the note is about. */
  readonly about?: RecordId;
}
