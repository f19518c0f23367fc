/** How far to trust a number. Shown with every value. */
export const Evidence = {
  /** A definition, or what the field has agreed on. */
  Consensus: 'consensus',
  /** Fitted or validated in a peer-reviewed paper. */
  PeerReviewed: 'peer-reviewed',
  /** Published, and disputed in later papers. */
  Contested: 'contested',
  /** Rule of thumb, vendor convention or a form kept for comparison. */
  Heuristic: 'heuristic',
} as const;
export type Evidence = (typeof Evidence)[keyof typeof Evidence];
