import { Button, Field } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';

export function PeopleSearch({ search }: { search?: string }) {
  const say = useSay();
  return (
    <form method="get" action="/steward/people" className="stack" role="search">
      <Field
        label={say('steward.people.search')}
        hint={say('steward.people.searchHint')}
        name="search"
        type="search"
        defaultValue={search}
        autoComplete="off"
        maxLength={200}
      />
      <p>
        <Button>{say('steward.people.find')}</Button>
      </p>
    </form>
  );
}
