import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { completeSignIn, demoCode, halfSignedIn } from '#app/domain/people/people.server.ts';
import { secondStepForm } from '#app/domain/people/people.ts';
import { enterWhole, halfToken } from '#app/http/entering.server.ts';
import { formAgain, privately, sendBack, waitFirst } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { entryBy } from '#app/http/request-log.server.ts';
import { safeRedirect } from '#app/http/safe-redirect.ts';
import { CodeField, RecoveryField } from '#app/ui/account/second-factor.tsx';
import { Wait } from '#app/ui/account/wait.tsx';
import { Button, Problems } from '#app/ui/forms.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { link } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.step.title'));

const nextOf = (request: Request) => safeRedirect(new URL(request.url).searchParams.get('next'));
const firstStep = (next: string, more = '') => `/sign-in?next=${encodeURIComponent(next)}${more}`;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextOf(request);
  const token = halfToken(request);
  if ((await halfSignedIn(database(), token, context.now)) === null)
    return redirect(context.viewer.signedIn ? next : firstStep(next), 303);
  return { again: firstStep(next), demo: await demoCode(database(), token, context.now) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const next = nextOf(request);
  const form = await readForm(request, secondStepForm);
  if (!form.ok) return sendBack(form.refill);
  const { recovery, code = '' } = form.value;
  const typed: Record<string, string> = { code, ...(recovery === undefined ? {} : { recovery }) };
  const field = recovery === undefined ? 'code' : 'recovery';
  const input = {
    token: halfToken(request),
    code: recovery ?? code,
    address: context.clientAddress,
  };
  const entered = await completeSignIn(database(), input, context.now);
  context.note({ signIn: entryBy('second-step', entered) });
  if ('personId' in entered) return enterWhole(entered.personId, next, { request, context });
  switch (entered.refused) {
    case 'limited':
      return waitFirst(typed, entered.minutes);
    case 'over':
      // Sent twice, the form finds who sent it signed in.
      return redirect(context.viewer.signedIn ? next : firstStep(next, '&done=over'), 303);
    case 'code-used':
      return formAgain(typed, { [field]: 'account.factor.problem.used' });
    case 'wrong-code':
      return formAgain(typed, { [field]: wrong[field] });
  }
}

const wrong = {
  code: 'account.factor.problem.wrong',
  recovery: 'account.factor.problem.recovery',
} as const satisfies Record<string, Key>;

export default function SecondStep() {
  const say = useSay();
  const { again: firstPage, demo } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <h1>{say('account.step.title')}</h1>
      <p>{say('account.step.lead')}</p>
      <Wait minutes={again?.minutes} />
      <Problems refill={again?.refill} />
      {demo === null ? null : (
        <Notice title={say('account.step.demo.title')}>
          <p>
            <Sentence of="account.step.demo" with={{ code: demo }} />
          </p>
        </Notice>
      )}
      <form method="post" className="stack">
        <CodeField label={say('account.step.code')} required={false} refill={again?.refill} />
        <RecoveryField refill={again?.refill} />
        <p>
          <Button>
            {say('account.signIn.button')} <Icon name="next" turns />
          </Button>
        </p>
      </form>
      <p>
        <Sentence of="account.step.again" with={{ link: link(firstPage) }} />
      </p>
    </div>
  );
}
