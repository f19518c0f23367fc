export { generateMergeSet, type MergeSetOptions } from './generate.ts';
export { type HandWrittenCase, handWrittenCases, handWrittenMergeSet } from './hand-written.ts';
export type { EventKind, EventTruth, LaterChange, MergeSet, ViewTruth } from './truth.ts';
