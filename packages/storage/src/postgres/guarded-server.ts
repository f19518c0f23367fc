import type { ParameterOrJSON, ReservedSql, Sql, UnsafeQueryOptions } from 'postgres';

/** What the driver hands to `onexecute`, as its own transactions use it: the way to hear that a connection has ended. */
interface Connection {
  onclose: ((error: unknown) => void) | null;
}

/**
 * postgres.js 3.4.9 ends the whole process when a query is sent on a reserved connection that the server has closed,
 * and stops answering when such a connection is given back to the pool (its issues 1199 and 1208). Here a closed
 * connection refuses further queries with the error it was closed by, and is not given back: the pool makes a new one.
 */
export function guardedServer(server: Sql): Sql {
  const pool = Object.assign(() => undefined, {
    options: server.options,
    reserve: async () => guardedConnection(await server.reserve()),
    end: (options?: { readonly timeout?: number }) => server.end(options),
  });
  return pool as unknown as Sql;
}

function guardedConnection(reserved: ReservedSql) {
  let connection: Connection | null = null;
  let closedBy: unknown = null;
  const watch = (used: Connection) => {
    connection = used;
    used.onclose = (error) => {
      closedBy = error;
    };
    return true;
  };
  /** There is nothing left to roll back; failing here would hide the error that led to it. */
  const rolledBack = (error: unknown) => {
    closedBy ??= error;
    return Object.assign([], { command: 'ROLLBACK', count: 0 });
  };
  const unsafe = async (text: string, parameters?: ParameterOrJSON<never>[], options?: UnsafeQueryOptions) => {
    const rollback = text === 'rollback';
    if (closedBy !== null) {
      if (rollback) return rolledBack(closedBy);
      throw closedBy;
    }
    const watched = connection === null ? { ...options, onexecute: watch } : options;
    const query = reserved.unsafe(text, parameters, watched);
    return rollback ? query.catch(rolledBack) : query;
  };
  return {
    unsafe,
    release() {
      if (closedBy !== null) return;
      if (connection !== null) connection.onclose = null;
      reserved.release();
    },
  };
}
