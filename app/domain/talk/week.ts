/** Weeks as ISO 8601 counts them, in UTC: from Monday to Sunday, the first one holds 4 January. */
const day = 86_400_000;

export interface Week {
  /** `2026-W47` */
  name: string;
  start: Date;
}

export function weekOf(now: Date): Week {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const start = today - ((now.getUTCDay() + 6) % 7) * day;
  // The week belongs to the year of its Thursday.
  const year = new Date(start + 3 * day).getUTCFullYear();
  const fourth = Date.UTC(year, 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day;
  const number = Math.round((start - first) / (7 * day)) + 1;
  return { name: `${year}-W${String(number).padStart(2, '0')}`, start: new Date(start) };
}
