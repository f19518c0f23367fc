/** What is used of an open better-sqlite3 database: the driver stays the app's dependency. */
export interface SqliteDatabase {
  readonly name: string;
  readonly inTransaction: boolean;
  prepare(sql: string): SqliteStatement;
  pragma(source: string, options?: { readonly simple?: boolean }): unknown;
  close(): unknown;
}

export interface SqliteStatement {
  readonly reader: boolean;
  all(...parameters: unknown[]): unknown[];
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...parameters: unknown[]): IterableIterator<unknown>;
}

/** The constructor that `better-sqlite3` exports. */
export type SqliteDriver<D extends SqliteDatabase = SqliteDatabase> = new (
  path: string,
  options?: { readonly readonly?: boolean; readonly timeout?: number },
) => D;

export interface CopyProgress {
  readonly totalPages: number;
  readonly remainingPages: number;
}

/** A database that can be copied while it is used. */
export interface CopyableDatabase extends SqliteDatabase {
  /** @param options.progress called between two steps, answers how many pages the next one shall copy */
  backup(path: string, options: { readonly progress: (progress: CopyProgress) => number }): Promise<CopyProgress>;
}

/** Statements by their text, prepared once: preparing costs as much as running (measured 2x). */
export interface PreparedStatements {
  get(sql: string): SqliteStatement;
}

/** More shapes of query than there are; bounds what a long-lived process holds. */
const LIMIT = 256;

export function preparedStatements(database: SqliteDatabase): PreparedStatements {
  const statements = new Map<string, SqliteStatement>();
  return {
    get(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      const [oldest] = statements.keys();
      if (statements.size >= LIMIT && oldest !== undefined) statements.delete(oldest);
      statements.set(sql, statement);
      return statement;
    },
  };
}
