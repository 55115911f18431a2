import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { eraseAccount, type Erased } from '#app/domain/departure/departure.server.ts';
import { longestName } from '#app/domain/people/people.ts';
import { erasureForm, wrongReason } from '#app/domain/stewardship/stewardship.ts';
import { formAgain, privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { personAsked } from '#app/http/person-asked.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field, Problems } from '#app/ui/forms.tsx';
import { Record as Rows } from '#app/ui/record.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { LongReason } from '#app/ui/steward/person-forms.tsx';
import type { Key } from '#app/words/words.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('steward.asks.erasure'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, name, username, email } = await personAsked(context, params.person);
  return { person: { id, name, username, email } };
}

type Refused = Exclude<Extract<Erased, { refused: string }>['refused'], 'not-found'>;

const problems: Record<Refused, Record<string, Key>> = {
  'other-name': { name: 'steward.erasure.otherName' },
  'no-reason': { reason: wrongReason },
  'last-steward': { '': 'steward.erasure.last-steward' },
  'last-leader': { '': 'steward.erasure.last-leader' },
  oneself: { '': 'steward.refused.own-factor' },
};

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, erasureForm);
  if (!form.ok) return sendBack(form.refill);
  const input = { person: params.person!, ...form.value };
  const done = await eraseAccount(database(), context.viewer, input, context.now);
  if (done === 'erased') return redirect('/steward/people?done=erased', 303);
  if (done.refused === 'not-found') throw notFound();
  const { name, reason } = input;
  return formAgain({ name, reason }, problems[done.refused]);
}

export default function Erasure() {
  const say = useSay();
  const { person } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  const rows = [
    { term: say('steward.correction.name'), value: person.name },
    { term: say('steward.person.email'), value: person.email },
    { term: say('steward.person.username'), value: person.username },
  ];
  return (
    <div className="stack narrow">
      <Crumb to={`/steward/people/${person.id}`}>{person.name}</Crumb>
      <h1>{say('steward.asks.erasure')}</h1>
      <Rows rows={rows.filter((row) => row.value !== null)} />
      <p>
        <b>{say('steward.erasure.lead')}</b> {say('steward.erasure.told')}
      </p>
      <p>{say('steward.erasure.goes')}</p>
      <p>{say('steward.erasure.stays')}</p>
      <Problems refill={refill} />
      <form method="post" className="stack">
        <Field
          label={say('steward.erasure.name')}
          hint={say('steward.erasure.name.hint')}
          name="name"
          refill={refill}
          autoComplete="off"
          spellCheck={false}
          required
          maxLength={longestName}
        />
        <LongReason hint={say('steward.erasure.reason.hint')} refill={refill} />
        <p>
          <Button className="danger">{say('steward.erasure.button')}</Button>
        </p>
      </form>
    </div>
  );
}
