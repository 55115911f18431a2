import type { ComponentProps } from 'react';
import { Button, Field, Group, Problems, Select } from '../forms.tsx';
import { useSay } from '../say.tsx';

interface AskingFormProps {
  /** The organization's address. */
  base: string;
  people: { id: string; name: string; position: string | null }[];
  courses: { slug: string; title: string }[];
  paths: { id: string; title: string }[];
  /** Where only those are shown who have not done a course: its slug. */
  missing: string | null;
  today: string;
  refill: ComponentProps<typeof Problems>['refill'];
}

/** Whom to ask for what, and by when. */
export function AskingForm(props: AskingFormProps) {
  const say = useSay();
  const { base, people, courses, paths, missing, refill } = props;
  const chosen = (name: string, value: string, otherwise: boolean) =>
    refill ? [refill.values[name]].flat().includes(value) : otherwise;
  return (
    <form method="post" className="stack" action={`${base}/enrolments`}>
      <Problems refill={refill} />
      <Group
        className="choosing"
        label={say('requirements.ask.courses')}
        name="courses"
        refill={refill}
      >
        {courses.map(({ slug, title }) => (
          <label key={slug} className="choice-of-many">
            <input
              type="checkbox"
              name="courses"
              value={slug}
              defaultChecked={chosen('courses', slug, slug === missing)}
            />
            <span>{title}</span>
          </label>
        ))}
      </Group>
      {paths.length > 0 ? (
        <Select
          label={say('requirements.ask.path')}
          hint={say('requirements.ask.pathHint')}
          name="path"
          refill={refill}
          options={[
            { value: '', label: say('requirements.ask.noPath') },
            ...paths.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      ) : null}
      <Field
        label={say('requirements.ask.due')}
        hint={say('requirements.ask.dueHint')}
        name="due"
        type="date"
        min={props.today}
        refill={refill}
      />
      <Group
        className="choosing"
        label={say('requirements.ask.people')}
        hint={say('requirements.ask.count', { count: people.length })}
        name="people"
        refill={refill}
      >
        {people.map(({ id, name, position }) => (
          <label key={id} className="choice-of-many">
            <input
              type="checkbox"
              name="people"
              value={id}
              defaultChecked={chosen('people', id, missing !== null)}
            />
            <span>
              {name}
              {position ? <small> {position}</small> : null}
            </span>
          </label>
        ))}
      </Group>
      <p>
        <Button>{say('requirements.ask.button')}</Button>
      </p>
    </form>
  );
}
