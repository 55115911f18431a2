import SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
} from 'kysely';
import pg from 'pg';

/**
 * A deferred BEGIN lets two processes read first and then both try to write: one of them fails
 * with SQLITE_BUSY_SNAPSHOT, which ignores the busy timeout (STACK.md).
 */
class ImmediateSqliteDriver extends SqliteDriver {
  constructor(private readonly database: SQLite.Database) {
    super({ database: { prepare: preparing(database), close: () => database.close() } });
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk has ended the transaction by itself, and that is what should be heard of. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

const mostPrepared = 500;

/**
 * To prepare a statement takes SQLite longer than to run it, so those used lately stay prepared. None
 * is run a second time while it is read from: a stream has the connection for itself.
 */
function preparing(database: SQLite.Database): (sql: string) => SQLite.Statement {
  const kept = new Map<string, SQLite.Statement>();
  return (sql) => {
    const known = kept.get(sql);
    const statement = known ?? database.prepare(sql);
    kept.delete(sql);
    // What changes the tables is not asked twice, and a pragma is not a query.
    if (/^\s*(select|insert|update|delete|with|begin|commit)\b/i.test(sql)) {
      if (kept.size >= mostPrepared) kept.delete(kept.keys().next().value!);
      kept.set(sql, statement);
    }
    return statement;
  };
}

/** SQLite's DDL is transactional: a migration that is killed leaves nothing behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Opens a file (or an image of one) with the settings that D5 asks for. */
export function openSqlite(source: string | Buffer): SQLite.Database {
  const database = new SQLite(source);
  database.pragma('journal_mode = WAL');
  // better-sqlite3's build falls back to NORMAL on each open, which can lose acknowledged commits.
  database.pragma('synchronous = FULL');
  database.pragma('busy_timeout = 5000');
  database.pragma('foreign_keys = ON');
  // What is deleted is overwritten: a sheet of the case clinic must not stay in the file.
  database.pragma('secure_delete = ON');
  return database;
}

export function sqliteDialect(database: SQLite.Database): Dialect {
  const config = { database };
  const stock = new SqliteDialect(config);
  return {
    createAdapter: () => new TransactionalDdlAdapter(),
    createDriver: () => new ImmediateSqliteDriver(database),
    createIntrospector: (db) => stock.createIntrospector(db),
    createQueryCompiler: () => stock.createQueryCompiler(),
  };
}

const INT8 = 20;

export function postgresPool(url: string, schema?: string): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max: 10,
    // A page that says so is better than one that waits for ever.
    connectionTimeoutMillis: 10_000,
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
    types: {
      getTypeParser: (id: number, format?: unknown) =>
        // Counts come back as int8, which pg hands over as text; ours stay far below 2^53.
        id === INT8 ? Number : pg.types.getTypeParser(id, format as 'text'),
    } as pg.CustomTypesConfig,
  });
}

export function postgresDialect(pool: pg.Pool): Dialect {
  return new PostgresDialect({ pool });
}
