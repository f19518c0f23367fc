import type { Instant, ReadCall } from '@vitalwire/core';
import type { Grants } from '../../src/grants/grants.ts';
import type { Hub } from '../../src/hub.ts';
import type { Known } from './people.ts';

/** One person before a hub over one database. */
export interface Visitor {
  readonly hub: Hub;
  readonly grants: Grants;
  readonly call: ReadCall;
  readonly clock: { now: Instant };
}

/** Calls one method, with what belongs to Anna where it takes anything that can be named. @returns all that it answered */
export type Step = (visitor: Visitor, annas: Known) => Promise<unknown>;

type StepsOf<T> = {
  readonly [M in keyof T]: T[M] extends (...call: never[]) => unknown ? Step : StepsOf<T[M]>;
};

/** An entry for every method that there is. A method without one does not compile. */
export type Walk = StepsOf<Hub & { readonly grants: Grants }>;

export type Outcome = { readonly answer: unknown } | { readonly failure: unknown };
