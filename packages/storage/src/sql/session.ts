import type { MigrationOptions, Owner } from '@vitalwire/core';
import type { CompiledQuery, Kysely } from 'kysely';
import type { StorageEngine } from '../engine.ts';
import type { Database } from '../schema.ts';

/** Runs queries for one owner at a time, inside a transaction or outside of one. */
export interface SqlSession {
  /** @throws HealthError the storage errors */
  execute<R>(owner: Owner, query: CompiledQuery<R>): Promise<readonly R[]>;
}

/** What differs between databases. */
export interface SqlEngine {
  readonly name: StorageEngine;
  /** For messages: a path, or the name of a database; never a password. */
  readonly place: string;
  readonly db: Kysely<Database>;
  /** Reads outside of a transaction. */
  read<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** The whole of `work` or nothing; takes the write lock at its start. */
  transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Reads that all see one moment; run once, nothing can be written. */
  snapshot<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** A transaction that takes rows away for good: what they said is overwritten where the engine can do that. */
  erasing<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  compact(): Promise<void>;
  migrate(options: MigrationOptions): Promise<readonly string[]>;
  close(): Promise<void>;
}
