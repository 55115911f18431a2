/** Notes as they are read by who may come, and as they are written by who runs the meeting. */
import type { Db } from '#db/connection.server.ts';
import { attendanceOf, findMeeting } from '#app/domain/meetings/meetings.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { htmlOf } from '#app/platform/markdown/markdown.server.ts';
import { asLanguage, type Language } from '#app/words/languages.ts';
import type { NotesEditor, NotesPage } from './notes.ts';
import { pointsOf } from './points.server.ts';

/** In the language asked for, or the viewer's, or English, or the one there is. */
export async function notesOf(
  db: Db,
  viewer: SignedIn,
  { meeting: id, language }: { meeting: string; language?: Language | null },
): Promise<NotesPage | null> {
  const meeting = await findMeeting(db, viewer, id);
  if (!meeting) return null;
  const published = (await rowsOf(db, id)).filter((it) => it.published_at !== null);
  const wishes = [language, viewer.language, 'en', published[0]?.language];
  const wish = wishes.find((it) => published.some((row) => row.language === it));
  const row = published.find((it) => it.language === wish);
  const facts = await attendanceOf(db, id);
  const own = facts.filter((it) => it.personId === viewer.id).map((it) => it.state);
  const state = (['present', 'caught-up', 'partly'] as const).find((it) => own.includes(it));
  return {
    meeting,
    notes: row
      ? { language: asLanguage(row.language), html: row.html, publishedAt: row.published_at! }
      : null,
    languages: published.map((it) => asLanguage(it.language)),
    points: row ? await pointsOf(db, viewer, meeting) : [],
    attendance: state === 'present' ? 'there' : (state ?? 'missed'),
  };
}

/** Null for who does not run the meeting. */
export async function notesEditor(
  db: Db,
  viewer: SignedIn,
  { meeting: id, language: asked }: { meeting: string; language: Language | null },
): Promise<NotesEditor | null> {
  const meeting = await findMeeting(db, viewer, id);
  if (!meeting?.leads) return null;
  const rows = await rowsOf(db, id);
  const language = asked ?? asLanguage(rows[0]?.language ?? meeting.writtenIn);
  const row = rows.find((it) => it.language === language);
  const points = await pointsOf(db, viewer, meeting);
  return {
    meeting,
    language,
    markdown: row?.draft ?? row?.markdown ?? '',
    seen: row?.written_at ?? '',
    publishedAt: row?.published_at ?? null,
    drafted: row?.draft != null,
    languages: rows.map((it) => asLanguage(it.language)),
    points: points.map(({ id: point, text, owner, dueOn }) => ({
      id: point,
      text,
      ownerId: owner?.id ?? null,
      dueOn,
    })),
    owners: await ownersOf(db, id),
  };
}

/** As it would be read; kept nowhere. */
export const previewOf = (markdown: string): string => htmlOf(markdown);

const rowsOf = (db: Db, meeting: string) =>
  db
    .selectFrom('meeting_notes')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .orderBy('language')
    .execute();

/** Who was there or said so, who runs it, and who owns a point already. */
export async function ownersOf(db: Db, meeting: string): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('people')
    .select(['people.id', 'people.name'])
    .where('people.deleted_at', 'is', null)
    .where((is) =>
      is.or([
        is('people.id', 'in', (from) =>
          from
            .selectFrom('room_visits')
            .select('room_visits.person_id')
            .where('room_visits.meeting_id', '=', meeting),
        ),
        is('people.id', 'in', (from) =>
          from
            .selectFrom('attendances')
            .select('attendances.person_id')
            .where('attendances.meeting_id', '=', meeting)
            .where('attendances.state', 'in', ['present', 'partly']),
        ),
        is('people.id', 'in', (from) =>
          from
            .selectFrom('action_points')
            .select('action_points.owner_id')
            .where('action_points.meeting_id', '=', meeting)
            .where('action_points.owner_id', 'is not', null)
            .$castTo<{ owner_id: string }>(),
        ),
        is('people.id', 'in', (from) =>
          from
            .selectFrom('series_facilitators')
            .innerJoin('meetings', 'meetings.series_id', 'series_facilitators.series_id')
            .select('series_facilitators.person_id')
            .where('meetings.id', '=', meeting),
        ),
        is('people.id', 'in', (from) =>
          from
            .selectFrom('meeting_facilitators')
            .select('meeting_facilitators.person_id')
            .where('meeting_facilitators.meeting_id', '=', meeting),
        ),
      ]),
    )
    .execute();
  const order = new Intl.Collator('en');
  return rows.sort((a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
