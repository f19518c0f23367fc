import type { CompiledQuery, Kysely } from 'kysely';
import type { StorageEngine } from '../engine.ts';
import type { Database } from '../schema.ts';

const READ: unique symbol = Symbol('slot');

/** Stands in a query for a value that is only known when the query runs. */
export type SlotOf<V> = <T>(read: (values: V) => T) => T;

interface Slot {
  readonly [READ]: (values: unknown) => unknown;
}

interface Compilable<R> {
  compile(): CompiledQuery<R>;
}

/** Queries built and compiled once, then only filled with values: kysely would do all of it again on every call. */
export interface Statements {
  readonly engine: StorageEngine;
  readonly db: Kysely<Database>;
  /** @param key names the shape of the query: two builds under one key must differ in values only */
  bind<V, R>(key: string, values: V, build: (db: Kysely<Database>, slot: SlotOf<V>) => Compilable<R>): CompiledQuery<R>;
}

/** What a shape compiles to depends on the engine alone, so that opening another database compiles nothing again. */
const compiledFor: { readonly [E in StorageEngine]: Map<string, CompiledQuery> } = {
  sqlite: new Map(),
  postgres: new Map(),
};

export function createStatements(db: Kysely<Database>, engine: StorageEngine): Statements {
  const compiled = compiledFor[engine];
  return {
    db,
    engine,
    bind<V, R>(key: string, values: V, build: (db: Kysely<Database>, slot: SlotOf<V>) => Compilable<R>) {
      let query = compiled.get(key) as CompiledQuery<R> | undefined;
      if (query === undefined) {
        query = build(db, slot).compile();
        compiled.set(key, query);
      }
      const parameters = query.parameters.map((parameter) => (isSlot(parameter) ? parameter[READ](values) : parameter));
      return { ...query, parameters };
    },
  };
}

/** The query builder sees a value of the right type; only `bind` ever looks into it. */
function slot<V, T>(read: (values: V) => T): T {
  return { [READ]: read } as T;
}

function isSlot(parameter: unknown): parameter is Slot {
  return typeof parameter === 'object' && parameter !== null && READ in parameter;
}

/** Lengths that lists in a query come in, so that few shapes are compiled: a shorter list repeats its last value. */
const LIST_LENGTHS = [1, 4, 16, 32, 64];
export const longestList = 64;

/** @param values at least one, at most `longestList` */
export function padded<T>(values: readonly T[]): readonly T[] {
  const length = LIST_LENGTHS.find((candidate) => candidate >= values.length) ?? longestList;
  const last = values.at(-1) as T;
  return Array.from({ length }, (_, i) => values[i] ?? last);
}

/** The same for a list of any length, which may be absent; lengths beyond the longest grow in its steps. */
export function listed<T>(values: readonly T[] = []): readonly T[] {
  if (values.length === 0) return [];
  return chunked(values).flatMap((chunk) => padded(chunk));
}

export function chunked<T>(values: readonly T[], size: number = longestList): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => values.slice(i * size, (i + 1) * size));
}
