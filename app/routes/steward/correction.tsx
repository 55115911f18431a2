import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { longestName, longestUsername } from '#app/domain/people/people.ts';
import { correctPerson, type PersonCorrected } from '#app/domain/stewardship/stewardship.server.ts';
import { correctionForm, wrongReason } from '#app/domain/stewardship/stewardship.ts';
import { formAgain, privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { personAsked } from '#app/http/person-asked.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field, Problems } from '#app/ui/forms.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { LongReason } from '#app/ui/steward/person-forms.tsx';
import type { Key } from '#app/words/words.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('steward.asks.correction'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, name, username, email, hasPhone } = await personAsked(context, params.person);
  return { person: { id, name, username, email, hasPhone } };
}

type Refused = Exclude<Extract<PersonCorrected, { refused: string }>['refused'], 'not-found'>;

const problems: Record<Refused, Record<string, Key>> = {
  'username-taken': { username: 'steward.correction.taken.username' },
  'email-taken': { email: 'steward.correction.taken.email' },
  'no-way-in': { username: 'steward.correction.noWayIn' },
  'no-reason': { reason: wrongReason },
  unchanged: { '': 'steward.correction.unchanged' },
  oneself: { '': 'steward.refused.own-factor' },
};

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, correctionForm);
  if (!form.ok) return sendBack(form.refill);
  const input = { person: params.person!, ...form.value };
  const done = await correctPerson(database(), context.viewer, input, context.now);
  if ('corrected' in done) return redirect(`/steward/people/${input.person}?done=corrected`, 303);
  if (done.refused === 'not-found') throw notFound();
  const { name, reason, dropPhone } = input;
  const typed = {
    ...{ name, reason, username: input.username ?? '', email: input.email ?? '' },
    ...(dropPhone ? { dropPhone: 'yes' } : {}),
  };
  return formAgain(typed, problems[done.refused]);
}

export default function Correction() {
  const say = useSay();
  const { person } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  // An emptied field comes back empty, not with what is kept.
  const kept = refill ? { name: '', username: '', email: '' } : person;
  return (
    <div className="stack narrow">
      <Crumb to={`/steward/people/${person.id}`}>{person.name}</Crumb>
      <h1>{say('steward.asks.correction')}</h1>
      <p>{say('steward.correction.lead')}</p>
      <Problems refill={refill} />
      <form method="post" className="stack">
        <Field
          label={say('steward.correction.name')}
          hint={say('steward.correction.name.hint')}
          name="name"
          defaultValue={kept.name}
          refill={refill}
          autoComplete="off"
          spellCheck={false}
          required
          maxLength={longestName}
        />
        <Field
          label={say('steward.person.username')}
          hint={say('steward.correction.username.hint')}
          name="username"
          defaultValue={kept.username ?? ''}
          refill={refill}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={longestUsername}
        />
        <Field
          label={say('steward.person.email')}
          hint={say('steward.correction.email.hint')}
          name="email"
          type="email"
          defaultValue={kept.email ?? ''}
          refill={refill}
          autoComplete="off"
          maxLength={254}
        />
        {person.hasPhone ? (
          <label className="tick">
            <input
              type="checkbox"
              name="dropPhone"
              value="yes"
              defaultChecked={refill?.values.dropPhone === 'yes'}
            />
            <span>{say('steward.correction.phone')}</span>
          </label>
        ) : null}
        <LongReason hint={say('steward.correction.reason.hint')} refill={refill} />
        <p>
          <Button>{say('steward.correction.button')}</Button>
        </p>
      </form>
    </div>
  );
}
