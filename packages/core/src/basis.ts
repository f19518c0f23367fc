import type { ChosenBy } from './algorithm-choice.ts';
import type { Evidence } from './evidence.ts';
import type { SourceId } from './ids.ts';
import type { Instant, LocalDate } from './instant.ts';

/** What a numeric answer rests on (D14). Short form with every reply, long form from the tool `explain`. */
export interface Basis {
  readonly sources: readonly BasisSource[];
  readonly methods: readonly BasisMethod[];
  readonly inputs: readonly BasisInput[];
  /** `null` when the answer is not about days. */
  readonly coverage: BasisCoverage | null;
  readonly freshness: BasisFreshness | null;
  /** Every default that assumes something about the person or the data, a sentence each. */
  readonly assumptions: readonly string[];
  /** What was needed and not there, a sentence each. */
  readonly missing: readonly string[];
}

export interface BasisSource {
  readonly sourceId: SourceId;
  readonly displayName: string;
  readonly records: number;
  readonly firstDay: LocalDate | null;
  readonly lastDay: LocalDate | null;
}

export interface BasisMethod {
  /** Id and version name one computation for ever: the same input gives the same number. */
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly evidence: Evidence;
  readonly references: readonly string[];
  /** How often it answered, where several methods share the work (a TSS fallback). */
  readonly count?: number;
  /** Where the method of its family can be chosen: who did. */
  readonly chosenBy?: ChosenBy;
  /** What better methods lacked, or how else it came to this one; absent when the first choice answered. */
  readonly reason?: string;
}

/** A value about the person that went in. */
export interface BasisInput {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  readonly validFrom: LocalDate | null;
  /** `manual`, `source`, `estimate`, or `argument` when the caller gave it. */
  readonly origin: string;
  /** The value was first known after the day it was used for. */
  readonly extrapolated: boolean;
}

export interface BasisCoverage {
  readonly daysAsked: number;
  readonly daysWithData: number;
}

export interface BasisFreshness {
  /** End of the newest record used. */
  readonly newestRecordAt: Instant | null;
  /** When the newest of them was received. */
  readonly receivedAt: Instant | null;
}

export const emptyBasis: Basis = {
  sources: [],
  methods: [],
  inputs: [],
  coverage: null,
  freshness: null,
  assumptions: [],
  missing: [],
};
