import type { RecordId } from './ids.ts';
import type { Instant } from './instant.ts';

/** That a source took a record back: what it gave until then stays away, also when it comes late or again. */
export interface Withdrawal {
  readonly recordId: RecordId;
  readonly withdrawnAt: Instant;
}
