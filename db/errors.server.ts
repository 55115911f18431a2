/** What the engines' errors mean: the only place that knows both engines' words. */

const codeOf = (error: unknown): string =>
  String((error as { code?: unknown } | null | undefined)?.code ?? '');

/** Whether PostgreSQL says that this account may not do it, or may not even see where. */
export const isForbidden = (error: unknown): boolean => ['42501', '3F000'].includes(codeOf(error));

/** Whether an insert broke a unique constraint. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return (
    code === '23505' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/**
 * What keeps a database from doing as it is told, where that is no mistake of ours and passes by
 * itself. `full`: there is no room · `read-only`: it takes no writes · `busy`: others hold it · `slow`:
 * it was not done within the time it has. In these four the transaction was taken back. `failing`: the
 * disk does not do as it is told · `away`: the database went in the middle. In these two a write may
 * have arrived.
 */
export type Trouble = 'full' | 'read-only' | 'busy' | 'slow' | 'failing' | 'away';

const troubles: [Trouble, RegExp][] = [
  ['full', /^(SQLITE_FULL|53100)$/],
  ['read-only', /^(SQLITE_READONLY\w*|25006)$/],
  // SQLITE_BUSY after its timeout, and who waits before it; in PostgreSQL locks and deadlocks.
  ['busy', /^(SQLITE_(BUSY|LOCKED|PROTOCOL)\w*|TOO_MANY_WAITING|40001|40P01|55P03)$/],
  ['slow', /^57014$/],
  // 53200 and 53300, no memory and no connection left, may come after a write has arrived.
  ['away', /^(SQLITE_IOERR_VNODE|08\w{3}|57P0\d|55000|53[23]00)$/],
  // When an fsync fails, SQLite itself cannot tell what stands on the disk.
  ['failing', /^(SQLITE_(IOERR|CANTOPEN)\w*|58030)$/],
  ['away', /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/],
];

/** pg's own words where a connection broke; they come without a code. */
const broken =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (was closed|has encountered a connection error))/;

/** Null for every other error. */
export function troubleOf(error: unknown): Trouble | null {
  const code = codeOf(error);
  const found = troubles.find(([, codes]) => codes.test(code));
  if (found) return found[0];
  return error instanceof Error && broken.test(error.message) ? 'away' : null;
}
