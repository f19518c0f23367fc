import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireNotNegative, requirePositive, requireWhole } from '../refuse.ts';
import { type Seen, type Sign, type Weighed, weigh, weightsOf } from './reason.ts';
import { type RoutePoint, requireRoute, routeOverlap } from './route-overlap.ts';

const stated = { route: 0.4, distance: 0.2, duration: 0.15, hilliness: 0.15, type: 0.1 } as const;
export type SimilarityPart = keyof typeof stated;

const titles = {
  route_alike: 'Same route',
  route_partly: 'Part of the route',
  route_different: 'Another route',
  distance_alike: 'Same distance',
  distance_partly: 'Distance somewhat apart',
  distance_different: 'Another distance',
  duration_alike: 'Same duration',
  duration_partly: 'Duration somewhat apart',
  duration_different: 'Another duration',
  hilliness_alike: 'As hilly',
  hilliness_partly: 'Hills somewhat apart',
  hilliness_different: 'Flatter or hillier',
  type_alike: 'Same kind of session',
  type_partly: 'Kind of session partly alike',
  type_different: 'Another kind of session',
} as const;
export type SimilarityCode = keyof typeof titles;

export interface ComparableActivity {
  readonly id: string;
  readonly sport: string;
  readonly durationSeconds?: number;
  readonly distanceMeters?: number;
  readonly ascentMeters?: number;
  /** A few dozen points are enough. */
  readonly route?: readonly RoutePoint[];
  /** The kind of session in any words of the caller: `intervals`, `long`, `race`. */
  readonly type?: string;
}

export interface SimilarActivitiesInput {
  readonly activity: ComparableActivity;
  /** Other sports and the activity itself are left out. */
  readonly candidates: readonly ComparableActivity[];
  readonly weights?: { readonly [P in SimilarityPart]?: number };
  /** How far off a route still is the route: 75 m unless given. */
  readonly routeToleranceMeters?: number;
  /** 0 to 1: 0.5 unless given. */
  readonly leastSimilarity?: number;
  /** 10 unless given. */
  readonly limit?: number;
}

export interface SimilarActivity extends Weighed<SimilarityCode, SimilarityPart> {
  readonly id: string;
  /** 0 to 1. */
  readonly similarity: number;
}

export interface SimilarActivities {
  /** Most similar first. */
  readonly matches: readonly SimilarActivity[];
  /** Compared and below the least similarity, or over the limit. */
  readonly leftOut: number;
  /** Of the sport, with no part in common. */
  readonly incomparable: readonly string[];
}

/** Metres of climbing a kilometre that make the hills wholly different. */
const FULL_HILLS = 20;

/** Twice as long, or half, is wholly different. */
function ratioApart(a: number, b: number): number {
  return Math.min(1, Math.abs(Math.log2(a / b)));
}

function requireComparable(path: string, activity: ComparableActivity): void {
  for (const field of ['durationSeconds', 'distanceMeters'] as const) {
    const value = activity[field];
    if (value !== undefined) requirePositive(`${path}.${field}`, value);
  }
  if (activity.ascentMeters !== undefined) requireNotNegative(`${path}.ascentMeters`, activity.ascentMeters);
  if (activity.route !== undefined) requireRoute(`${path}.route`, activity.route);
}

function hills({ ascentMeters, distanceMeters }: ComparableActivity): number | null {
  return ascentMeters === undefined || distanceMeters === undefined ? null : (1000 * ascentMeters) / distanceMeters;
}

