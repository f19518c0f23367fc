/** One number of one peer beside ours. */
export interface PeerFigure {
  readonly peer: string;
  readonly data: string;
  readonly figure: string;
  readonly unit: string;
  readonly theirs: number;
  readonly ours: number;
  /** What answered on our side, an id or a function. */
  readonly by: string;
  /** Why the two differ; left out where they agree. */
  readonly difference?: string;
}

/** What is written beside the code and shown in the documents. */
export interface PeerFigures {
  readonly versions: { readonly [peer: string]: string };
  readonly figures: readonly PeerFigure[];
}

/** Both sides of one figure are the same number, but for the order of additions. */
export function agree({ theirs, ours }: Pick<PeerFigure, 'theirs' | 'ours'>): boolean {
  return Math.abs(theirs - ours) <= 1e-9 * Math.max(1, Math.abs(theirs));
}
