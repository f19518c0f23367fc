/**
 * What a source's terms allow to be done with its data (D15). Travels with every record through its source id and is
 * enforced by the read model.
 */
export interface DataPolicy {
  /** `forbidden`: never shown to an AI assistant. `operator-accepts`: only after whoever runs the server accepted the warning. */
  readonly aiUse: 'allowed' | 'operator-accepts' | 'forbidden';
  /** May be merged or computed with other sources' data. */
  readonly combination: 'allowed' | 'forbidden';
  /** Days a record may be kept; `null`: no limit. */
  readonly cacheDays: number | null;
  /** May be shown to people other than the person. */
  readonly displayToOthers: 'allowed' | 'forbidden';
  /** The vendor's text, and the day it was read; `null` where the data is the person's own and no terms apply. */
  readonly terms: { readonly url: string; readonly readOn: string } | null;
  /** One sentence for the person. */
  readonly summary: string;
}

/** A person's own files and entries: theirs without condition. */
export const ownDataPolicy: DataPolicy = {
  aiUse: 'allowed',
  combination: 'allowed',
  cacheDays: null,
  displayToOthers: 'allowed',
  terms: null,
  summary: 'Your own data: no terms apply.',
};
