import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { join, joinerOf, suggestPassphrase } from '#app/domain/people/people.server.ts';
import { chosenSecretForm } from '#app/domain/people/people.ts';
import { enter } from '#app/http/entering.server.ts';
import {
  formAgain,
  privately,
  retryAfter,
  sendBack,
  unchosenProblems,
  waitFirst,
} from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { entryBy } from '#app/http/request-log.server.ts';
import { SecretFields } from '#app/ui/account/secret-fields.tsx';
import { Wait } from '#app/ui/account/wait.tsx';
import { Button, Problems } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('staff.join.title'));

/** Looking at the page uses nothing up: messengers look at links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const input = { code: params.code ?? '', address: context.clientAddress };
  const joiner = await joinerOf(database(), input, context.now);
  const idea = suggestPassphrase(context.viewer.language);
  if (!('refused' in joiner)) return data({ joiner, idea, minutes: null as number | null });
  const minutes = joiner.refused === 'limited' ? joiner.minutes : null;
  return data(
    { joiner: null, idea, minutes },
    {
      status: minutes === null ? 410 : 429,
      headers: minutes === null ? {} : retryAfter(minutes),
    },
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request, chosenSecretForm, {
    secrets: ['passphrase', 'pin', 'pinAgain'],
  });
  if (!form.ok) return sendBack(form.refill);
  const input = { ...form.value, code: params.code ?? '', address: context.clientAddress };
  const joined = await join(database(), input, context.now);
  context.note({ signIn: entryBy('slip', joined) });
  if ('refused' in joined) {
    if (joined.refused === 'limited') return waitFirst({}, joined.minutes);
    if (joined.refused === 'code-over') return formAgain({}, {}, 410);
    return formAgain({}, unchosenProblems(joined));
  }
  return enter(joined.personId, '/', { request, context });
}

export default function Join() {
  const say = useSay();
  const { joiner, idea, minutes } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (!joiner) return <CodeOver minutes={minutes} />;
  return (
    <div className="narrow stack">
      <h1>{say('staff.join.who', { name: joiner.shortName })}</h1>
      <p>{say('staff.join.who.text')}</p>
      <Wait minutes={again?.minutes} />
      <Problems refill={again?.refill} />
      <form method="post" className="stack">
        <SecretFields pin={joiner.pin} idea={idea} refill={again?.refill} />
        <p>
          <Button>{say('staff.join.open')}</Button>
        </p>
      </form>
    </div>
  );
}

function CodeOver({ minutes }: { minutes: number | null }) {
  const say = useSay();
  return (
    <div className="narrow stack">
      <h1>{say('staff.join.over.title')}</h1>
      <Wait minutes={minutes} />
      <p>
        <Sentence
          of="staff.join.over.text"
          with={{ link: link('/join'), signIn: link('/sign-in') }}
        />
      </p>
    </div>
  );
}
