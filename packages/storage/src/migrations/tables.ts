import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { StorageEngine } from '../engine.ts';

export type Columns = CreateTableBuilder<string, string>;

/** Column types by engine. Text compares by code point on both, whatever the server's language. */
export function typesOf(engine: StorageEngine) {
  return engine === 'sqlite'
    ? { text: sql`text`, whole: sql`integer`, small: sql`integer`, real: sql`real`, bytes: sql`blob` }
    : {
        text: sql`text collate "C"`,
        whole: sql`bigint`,
        small: sql`integer`,
        real: sql`double precision`,
        bytes: sql`bytea`,
      };
}
type ColumnTypes = ReturnType<typeof typesOf>;

interface CreateOptions {
  /** What of the owner begins the key. */
  readonly owner?: readonly string[];
  readonly byKey?: boolean;
}

/** How tables are made, so that all are made alike. */
export function tableMaker(db: Kysely<never>, engine: StorageEngine) {
  const types: ColumnTypes = typesOf(engine);
  const required = (columns: Columns, names: readonly string[], type: ColumnTypes[keyof ColumnTypes]) =>
    names.reduce((table, name) => table.addColumn(name, type, (column) => column.notNull()), columns);
  return {
    ...types,
    required,
    /** Owner first in every key: no row can be reached without it. `key` are its text columns. */
    table: (name: string, key: readonly string[]) =>
      required(db.schema.createTable(name), ['tenant_id', 'user_id', ...key], types.text),
    /** @param options.byKey on SQLite: the rows lie in the order of the key, which is then stored once */
    async create(
      columns: Columns,
      key: readonly string[],
      { owner = ['tenant_id', 'user_id'], byKey = false }: CreateOptions = {},
    ) {
      const keyed = columns.addPrimaryKeyConstraint(`${tableName(columns)}_key`, [...owner, ...key]);
      const end = byKey ? sql`strict, without rowid` : sql`strict`;
      await (engine === 'sqlite' ? keyed.modifyEnd(end) : keyed).execute();
    },
    ofRecord: (columns: Columns, column: string) =>
      columns.addForeignKeyConstraint(
        `${tableName(columns)}_record`,
        ['tenant_id', 'user_id', column],
        'record',
        ['tenant_id', 'user_id', 'id'],
        (key) => key.onDelete('cascade'),
      ),
    async index(name: string, on: string, columns: readonly string[]) {
      await db.schema
        .createIndex(name)
        .on(on)
        .columns([...columns])
        .execute();
    },
  };
}

function tableName(columns: Columns): string {
  return columns.toOperationNode().table.table.identifier.name;
}
