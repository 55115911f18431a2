import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signIn, type Tried } from '#app/domain/people/people.server.ts';
import { signInForm } from '#app/domain/people/people.ts';
import { enter } from '#app/http/entering.server.ts';
import { formAgain, privately, sendBack, waitFirst } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { safeRedirect } from '#app/http/safe-redirect.ts';
import { deviceTokenIn } from '#app/http/session.server.ts';
import { CurrentPassphrase } from '#app/ui/account/passphrase-fields.tsx';
import { Wait } from '#app/ui/account/wait.tsx';
import { Field, Problems } from '#app/ui/forms.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.signIn.title'));

const said = new Map<string | null, Key>([
  ['confirmed', 'account.signIn.done.confirmed'],
  ['nothing', 'account.signIn.done.nothing'],
  ['over', 'account.signIn.done.over'],
]);

const refusals = {
  'no-match': 'account.problem.noMatch',
  suspended: 'account.problem.suspended',
  merged: 'account.problem.merged',
  'needs-passphrase': 'account.problem.needsPassphrase',
} as const satisfies Record<string, Key>;

export function loader({ request, context }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const next = safeRedirect(search.get('next'));
  if (context.viewer.signedIn) return redirect(next, 303);
  return { done: said.get(search.get('done')) ?? null, next };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const next = safeRedirect(new URL(request.url).searchParams.get('next'));
  const form = await readForm(request, signInForm, { secrets: ['passphrase'] });
  if (!form.ok) return sendBack(form.refill);
  const { who, passphrase } = form.value;
  const from = { address: context.clientAddress, device: deviceTokenIn(request) };
  let tried: Tried = { way: 'phrase', person: undefined };
  const entered = await signIn(database(), { who, passphrase, ...from }, (now) => (tried = now));
  context.note({ signIn: { ...tried, outcome: 'refused' in entered ? entered.refused : 'in' } });
  if ('refused' in entered) {
    if (entered.refused === 'limited') return waitFirst({ who }, entered.minutes);
    return formAgain({ who }, { '': refusals[entered.refused] });
  }
  return enter(entered.personId, next, { request, context });
}

export default function SignIn() {
  const say = useSay();
  const { done, next } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <h1>{say('account.signIn.title')}</h1>
      {done && !again ? (
        <Notice
          {...(done.endsWith('.nothing') || done.endsWith('.over')
            ? { kind: 'problem' }
            : { icon: 'tick' })}
        >
          {say(done)}
        </Notice>
      ) : null}
      <Wait minutes={again?.minutes} kept byMail />
      <Problems refill={again?.refill} />
      <form method="post" className="stack">
        <Field
          label={say('account.signIn.who')}
          name="who"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          refill={again?.refill}
        />
        <CurrentPassphrase label={say('account.signIn.secret')} refill={again?.refill} />
        <p>
          <button className="button">
            {say('account.signIn.button')} <Icon name="next" turns />
          </button>
        </p>
      </form>
      <h2 className="kicker far">{say('account.signIn.forgotten.title')}</h2>
      <p>
        <Sentence of="account.signIn.forgotten.text" with={{ link: link('/password/forgotten') }} />
      </p>
      <h2 className="kicker">{say('account.signIn.slip.title')}</h2>
      <p>
        <Sentence of="account.signIn.slip.text" with={{ link: link('/join') }} />
      </p>
      <h2 className="kicker">{say('account.signIn.none.title')}</h2>
      <p>
        <Sentence
          of="account.signIn.none.text"
          with={{
            link: link(next === '/' ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`),
          }}
        />
      </p>
    </div>
  );
}
