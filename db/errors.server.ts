/** Whether PostgreSQL says that this account may not do it, or may not even see where. */
export const isForbidden = (error: unknown): boolean =>
  ['42501', '3F000'].includes(String((error as { code?: unknown } | null)?.code));

/** Whether an insert broke a unique constraint: the only place that knows both engines' words. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    code === '23505' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}
