import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { codeIn } from '#app/domain/people/people.ts';
import { privately } from '#app/http/form-again.server.ts';
import { Button, Field } from '#app/ui/forms.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('staff.join.title'));

export function loader({ request }: LoaderFunctionArgs) {
  const code = codeIn(new URL(request.url).searchParams.get('code') ?? '');
  if (code !== '') return redirect(`/join/${code}`, 303);
  return null;
}

export default function JoinCode() {
  const say = useSay();
  return (
    <div className="narrow stack">
      <h1>{say('staff.join.title')}</h1>
      <form method="get" action="/join" className="stack">
        <Field
          label={say('staff.join.code')}
          hint={say('staff.join.lead')}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
        />
        <p>
          <Button>{say('staff.join.button')}</Button>
        </p>
      </form>
    </div>
  );
}
