import type { PointWritten } from '#app/domain/notes/notes.ts';

/** Action points as the form's rows say them; rows without words are none. */
export function pointsIn(typed: Record<string, string>): (PointWritten & { row: number })[] {
  const rows = Object.keys(typed)
    .flatMap((name) => /^point-(\d{1,2})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  return rows.flatMap((row) => {
    const text = (typed[`point-${row}`] ?? '').trim();
    if (text === '') return [];
    return {
      row,
      id: typed[`id-${row}`] || null,
      text,
      ownerId: typed[`owner-${row}`] || null,
      dueOn: typed[`due-${row}`]?.trim() || null,
    };
  });
}
