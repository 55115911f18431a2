import type { ComponentProps } from 'react';
import { orderField } from '#app/domain/requirements/requirements.ts';
import { Button, Field, fieldId, Group, Problems } from '../forms.tsx';
import { useSay } from '../say.tsx';

interface PathFormProps {
  action: string;
  courses: { slug: string; title: string }[];
  /** Of a path that is changed. */
  path?: { title: string; courses: string[] };
  button: string;
  refill: ComponentProps<typeof Problems>['refill'];
}

/** A title, and a number for each course that belongs to the path. */
export function PathForm({ action, courses, path, button, refill }: PathFormProps) {
  const say = useSay();
  const placeOf = (slug: string) =>
    refill
      ? [refill.values[orderField(slug)] ?? ''].flat()[0]
      : String((path?.courses.indexOf(slug) ?? -1) + 1 || '');
  return (
    <form method="post" action={action} className="stack">
      <Problems refill={refill} />
      <Field
        label={say('requirements.path.name')}
        hint={say('requirements.path.nameHint')}
        name="title"
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={path?.title}
        refill={refill}
      />
      <Group
        className="ordering"
        label={say('requirements.path.courses')}
        hint={say('requirements.path.coursesHint')}
        name="courses"
        refill={refill}
      >
        {courses.map(({ slug, title }) => (
          <div key={slug}>
            <label htmlFor={fieldId(orderField(slug))}>{title}</label>
            <select
              id={fieldId(orderField(slug))}
              name={orderField(slug)}
              defaultValue={placeOf(slug)}
            >
              <option value="">–</option>
              {courses.map((_, place) => (
                <option key={place} value={place + 1}>
                  {place + 1}
                </option>
              ))}
            </select>
          </div>
        ))}
      </Group>
      <p>
        <Button>{button}</Button>
      </p>
    </form>
  );
}
