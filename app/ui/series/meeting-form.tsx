import { agendaLines, longestTitle, type Meeting } from '#app/domain/meetings/meetings.ts';
import { asLanguage } from '#app/words/languages.ts';
import { Button, Field, Problems, TextArea, type Refill } from '../forms.tsx';
import { useSay } from '../say.tsx';
import { Capacity, RoomFields, Spoken, WrittenIn } from './about-fields.tsx';
import { Choosing, OneOf } from './choosing.tsx';

interface Person {
  id: string;
  name: string;
}

interface MeetingFormProps {
  meeting: Meeting;
  /** Who runs the series says also where, for how many and with whom. */
  runs: boolean;
  hosts: Person[];
  facilitators: Person[];
  room: { host: string | null; phone: boolean; setAt: string | null };
  courses: CourseProps['course'][];
  timeZone: string;
  refill: Refill | null;
}

/** What a date is about; and where, for how many and with whom. */
export function MeetingForm(props: MeetingFormProps) {
  const say = useSay();
  const { meeting, runs, courses, refill } = props;
  const typed = refill?.values.prereading;
  const chosen = refill
    ? [typed ?? []].flat()
    : meeting.prereading.map((it) => `${it.kind}:${it.course}/${it.lesson}`);
  return (
    <form method="post" className="stack">
      <Problems refill={refill} />
      <Field
        label={say('series.theme.label')}
        hint={say('series.never')}
        name="theme"
        maxLength={longestTitle}
        defaultValue={meeting.theme ?? ''}
        refill={refill}
      />
      <TextArea
        label={say('series.agenda.label')}
        hint={say('series.agenda.hint')}
        name="agenda"
        rows={8}
        defaultValue={agendaLines(meeting.agenda)}
        refill={refill}
      />
      <WrittenIn chosen={asLanguage(meeting.writtenIn)} refill={refill} />
      <h2>{say('series.prereading.title')}</h2>
      <p className="small soft">{say('series.prereading.hint')}</p>
      {refill?.problems.prereading ? (
        <p className="problem" id="field-prereading">
          {say(refill.problems.prereading)}
        </p>
      ) : null}
      {courses.map((course) => (
        <CourseReading key={course.slug} course={course} chosen={chosen} />
      ))}
      {runs ? <ForWhoRuns {...props} /> : null}
      <p>
        <Button>{say('series.meeting.button')}</Button>
      </p>
    </form>
  );
}

interface CourseProps {
  course: {
    slug: string;
    title: string;
    lessons: { key: string; title: string; hasAid: boolean }[];
  };
  chosen: string[];
}

/** The lessons of a course, and their job aids: open where one is chosen. */
function CourseReading({ course, chosen }: CourseProps) {
  const say = useSay();
  const { slug, title, lessons } = course;
  const options = lessons.flatMap(({ key, title, hasAid }) => [
    { value: `lesson:${slug}/${key}`, label: title },
    ...(hasAid
      ? [{ value: `aid:${slug}/${key}`, label: say('series.prereading.aid', { title }) }]
      : []),
  ]);
  return (
    <details open={options.some((it) => chosen.includes(it.value))}>
      <summary>{title}</summary>
      <fieldset className="choosing">
        <legend className="unseen">{title}</legend>
        {options.map(({ value, label }) => (
          <label key={value} className="choice-of-many">
            <input
              type="checkbox"
              name="prereading"
              value={value}
              defaultChecked={chosen.includes(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

function ForWhoRuns({ meeting, hosts, facilitators, room, timeZone, refill }: MeetingFormProps) {
  const say = useSay();
  const guests = hosts.filter(({ id }) => !facilitators.some((it) => it.id === id));
  return (
    <>
      <h2>{say('series.part.who')}</h2>
      <Choosing
        label={say('series.hosts.label')}
        hint={say('series.hosts.hint')}
        name="facilitators"
        refill={refill}
        chosen={hosts.map((it) => it.id)}
        options={[...guests, ...facilitators].map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field
        label={say('series.guests.label')}
        hint={say('series.guests.hint')}
        name="guests"
        autoComplete="off"
        spellCheck={false}
        refill={refill}
      />
      <Capacity capacity={meeting.capacity} refill={refill} />
      <Spoken chosen={meeting.languages} refill={refill} />
      <h2>{say('series.part.where')}</h2>
      <RoomFields room={room} place={meeting.place} ofDate timeZone={timeZone} refill={refill} />
      <OneOf
        label={say('series.meeting.for')}
        name="and"
        refill={refill}
        chosen="this"
        options={[
          { value: 'this', label: say('series.meeting.this') },
          {
            value: 'later',
            label: say('series.meeting.later'),
            hint: say('series.meeting.laterHint'),
          },
        ]}
      />
    </>
  );
}
