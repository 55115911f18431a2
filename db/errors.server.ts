/** Whether PostgreSQL says that this account may not do it. */
export const isForbidden = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === '42501';

/** Whether an insert broke a unique constraint: the only place that knows both engines' words. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    code === '23505' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}
