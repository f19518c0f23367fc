import { createHash } from 'node:crypto';
import { type AnyRecord, dataKinds, localOwner, type Storage } from '@vitalwire/core';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';

export interface Content {
  readonly records: number;
  readonly merges: number;
  /** Of everything that the person could be told: records, streams, merges, roll-ups; not of when it came in. */
  readonly hash: string;
  readonly unfinished: number;
}

/** What is in a database file, whenever and in however many runs it came in. */
export async function contentOf(path: string): Promise<Content> {
  const storage = sqliteStorage({ database: openSqlite(path, Database) });
  try {
    return await contentIn(storage);
  } finally {
    await storage.close();
  }
}

export async function contentIn(storage: Storage): Promise<Content> {
  const hash = createHash('sha256');
  let records = 0;
  let merges = 0;
  for (const kind of dataKinds) {
    const all = await storage.records.list(localOwner, { kind, order: 'oldest-first' });
    records += all.length;
    const lines = await Promise.all(all.map((record) => lineOf(storage, record)));
    for (const line of lines.toSorted()) hash.update(line);
    const joined = await storage.merges.list(localOwner, kind);
    merges += joined.length;
    for (const line of joined.map((merge) => JSON.stringify({ ...merge, id: '', decidedAt: '' })).toSorted())
      hash.update(line);
    for (const period of ['week', 'month'] as const)
      hash.update(untimed(await storage.records.periodTotals(localOwner, period, { kind })));
    hash.update(untimed(await storage.records.dayTotals(localOwner, { kind })));
  }
  hash.update(JSON.stringify(await storage.people.thresholds(localOwner), leaveOut('recordedAt')));
  const entries = await storage.imports.list(localOwner);
  return {
    records,
    merges,
    hash: hash.digest('hex'),
    unfinished: entries.filter(({ state }) => state === 'running').length,
  };
}

async function lineOf(storage: Storage, record: AnyRecord): Promise<string> {
  const streams = record.kind === 'workout' ? await storage.streams.read(localOwner, record.id, null) : null;
  const columns = streams?.columns.map(({ channel, values }) => [channel, [...values]]) ?? null;
  return JSON.stringify([record, streams && [...streams.elapsedSeconds], columns], leaveOut('receivedAt'));
}

const untimed = (totals: unknown) => JSON.stringify(totals, leaveOut('receivedAt', 'newestMs', 'receivedAtMs'));

function leaveOut(...names: readonly string[]) {
  return (key: string, value: unknown) => (names.includes(key) ? undefined : value);
}
