import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  resetPassphrase,
  resetStands,
  suggestPassphrase,
} from '#app/domain/people/people.server.ts';
import { newPassphraseForm } from '#app/domain/people/people.ts';
import { enter } from '#app/http/entering.server.ts';
import { formAgain, privately, sendBack, weaknessKey } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { entryBy } from '#app/http/request-log.server.ts';
import { NewPassphrase } from '#app/ui/account/passphrase-fields.tsx';
import { Problems } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.reset.title'));

/** Looking at the page uses nothing up: mail scanners follow links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const stands = await resetStands(database(), params.token!, context.now);
  const idea = suggestPassphrase(context.viewer.language);
  return data({ stands, idea }, { status: stands ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, newPassphraseForm, { secrets: ['passphrase'] });
  if (!form.ok) return sendBack(form.refill);
  const input = { token: params.token!, passphrase: form.value.passphrase };
  const reset = await resetPassphrase(database(), input, context.now);
  context.note({ signIn: entryBy('reset-link', reset) });
  if ('refused' in reset) {
    if (reset.refused === 'weak') return formAgain({}, { passphrase: weaknessKey(reset.weakness) });
    return formAgain({}, {}, 410);
  }
  return enter(reset.personId, '/me?done=passphrase', { request, context });
}

export default function NewPassword() {
  const say = useSay();
  const { stands, idea } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (!stands) {
    return (
      <div className="narrow stack">
        <h1>{say('account.link.over.title')}</h1>
        <p>
          <Sentence of="account.link.over.reset" with={{ link: link('/password/forgotten') }} />
        </p>
      </div>
    );
  }
  return (
    <div className="narrow stack">
      <h1>{say('account.reset.title')}</h1>
      <p>{say('account.reset.lead')}</p>
      <Problems refill={again?.refill} />
      <form method="post" className="stack">
        <NewPassphrase
          label={say('account.field.passphrase.new')}
          idea={idea}
          refill={again?.refill}
        />
        <p>
          <button className="button">{say('account.reset.button')}</button>
        </p>
      </form>
    </div>
  );
}
