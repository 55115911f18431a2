import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { peopleComing } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { ledMeetingOr404 } from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { PeopleComing } from '#app/ui/series/people-coming.tsx';
import { When } from '#app/ui/series/when.tsx';
import { asLanguage, languageNames } from '#app/words/languages.ts';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.people.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { meeting, runs } = await ledMeetingOr404(context, params.meeting, { hosts: true });
  const people = await peopleComing(database(), signedIn(context), meeting.id);
  if (!people) throw notFound();
  const open = meeting.cancelled === null && meeting.startsAt > context.now.toISOString();
  return { meeting, runs, people, open };
}

/** Who comes, waits, does not know yet, or does not come. */
export default function People() {
  const say = useSay();
  const { meeting, runs, people, open } = useLoaderData<typeof loader>();
  const wishes = people
    .filter((it) => it.place.answer === 'yes' && it.interpretation !== null)
    .map((it) => asLanguage(it.interpretation!));
  return (
    <div className="stack">
      <Crumb to={runs ? `/series/${meeting.seriesId}` : `/meetings/${meeting.id}`}>
        {meeting.title}
      </Crumb>
      <h1>{say('series.people.title')}</h1>
      <p>
        <When at={meeting.startsAt} />
        {meeting.theme ? (
          <>
            {' · '}
            <span lang={meeting.writtenIn === say.language ? undefined : meeting.writtenIn}>
              {meeting.theme}
            </span>
          </>
        ) : null}
      </p>
      {wishes.length > 0 ? (
        <p>
          {say('series.people.interpretation', {
            languages: say.list(
              [...new Set(wishes)].map((language) =>
                say('series.people.counted', {
                  language: languageNames[language],
                  count: wishes.filter((it) => it === language).length,
                }),
              ),
            ),
          })}
        </p>
      ) : null}
      <PeopleComing people={people} />
      {open ? (
        <p>
          <a href={`/meetings/${meeting.id}#share`}>{say('meetings.share.title')}</a>
        </p>
      ) : null}
    </div>
  );
}
