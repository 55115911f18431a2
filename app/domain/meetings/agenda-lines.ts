/** An agenda as somebody types it: a line each, its minutes first. */
import type { AgendaItem } from './series-plan.ts';

/** `20 One practice`; null for a line that does not begin with its minutes. */
export function readAgenda(typed: string): AgendaItem[] | null {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const items = lines.map((line) =>
    /^\s*(\d{1,3})\s*(?:min\b\.?|['’′])?\s*[.:)–-]?\s+(.+)$/u.exec(line),
  );
  if (items.some((it) => it === null)) return null;
  return items.map((it) => ({ minutes: Number(it![1]), text: it![2]!.trim() }));
}

export const agendaLines = (agenda: readonly AgendaItem[]): string =>
  agenda.map(({ minutes, text }) => `${minutes} ${text}`).join('\n');
