import type { NotesPage } from '#app/domain/notes/notes.ts';
import { languageNames } from '#app/words/languages.ts';
import { Button } from '../forms.tsx';
import { Notice } from '../notice.tsx';
import { useSay, useViewer } from '../say.tsx';
import { MeetingHead, Rooms } from './meeting-head.tsx';
import { Points } from './points.tsx';

/** What remains of a meeting, to read on a phone and on paper. */
export function Notes({ meeting, notes, languages, points, attendance }: NotesPage) {
  const say = useSay();
  const { timeZone } = useViewer();
  return (
    <div className="stack narrow">
      <MeetingHead of={meeting}>{say('notes.title')}</MeetingHead>
      {meeting.leads ? <Rooms of={meeting} but="notes" /> : null}
      {languages.length > 1 ? (
        <p className="row noprint">
          {languages.map((language) =>
            language === notes?.language ? (
              <b key={language} lang={language}>
                {languageNames[language]}
              </b>
            ) : (
              <a
                key={language}
                href={`/meetings/${meeting.id}/notes?language=${language}`}
                lang={language}
                hrefLang={language}
              >
                {languageNames[language]}
              </a>
            ),
          )}
        </p>
      ) : null}
      {notes ? (
        <>
          <div
            className="prose"
            lang={notes.language === say.language ? undefined : notes.language}
            dangerouslySetInnerHTML={{ __html: notes.html }}
          />
          {points.length > 0 ? (
            <section className="stack far" id="points">
              <h2>{say('notes.points.title')}</h2>
              <Points points={points} />
            </section>
          ) : null}
          <p className="small soft">
            {say('notes.published', { day: say.day(notes.publishedAt, timeZone) })}
          </p>
          <Afterwards meeting={meeting.id} attendance={attendance} />
        </>
      ) : (
        <Notice title={say('notes.none.title')}>{say('notes.none')}</Notice>
      )}
    </div>
  );
}

function Afterwards({
  meeting,
  attendance,
}: {
  meeting: string;
  attendance: NotesPage['attendance'];
}) {
  const say = useSay();
  if (attendance === 'there')
    return (
      <p className="noprint">
        <a href={`/meetings/${meeting}/feedback`}>{say('notes.feedback')}</a>
      </p>
    );
  return (
    <div className="noprint">
      {attendance === 'caught-up' ? (
        <Notice icon="tick" title={say('notes.caughtUp.title')}>
          <p>
            <a href="/participation">{say('participation.title')}</a>
          </p>
        </Notice>
      ) : (
        <form method="post" action={`/meetings/${meeting}/caught-up`} className="stack">
          <p>{say(attendance === 'partly' ? 'notes.catchUp.partly' : 'notes.catchUp')}</p>
          <p>
            <Button>{say('notes.catchUp.button')}</Button>
          </p>
        </form>
      )}
    </div>
  );
}
