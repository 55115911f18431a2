import type { Counted, Note, Preview, Side } from '#app/domain/merging/merging.ts';
import { longestReason } from '#app/domain/stewardship/stewardship.ts';
import { Button, TextArea } from '#app/ui/forms.tsx';
import { Record } from '#app/ui/record.tsx';
import { useSay } from '#app/ui/say.tsx';
import type { Refill } from '#app/ui/forms.tsx';

/** Both accounts, what would happen, and the question why. */
export function MergePreview({
  preview: { kept, gone, notes, moves, seal },
  refill,
}: {
  preview: Preview;
  refill: Refill | null | undefined;
}) {
  const say = useSay();
  return (
    <>
      <div className="beside even far">
        <section className="stack">
          <h2>{say('merging.stays')}</h2>
          <Account of={kept} />
        </section>
        <section className="stack">
          <h2>{say('merging.closes')}</h2>
          <Account of={gone} />
          <p>
            <a href={`/steward/people/${gone.id}/merging?other=${kept.id}`}>
              {say('merging.swap')}
            </a>
          </p>
        </section>
      </div>
      <div className="stack narrow far">
        <h2>{say('merging.happens')}</h2>
        <Moves of={moves} />
        <h3 className="gap">{say('merging.notes')}</h3>
        <div className="prose">
          <ul>
            {notes.map((note) => (
              <li key={note.is + note.of}>
                <NoteLine note={note} />
              </li>
            ))}
          </ul>
        </div>
        <form
          method="post"
          action={`/steward/people/${kept.id}/merging?other=${gone.id}`}
          className="stack"
        >
          <input type="hidden" name="other" value={gone.id} />
          <input type="hidden" name="seal" value={seal} />
          <TextArea
            label={say('merging.why')}
            hint={say('steward.reason.hint')}
            name="reason"
            refill={refill}
            rows={3}
            required
            maxLength={longestReason}
          />
          <p>
            <Button className="danger">{say('merging.button')}</Button>
          </p>
        </form>
      </div>
    </>
  );
}

function NoteLine({ note }: { note: Note }) {
  const say = useSay();
  if (note.is === 'same-meeting') return say('merging.note.same-meeting', { of: Number(note.of) });
  return say(`merging.note.${note.is}`, { of: note.of });
}

export function Moves({ of: moves }: { of: Counted[] }) {
  const say = useSay();
  return (
    <Record
      rows={moves.map(({ area, rows }) => ({
        term: say(`merging.area.${area}`),
        value: say('merging.moves', { count: rows }),
      }))}
    />
  );
}

function Account({ of: side }: { of: Side }) {
  const say = useSay();
  const none = say('steward.person.none');
  const day = (instant: string) => say.day(instant, 'UTC');
  const lines = (items: string[]) =>
    items.length === 0 ? none : items.map((item) => <div key={item}>{item}</div>);
  const row = (term: string, value: React.ReactNode) => ({ term, value });
  return (
    <>
      <p>
        <a href={`/steward/people/${side.id}`}>
          <b>{side.name}</b>
        </a>
      </p>
      <Record
        rows={[
          row(say('steward.person.email'), side.email ?? none),
          row(say('steward.person.username'), side.username ?? none),
          row(say('steward.person.since'), day(side.createdAt)),
          row(
            say('merging.lastSeen'),
            side.lastSeen === null
              ? say('merging.neverSeen')
              : day(`${side.lastSeen}T12:00:00.000Z`),
          ),
          row(
            say('steward.person.memberships'),
            lines(
              side.memberships.filter((it) => it.endedAt === null).map((it) => it.organization),
            ),
          ),
          row(
            say('steward.person.courses'),
            lines(
              side.courses.map(({ course, progress }) =>
                progress.state === 'done'
                  ? say('merging.passed', { title: course.title })
                  : course.title,
              ),
            ),
          ),
          row(
            say('steward.person.certificates'),
            lines(side.certificates.map(({ number, courseTitle }) => `${courseTitle} · ${number}`)),
          ),
          row(say('merging.roles'), lines(side.roles.map((role) => say(`steward.role.${role}`)))),
        ]}
      />
    </>
  );
}
