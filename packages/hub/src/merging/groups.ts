import type { MergeReason, MergeRefusal, RecordId } from '@vitalwire/core';
import { type Match, type Mergeable, overlapOf, recorderOf, spanOf } from './match.ts';
import { matchRecords } from './match-records.ts';

/** Records that are one event, and the weakest of the reasons that hold them together. */
export interface Group {
  readonly members: readonly Mergeable[];
  readonly reason: MergeReason;
}

/** Pieces make a whole up when they cover this share of its time, less where their distances say so, to this difference. */
const PIECES_SHARE = 0.8;
const PIECES_SHARE_WITH_DISTANCE = 0.6;
const PIECES_DISTANCE = 0.1;
/** Two records of one recorder in one event are pieces of it: they do not run at once. */
const PIECES_OVERLAP = 0.05;

interface Edge {
  readonly a: Mergeable;
  readonly b: Mergeable;
  readonly match: Match;
}

/** Whether the terms of their sources let two records be one event. */
export type MayJoin = (a: Mergeable, b: Mergeable) => boolean;

/**
 * The events of some records that have to do with each other. The surest pairs are joined first; a pair is left apart
 * when the person said so, or when joining it would put two recordings of one device into one event. The answer depends
 * on the records alone, not on the order in which they came.
 */
export function groupsOf(
  records: readonly Mergeable[],
  refusals: readonly MergeRefusal[],
  mayJoin: MayJoin = () => true,
): readonly Group[] {
  const ordered = records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const edges = edgesOf(ordered).filter(({ a, b }) => mayJoin(a, b));
  const groups = new Map<RecordId, { members: Mergeable[]; reasons: MergeReason[] }>(
    ordered.map((record) => [record.id, { members: [record], reasons: [] }]),
  );
  const apart = new Set(refusals.flatMap(({ members }) => pairsOf(members)));
  const pieces = piecesOf(ordered, edges);
  const join = (a: Mergeable, b: Mergeable, reason: MergeReason): void => {
    const [one, other] = [groups.get(a.id), groups.get(b.id)];
    if (one === undefined || other === undefined || one === other) return;
    const forbidden = one.members.some((x) =>
      other.members.some((y) => apart.has(pairOf(x.id, y.id)) || contradict(x, y, pieces)),
    );
    if (forbidden) return;
    one.members.push(...other.members);
    one.reasons.push(...other.reasons, reason);
    for (const { id } of other.members) groups.set(id, one);
  };
  for (const { a, b, match } of edges) if (match.relation !== 'part') join(a, b, match.reason);
  for (const { whole, part, reason } of pieces.values()) join(whole, part, reason);
  return [...new Set(groups.values())].flatMap(({ members, reasons }) => {
    const [first, ...others] = reasons;
    if (first === undefined) return [];
    return [{ members, reason: others.reduce((low, each) => (each.confidence < low.confidence ? each : low), first) }];
  });
}

/** Surest first; of equally sure ones in the order of the ids. */
function edgesOf(records: readonly Mergeable[]): readonly Edge[] {
  const edges = records.flatMap((a, i) =>
    records.slice(i + 1).flatMap((b): readonly Edge[] => {
      const match = matchRecords(a, b);
      return match === null ? [] : [{ a, b, match }];
    }),
  );
  return edges.sort((x, y) => y.match.reason.confidence - x.match.reason.confidence);
}

interface Piece {
  readonly whole: Mergeable;
  readonly part: Mergeable;
  readonly reason: MergeReason;
}

/** By id of the part: records of one recorder that lie inside a longer one of another, and make it up together. */
function piecesOf(records: readonly Mergeable[], edges: readonly Edge[]): ReadonlyMap<RecordId, Piece> {
  const candidates = edges
    .filter(({ match }) => match.relation !== 'same')
    .map(({ a, b, match }): Piece => {
      const [part, whole] = lengthOf(a) < lengthOf(b) ? [a, b] : [b, a];
      return { whole, part, reason: match.reason };
    });
  const found = new Map<RecordId, Piece>();
  for (const whole of records) {
    const inside = candidates.filter((piece) => piece.whole.id === whole.id && !found.has(piece.part.id));
    for (const pieces of Map.groupBy(inside, ({ part }) => recorderOf(part)).values()) {
      if (makeUp(pieces, whole)) for (const piece of pieces) found.set(piece.part.id, piece);
    }
  }
  return found;
}

function makeUp(pieces: readonly Piece[], whole: Mergeable): boolean {
  if (pieces.length < 2) return false;
  const parts = pieces.map(({ part }) => part);
  const atOnce = parts.some((a, i) =>
    parts.slice(i + 1).some((b) => overlapOf(spanOf(a), spanOf(b)).ofShorter > PIECES_OVERLAP),
  );
  const time = parts.reduce((sum, part) => sum + lengthOf(part), 0) / lengthOf(whole);
  if (atOnce || time < PIECES_SHARE_WITH_DISTANCE) return false;
  const distances = parts.map(distanceOf);
  const total = distanceOf(whole);
  if (total === null || distances.some((distance) => distance === null)) return time >= PIECES_SHARE;
  const sum = distances.reduce<number>((all, distance) => all + (distance ?? 0), 0);
  return Math.abs(sum - total) <= PIECES_DISTANCE * total;
}

/** One recorder sees an event once, or in pieces that follow each other inside a whole. */
function contradict(a: Mergeable, b: Mergeable, pieces: ReadonlyMap<RecordId, Piece>): boolean {
  if (a.kind !== b.kind || recorderOf(a) !== recorderOf(b)) return false;
  const piece = pieces.get(a.id);
  if (piece !== undefined && piece.whole.id === pieces.get(b.id)?.whole.id) return false;
  if (a.kind === 'sleep') return false;
  return overlapOf(spanOf(a), spanOf(b)).ofShorter < 1 - PIECES_OVERLAP;
}

function lengthOf(record: Mergeable): number {
  const { startMs, endMs } = spanOf(record);
  return endMs - startMs;
}

function distanceOf(record: Mergeable): number | null {
  return record.kind === 'workout' ? (record.distanceMeters ?? null) : null;
}

function pairsOf(ids: readonly RecordId[]): readonly string[] {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pairOf(a, b)));
}

function pairOf(a: RecordId, b: RecordId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
