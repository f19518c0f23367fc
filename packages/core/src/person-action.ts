import type { Brand } from './brand.ts';
import type { RecordId } from './ids.ts';
import type { Instant } from './instant.ts';

export type ActionId = Brand<string, 'ActionId'>;

/** Words for what a person did. Stored: add, never rename. */
export const ActionType = {
  Log: 'log',
  Edit: 'edit',
  Delete: 'delete',
  Merge: 'merge',
  Unmerge: 'unmerge',
  ChooseSource: 'choose-source',
} as const;
export type ActionType = (typeof ActionType)[keyof typeof ActionType];

/** One thing that a person did to their data, with what takes it back. */
export interface PersonAction {
  readonly id: ActionId;
  readonly type: ActionType;
  readonly at: Instant;
  /** For the person: `Logged 80.5 kg for 21 November.` */
  readonly sentence: string;
  /** Absent where it was about no record. */
  readonly records?: readonly RecordId[];
  /** What was there before and what came, as the hub needs it to undo; JSON. */
  readonly undo: unknown;
  readonly undoneAt: Instant | null;
}