function compare(
  a: ComparableActivity,
  b: ComparableActivity,
  weights: { readonly [P in SimilarityPart]: number },
  toleranceMeters: number,
): Weighed<SimilarityCode, SimilarityPart> {
  const sign = (
    input: SimilarityPart,
    adds: string,
    seen: readonly [apart: number, observed: number, unit: string, reference?: number] | null,
  ): Sign<SimilarityCode, SimilarityPart> => {
    if (seen === null) return { input, adds, statedWeight: weights[input], seen };
    const [apart, observed, unit, reference] = seen;
    const how = apart <= 0.2 ? 'alike' : apart <= 0.6 ? 'partly' : 'different';
    const value: Seen<SimilarityCode> = { code: `${input}_${how}`, score: 1 - 2 * apart, observed, unit };
    const band = { low: reference ?? 0, high: reference ?? 0, origin: 'given' as const };
    return {
      input,
      adds,
      statedWeight: weights[input],
      seen: reference === undefined ? value : { ...value, reference: band },
    };
  };
  const both = (field: 'distanceMeters' | 'durationSeconds', unit: string) => {
    const [of, against] = [b[field], a[field]];
    return of === undefined || against === undefined ? null : ([ratioApart(of, against), of, unit, against] as const);
  };
  const overlap =
    a.route === undefined || b.route === undefined ? null : routeOverlap(a.route, b.route, toleranceMeters);
  const [climbA, climbB] = [hills(a), hills(b)];
  const climb =
    climbA === null || climbB === null
      ? null
      : ([Math.min(1, Math.abs(climbA - climbB) / FULL_HILLS), climbB, 'm/km', climbA] as const);
  const same = a.type === b.type;
  return weigh(titles, [
    sign(
      'route',
      'whether it is the same course',
      overlap === null ? null : [1 - overlap, overlap, 'share of the route'],
    ),
    sign('distance', 'how far', both('distanceMeters', 'm')),
    sign('duration', 'how long', both('durationSeconds', 's')),
    sign('hilliness', 'climbing a kilometre', climb),
    sign(
      'type',
      'the kind of session',
      a.type === undefined || b.type === undefined ? null : [same ? 0 : 1, same ? 1 : 0, 'same kind'],
    ),
  ]);
}

export const similarActivities = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.similar-activities.weighted_distance',
    version: 1,
    title: 'Activities like this one',
    unit: '0 to 1',
    evidence: 'heuristic',
    formula:
      'our own: 1 - Σ weight·apart: route 0.4 (1 - share along the other within 75 m), distance 0.2 and duration 0.15 (|log2 ratio|), hilliness 0.15 (difference of m/km over 20), kind 0.1; at most 1 each, weights of missing parts go to the rest',
    validRange: 'activities of one sport',
    references: [references.convention],
  },
  (input: SimilarActivitiesInput): Outcome<SimilarActivities> => {
    const { activity, candidates, routeToleranceMeters = 75, leastSimilarity = 0.5, limit = 10 } = input;
    const weights = weightsOf(stated, input.weights);
    requirePositive('routeToleranceMeters', routeToleranceMeters);
    requireBetween('leastSimilarity', leastSimilarity, 0, 1);
    requireWhole('limit', limit, 1);
    requireComparable('activity', activity);
    const ids = new Set<string>();
    const matches: SimilarActivity[] = [];
    const incomparable: string[] = [];
    for (const [i, candidate] of candidates.entries()) {
      const path = `candidates.${i}`;
      if (ids.has(candidate.id)) refuse(`${path}.id`, `is given twice: ${candidate.id}.`);
      ids.add(candidate.id);
      requireComparable(path, candidate);
      if (candidate.sport !== activity.sport || candidate.id === activity.id) continue;
      const weighed = compare(activity, candidate, weights, routeToleranceMeters);
      if (weighed.confidence.weightPresent === 0) incomparable.push(candidate.id);
      else
        matches.push({ id: candidate.id, similarity: Math.max(0, Math.min(1, (1 + weighed.balance) / 2)), ...weighed });
    }
    if (matches.length === 0)
      return insufficientData(
        'another activity of the sport with a part in common',
        `${incomparable.length} of the sport`,
      );
    matches.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
    const kept = matches.filter(({ similarity }) => similarity >= leastSimilarity).slice(0, limit);
    return computed({ matches: kept, leftOut: matches.length - kept.length, incomparable: incomparable.sort() });
  },
);
