import { statSync } from 'node:fs';
import { Socket } from 'node:net';
import SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
} from 'kysely';
import pg from 'pg';

/**
 * A deferred BEGIN lets two processes read first and then both try to write: one of them fails
 * with SQLITE_BUSY_SNAPSHOT, which ignores the busy timeout (STACK.md).
 */
class ImmediateSqliteDriver extends SqliteDriver {
  private readonly inode: number | undefined;
  private isLookedFor = false;

  constructor(private readonly database: SQLite.Database) {
    super({ database: keepingStatements(database) });
    this.inode = this.inodeNow();
  }

  /** What is written to a file that nobody will open again is lost, however well it was acknowledged. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.isLookedFor) this.lookForFile();
    return super.acquireConnection();
  }

  /** Once in each turn of the event loop: whoever asks in it asks at the same moment. */
  private lookForFile(): void {
    if (this.inodeNow() !== this.inode)
      throw new SQLite.SqliteError('the file was taken away or replaced', 'SQLITE_IOERR_VNODE');
    this.isLookedFor = true;
    setImmediate(() => (this.isLookedFor = false));
  }

  private inodeNow(): number | undefined {
    if (this.database.memory) return undefined;
    return statSync(this.database.name, { throwIfNoEntry: false })?.ino;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk has ended the transaction by itself, and that is what should be heard of. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
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

const mostStatements = 300;
/** What changes the tables is not asked twice, and a pragma is not a query. */
const isAskedAgain = /^\s*(select|insert|update|delete|with|begin|commit)\b/i;

/** SQLite reads the text of a statement once, and makes it anew by itself when a table changes. */
function keepingStatements(database: SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SQLite.Statement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = kept.get(text);
      // One whose rows are still being read cannot be asked again meanwhile.
      if (known && !known.busy) return known;
      const statement = database.prepare(text);
      if (!isAskedAgain.test(text)) return statement;
      if (kept.size >= mostStatements) kept.delete(kept.keys().next().value!);
      kept.set(text, statement);
      return statement;
    },
  };
}

export function sqliteDialect(database: SQLite.Database): Dialect {
  const stock = new SqliteDialect({ database });
  return {
    createAdapter: () => new TransactionalDdlAdapter(),
    createDriver: () => new ImmediateSqliteDriver(database),
    createIntrospector: (db) => stock.createIntrospector(db),
    createQueryCompiler: () => stock.createQueryCompiler(),
  };
}

const INT8 = 20;

interface PoolOptions {
  schema?: string;
  /** Milliseconds that one statement may take; without it, as long as it takes. */
  longest?: number | undefined;
}

export function postgresPool(url: string, { schema, longest }: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // A page that says so is better than one that waits for ever.
    connectionTimeoutMillis: Math.min(10_000, longest ?? Infinity),
    // Somebody who went without a word is found out about after some minutes, not after hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: 60_000,
    ...(longest ? boundsOf(longest) : {}),
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
    types: {
      getTypeParser: (id: number, format?: unknown) =>
        // Counts come back as int8, which pg hands over as text; ours stay far below 2^53.
        id === INT8 ? Number : pg.types.getTypeParser(id, format as 'text'),
    } as pg.CustomTypesConfig,
  });
  // A connection that breaks while nobody asks it anything must not take the process with it: one that
  // idles tells the pool, one that is held between two statements of a transaction only itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** How much longer than its own bound a server that lives may take to say that it is over. */
const grace = 5_000;

/**
 * The server itself ends what takes longer, and lets go of what a client holds that fell silent. A server
 * that falls silent has its connection cut: what waits on it fails, and the pool takes it out.
 */
function boundsOf(longest: number): pg.PoolConfig {
  return {
    statement_timeout: longest,
    idle_in_transaction_session_timeout: longest + grace,
    stream: () => {
      const socket = new Socket();
      const silent = Object.assign(new Error('The database fell silent.'), { code: 'ETIMEDOUT' });
      return socket.setTimeout(longest + grace, () => socket.destroy(silent));
    },
  };
}

export function postgresDialect(pool: pg.Pool): Dialect {
  return new PostgresDialect({ pool });
}
