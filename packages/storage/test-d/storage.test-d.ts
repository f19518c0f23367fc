import type { Hrv, Owner, RecordId, Storage, UserId, Workout } from '@vitalwire/core';
import type { StorageEngine } from '@vitalwire/storage';
import { decodeColumn, encodeColumn } from '@vitalwire/storage/codec';
import { memoryStorage } from '@vitalwire/storage/memory';
import { postgresStorage } from '@vitalwire/storage/postgres';
import { openSqlite, type SqliteDatabase, sqliteStorage } from '@vitalwire/storage/sqlite';
import { type ConformanceCase, failAtEveryStep, storageConformance } from '@vitalwire/storage/testing';
import Database from 'better-sqlite3';
import type { Pool } from 'pg';
import { expectTypeOf, test } from 'vitest';

declare const owner: Owner;
declare const id: RecordId;

test('every factory makes the storage of the contract', () => {
  expectTypeOf(memoryStorage).returns.toEqualTypeOf<Storage>();
  expectTypeOf(sqliteStorage).returns.toEqualTypeOf<Storage>();
  expectTypeOf(postgresStorage).returns.toEqualTypeOf<Storage>();
  expectTypeOf<StorageEngine>().toEqualTypeOf<'sqlite' | 'postgres'>();
});

test('the drivers fit without a cast', () => {
  expectTypeOf(openSqlite('health.db', Database)).toExtend<SqliteDatabase>();
  expectTypeOf(new Database('health.db')).toExtend<SqliteDatabase>();
  expectTypeOf<Parameters<typeof postgresStorage>[0]['pool']>().toEqualTypeOf<Pool>();
});

test('a kind gives its own records', () => {
  const { records } = memoryStorage();
  expectTypeOf(records.get(owner, 'workout', id)).resolves.toEqualTypeOf<Workout | null>();
  expectTypeOf(records.list(owner, { kind: 'hrv', order: 'oldest-first' })).resolves.toEqualTypeOf<readonly Hrv[]>();
  // @ts-expect-error a kind that is none
  void records.get(owner, 'ride', id);
  // @ts-expect-error an order must be said
  void records.list(owner, { kind: 'workout' });
  // @ts-expect-error a user without a tenant reaches nothing
  void records.overview({ userId: 'me' as UserId });
});

test('a transaction offers the stores and nothing else', () => {
  void memoryStorage().transaction(async (transaction) => {
    expectTypeOf(transaction.records).toEqualTypeOf<Storage['records']>();
    // @ts-expect-error transactions do not nest
    void transaction.transaction;
    // @ts-expect-error nor do they close the storage
    void transaction.close;
  });
});

test('a column is numbers of one of two sorts', () => {
  expectTypeOf(decodeColumn(encodeColumn({ values: new Int32Array(1), missing: null })).values).toEqualTypeOf<
    Float64Array | Int32Array
  >();
  // @ts-expect-error 16 bits are not enough for a column
  encodeColumn({ values: new Int16Array(1), missing: null });
});

test('the suite is data for any runner', () => {
  expectTypeOf(storageConformance).returns.toEqualTypeOf<readonly ConformanceCase[]>();
  expectTypeOf(failAtEveryStep).returns.resolves.toEqualTypeOf<number>();
});
