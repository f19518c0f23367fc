import type { ParameterOrJSON, Sql, TransactionSql, UnsafeQueryOptions } from 'postgres';

/** What the driver hands to `onexecute`, as its own transactions use it: the way to hear that a connection has ended. */
interface Connection {
  onclose: ((error: unknown) => void) | null;
}

/** A transaction of the driver that stays open until it is told to end. */
interface OpenTransaction {
  readonly sql: TransactionSql;
  /** Sends `commit`; rejects when the server did not confirm it. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/**
 * The driver as the query builder wants it, without its `reserve`. Of postgres.js 3.4.9 a reservation that failed stays
 * in the driver's queue, and takes a connection for ever when the server is back: a pool of two waits without end after
 * a restart. A query on a reserved connection that the server has closed ends the whole process (its issues 1199 and
 * 1208). So a transaction here is one of the driver's own, held open; whatever is outside of one goes to the pool.
 */
export function guardedServer(server: Sql): Sql {
  const pool = Object.assign(() => undefined, {
    options: server.options,
    reserve: async () => guardedConnection(server),
    end: (options?: { readonly timeout?: number }) => server.end(options),
  });
  return pool as unknown as Sql;
}

function guardedConnection(server: Sql) {
  let open: OpenTransaction | null = null;
  const control = async (text: string) => {
    if (text === 'begin') open = await openTransaction(server);
    else {
      const ending = open;
      open = null;
      await (text === 'commit' ? ending?.commit() : ending?.rollback());
    }
    return Object.assign([], { command: text.toUpperCase(), count: 0 });
  };
  return {
    async unsafe(text: string, parameters?: ParameterOrJSON<never>[], options?: UnsafeQueryOptions) {
      if (text === 'begin' || text === 'commit' || text === 'rollback') return control(text);
      return (open?.sql ?? server).unsafe(text, parameters, options);
    },
    release() {},
  };
}

async function openTransaction(server: Sql): Promise<OpenTransaction> {
  let closedBy: unknown = null;
  let watched = false;
  const watch = (connection: Connection) => {
    watched = true;
    const before = connection.onclose;
    connection.onclose = (error) => {
      closedBy = error;
      before?.(error);
    };
    return true;
  };
  const started = Promise.withResolvers<TransactionSql>();
  const work = Promise.withResolvers<void>();
  const whole = server.begin((sql) => {
    started.resolve(sql);
    return work.promise;
  });
  // Told by `started` when it never began, by `commit` when it ends, and by the failing query in between.
  whole.catch((error: unknown) => {
    closedBy ??= error;
    started.reject(error);
  });
  const sql = await started.promise;
  const unsafe = async (text: string, parameters?: ParameterOrJSON<never>[], options?: UnsafeQueryOptions) => {
    if (closedBy !== null) throw closedBy;
    return sql.unsafe(text, parameters, watched ? options : ({ ...options, onexecute: watch } as UnsafeQueryOptions));
  };
  return {
    sql: { unsafe } as unknown as TransactionSql,
    async commit() {
      if (closedBy !== null) throw closedBy;
      work.resolve();
      await whole;
    },
    async rollback() {
      // A closed connection has nothing left to roll back, and what is sent on it ends the process: the work stays open.
      if (closedBy !== null) return;
      const undone = new Error('rolled back');
      work.reject(undone);
      await whole.catch(() => undefined);
    },
  };
}
