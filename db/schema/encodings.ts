/**
 * The tables, as Kysely reads them. Encodings are decided here once, portable to both engines
 * (DESIGN.md D5): ids are UUIDv7 text, times are UTC ISO-8601 text with milliseconds, flags are
 * 0 or 1, structures are JSON as text.
 */
export type Id = string;
/** UTC, ISO 8601 with milliseconds: `2026-11-22T10:40:00.000Z`. Sorts as text. */
export type Instant = string;
export type Flag = 0 | 1;
export type Json = string;
