import { topics, type Topic } from '#app/domain/library/library.ts';
import { Button, Field, Select } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';

interface AidFiltersProps {
  courses: { slug: string; title: string }[];
  filter: { search: string; course: string | null; topic: Topic | null };
}

/** Asked in the address of the page, so that it can be kept and sent on. */
export function AidFilters({ courses, filter }: AidFiltersProps) {
  const say = useSay();
  return (
    <form className="filters noprint" method="get" action="/library" role="search">
      <div className="wide">
        <Field
          label={say('library.search')}
          name="search"
          type="search"
          autoComplete="off"
          maxLength={200}
          defaultValue={filter.search}
        />
      </div>
      <Select
        label={say('library.course')}
        name="course"
        defaultValue={filter.course ?? ''}
        options={[
          { value: '', label: say('library.anyCourse') },
          ...courses.map(({ slug, title }) => ({ value: slug, label: title })),
        ]}
      />
      <Select
        label={say('library.topic')}
        name="topic"
        defaultValue={filter.topic ?? ''}
        options={[
          { value: '', label: say('library.anyTopic') },
          ...topics.map((topic) => ({ value: topic, label: say(`library.topic.${topic}`) })),
        ]}
      />
      <Button className="quiet wide">{say('library.show')}</Button>
    </form>
  );
}
