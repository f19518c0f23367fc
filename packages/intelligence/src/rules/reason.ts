import { insufficientData, type Outcome } from '@vitalwire/core';
import { refuse, requireFinite, requireNotNegative } from '../refuse.ts';

/** Towards the verdict's `proposition`, away from it, or neither. */
export type Direction = 'for' | 'against' | 'neutral';

/** What an observation is held against. An end that is left out is open. */
export interface ReferenceBand {
  readonly low?: number;
  readonly high?: number;
  /** `own_history`: of this person. `given`: by the caller. `stated`: by the rule, as its formula says. */
  readonly origin: 'own_history' | 'given' | 'stated';
}

/** One reason of a verdict: a code with the numbers it rests on. Every rule answers in this shape. */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  /** What it is about where one code serves many (a metric, a record); `null` where the code says it. */
  readonly subject: string | null;
  /** A few words; the numbers are beside it. */
  readonly title: string;
  readonly direction: Direction;
  readonly observed: { readonly value: number; readonly unit: string };
  /** In the unit of `observed`; `null` where nothing is compared. */
  readonly reference: ReferenceBand | null;
  /** Days that the observation covers; `null` when it is not about days. */
  readonly days: number | null;
  /** Readings, nights, sessions behind it; `null` when the caller did not say. */
  readonly count: number | null;
  /** Share of the verdict, after the weights of what is missing went to the rest. 0: described, not weighed. */
  readonly weight: number;
  /** The weight before that. */
  readonly statedWeight: number;
  /** `weight` times a score of -1 to 1: positive is `for`. They sum to the balance. */
  readonly contribution: number;
}

export interface MissingInput<Input extends string = string> {
  readonly input: Input;
  /** What it would add, a few words. */
  readonly adds: string;
  /** 0: it would be described, not weighed. */
  readonly statedWeight: number;
}

export interface Confidence {
  readonly grade: 'high' | 'moderate' | 'low';
  /** Share of the stated weights for which there was data, 0 to 1. */
  readonly weightPresent: number;
  /** 1: no two reasons pull in opposite directions. */
  readonly agreement: number;
}

/** Where a person should look beyond the numbers. A pointer names no condition. */
export type Pointer = 'see_professional';

export interface Verdict<V, Code extends string = string, Input extends string = string> {
  /** What `for` and `against` are about. */
  readonly proposition: string;
  readonly verdict: V;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason<Code>[];
  readonly missing: readonly MissingInput<Input>[];
  readonly pointers: readonly Pointer[];
}

/** A verdict on weighed reasons. */
export interface WeighedVerdict<V, Code extends string = string, Input extends string = string>
  extends Verdict<V, Code, Input> {
  /** Sum of the contributions, -1 wholly against to 1 wholly for. */
  readonly balance: number;
}

/** What was seen of one input. */
export interface Seen<Code extends string> {
  readonly code: Code;
  readonly subject?: string;
  /** -1 to 1, towards the proposition. */
  readonly score: number;
  readonly observed: number;
  readonly unit: string;
  readonly reference?: ReferenceBand;
  readonly days?: number | undefined;
  readonly count?: number | undefined;
}

/** An input that a rule can weigh. */
export interface Sign<Code extends string, Input extends string> {
  readonly input: Input;
  readonly adds: string;
  readonly statedWeight: number;
  /** `null`: not given. */
  readonly seen: Seen<Code> | null;
}

export type Titles<Code extends string> = { readonly [C in Code]: string };

export function reasonOf<Code extends string>(
  titles: Titles<Code>,
  { code, subject, score, observed, unit, reference, days, count }: Seen<Code>,
  weight = 0,
  statedWeight = 0,
): Reason<Code> {
  return {
    code,
    subject: subject ?? null,
    title: titles[code],
    direction: score > 0 ? 'for' : score < 0 ? 'against' : 'neutral',
    observed: { value: observed, unit },
    reference: reference ?? null,
    days: days ?? null,
    count: count ?? null,
    weight,
    statedWeight,
    // No negative zero in an answer.
    contribution: weight * score + 0,
  };
}

export interface Weighed<Code extends string, Input extends string> {
  readonly balance: number;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason<Code>[];
  readonly missing: readonly MissingInput<Input>[];
}

const MOST_OF_IT = 0.75;
const HALF_OF_IT = 0.5;

/** Weighs what is there; the weights of what is missing go to the rest in proportion. */
export function weigh<Code extends string, Input extends string>(
  titles: Titles<Code>,
  signs: readonly Sign<Code, Input>[],
): Weighed<Code, Input> {
  let all = 0;
  let present = 0;
  for (const { statedWeight, seen } of signs) {
    all += statedWeight;
    if (seen !== null) present += statedWeight;
  }
  const reasons: Reason<Code>[] = [];
  const missing: MissingInput<Input>[] = [];
  let balance = 0;
  let pull = 0;
  for (const { input, adds, statedWeight, seen } of signs) {
    if (seen === null) {
      missing.push({ input, adds, statedWeight });
      continue;
    }
    const reason = reasonOf(titles, seen, present === 0 ? 0 : statedWeight / present, statedWeight);
    balance += reason.contribution;
    pull += Math.abs(reason.contribution);
    reasons.push(reason);
  }
  const agreement = pull === 0 ? 1 : Math.min(1, Math.abs(balance) / pull);
  return { balance, confidence: confidenceOf(all === 0 ? 0 : present / all, agreement), reasons, missing };
}

export function confidenceOf(weightPresent: number, agreement: number): Confidence {
  const grade =
    weightPresent >= MOST_OF_IT && agreement >= HALF_OF_IT ? 'high' : weightPresent >= HALF_OF_IT ? 'moderate' : 'low';
  return { grade, weightPresent, agreement };
}

/** 0 inside the band, falling to -1 at `span` below it and rising to 1 at `span` above it. */
export function bandScore(value: number, low: number, high: number, span: number): number {
  if (value >= low && value <= high) return 0;
  const away = value < low ? value - low : value - high;
  return span > 0 ? Math.max(-1, Math.min(1, away / span)) : Math.sign(away);
}

/** The code for a score below, at and above 0. */
export function byScore<Code extends string>(score: number, codes: readonly [below: Code, even: Code, above: Code]) {
  return codes[score < 0 ? 0 : score > 0 ? 2 : 1];
}

/** Given weights over the stated ones. */
export function weightsOf<Name extends string>(
  stated: { readonly [N in Name]: number },
  given: { readonly [N in Name]?: number } | undefined,
): { readonly [N in Name]: number } {
  if (given === undefined) return stated;
  const weights: { [N in Name]: number } = { ...stated };
  for (const [name, weight] of Object.entries<number | undefined>(given)) {
    if (!(name in stated)) refuse(`weights.${name}`, `is none of ${Object.keys(stated).join(', ')}.`);
    if (weight === undefined) continue;
    requireNotNegative(`weights.${name}`, weight);
    weights[name as Name] = weight;
  }
  if (Object.values<number>(weights).every((weight) => weight === 0)) refuse('weights', 'must not all be 0.');
  return weights;
}

/** Refuses NaN and infinities wherever they stand in plain input. */
export function requireAllFinite(input: unknown, path = ''): void {
  if (typeof input === 'number') requireFinite(path, input);
  else if (typeof input === 'object' && input !== null) {
    for (const [key, value] of Object.entries(input)) requireAllFinite(value, path === '' ? key : `${path}.${key}`);
  }
}

/** None of the inputs was there. */
export function nothingGiven(inputs: readonly string[]): Outcome<never> {
  return insufficientData(`one of ${inputs.join(', ')}`, 'none');
}
