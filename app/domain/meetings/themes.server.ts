/** Themes for many dates at once; a date that has one keeps it. */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { Language } from '#app/words/languages.ts';
import { holdSeries } from './audience.server.ts';
import type { AgendaItem } from './meetings.ts';
import { dateFaults } from './series-faults.ts';

export interface Themes {
  series: string;
  writtenIn: Language;
  themes: { meeting: string; theme: string; agenda: AgendaItem[] }[];
}

export type ThemesGiven =
  | { given: number }
  | { refused: 'not-found' }
  | { refused: 'invalid'; faults: { meeting: string; field: 'theme' | 'agenda' }[] };

/** An agenda goes with its theme, where the date has none. */
export async function giveThemes(
  db: Db,
  viewer: SignedIn,
  { series: id, writtenIn, themes: all }: Themes,
  now: Date,
): Promise<ThemesGiven> {
  const themes = all.filter(({ theme }) => theme.trim() !== '');
  const faults = themes.flatMap(({ meeting, ...it }) =>
    dateFaults(it).flatMap((field) =>
      field === 'theme' || field === 'agenda' ? [{ meeting, field }] : [],
    ),
  );
  if (faults.length > 0) return { refused: 'invalid', faults };
  return db.transaction().execute(async (trx): Promise<ThemesGiven> => {
    if (!(await holdSeries(trx, viewer, id))) return { refused: 'not-found' };
    let given = 0;
    for (const { meeting, theme, agenda } of themes) {
      const free = await trx
        .updateTable('meetings')
        .set({
          theme: theme.trim(),
          written_in: writtenIn,
          sequence: sql<number>`sequence + 1`,
          changed_at: now.toISOString(),
        })
        .where('id', '=', meeting)
        .where('series_id', '=', id)
        .where('theme', 'is', null)
        .where('cancelled_at', 'is', null)
        .where('starts_at', '>', now.toISOString())
        .returning('id')
        .executeTakeFirst();
      if (!free) continue;
      given += 1;
      await trx
        .updateTable('meetings')
        .set({ agenda: JSON.stringify(agenda) })
        .where('id', '=', meeting)
        .where('agenda', '=', '[]')
        .execute();
    }
    const details = { themes: given };
    await recordAudit(
      trx,
      { actorId: viewer.id, verb: 'series.changed', subjectId: id, details },
      now,
    );
    return { given };
  });
}
