import { HealthError } from '@vitalwire/core';
import type { Pool, PoolClient } from 'pg';
import type { SqliteDatabase, SqliteStatement } from '../../src/sqlite/database.ts';

/** Counts statements; the one with this number fails before it reaches the database. */
export interface StatementCounter {
  failAt: number;
  taken: number;
}

function take(counter: StatementCounter, text: string): void {
  // What ends a transaction that has failed must get through, as on a server that is still there.
  if (/^rollback/i.test(text)) return;
  counter.taken++;
  if (counter.taken === counter.failAt) throw new HealthError('internal', `${text} was made to fail.`, {});
}

/** The same object with one method in place of another; everything else works on the object itself. */
function bent<T extends object>(real: T, methods: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(real, {
    get(target, name) {
      if (Object.hasOwn(methods, name)) return methods[name as keyof T];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export function failingDatabase(real: SqliteDatabase, counter: StatementCounter): SqliteDatabase {
  const counted =
    (text: string, run: (...parameters: unknown[]) => unknown) =>
    (...parameters: unknown[]) => {
      take(counter, text);
      return run(...parameters);
    };
  const prepare = (text: string): SqliteStatement => {
    const statement = real.prepare(text);
    return bent(statement, {
      all: counted(text, (...parameters) => statement.all(...parameters)),
      run: counted(text, (...parameters) => statement.run(...parameters)),
      iterate: counted(text, (...parameters) => statement.iterate(...parameters)),
    });
  };
  return bent(real, { prepare });
}

export function failingPool(real: Pool, counter: StatementCounter): Pool {
  const connect = async () => {
    const client = await real.connect();
    const query = async (text: string | { readonly text: string }, ...rest: unknown[]) => {
      take(counter, typeof text === 'string' ? text : text.text);
      return (client.query as (...call: unknown[]) => unknown)(text, ...rest);
    };
    return bent<PoolClient>(client, { query });
  };
  return bent(real, { connect });
}

/**
 * Runs the work once for each of its statements, with that one failing.
 * @param run works over a database that is as it has to be before, and looks at it afterwards
 * @returns how many statements the work has
 */
export async function failAtEveryStatement(run: (counter: StatementCounter) => Promise<void>): Promise<number> {
  for (let failAt = 1; ; failAt++) {
    const counter = { failAt, taken: 0 };
    await run(counter);
    if (counter.taken < failAt) return counter.taken;
  }
}
