import type { SourceId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { DataKind } from './kinds.ts';

/** Who is shown what a call reads. */
export interface Audience {
  /** `person`: their own screen on their own machine. `assistant`: a model. `export`: a file. `service`: another program. */
  readonly type: 'person' | 'assistant' | 'export' | 'service';
  /** Name and version as the client gives them: `claude-desktop 1.3`. Data, never instruction. */
  readonly client: string;
  /** Tool or command that answered. */
  readonly operation: string;
}

/** That records left the database: when, to whom, how many of each kind. Never what they said. */
export interface EgressEntry {
  readonly at: Instant;
  readonly audience: Audience;
  readonly records: readonly EgressCount[];
}

export interface EgressCount {
  readonly kind: DataKind;
  readonly sourceId: SourceId;
  readonly count: number;
}
