import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import {
  myApplication,
  problemsOf,
  saveDraft,
} from '#app/domain/applications/applications.server.ts';
import { draftForm } from '#app/domain/applications/applications.ts';
import { signedIn } from '#app/http/context.ts';
import { tooOften } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { ApplicationAnswers } from '#app/ui/applications/application-answers.tsx';
import { ApplicationFields } from '#app/ui/applications/application-fields.tsx';
import { Standing } from '#app/ui/applications/standing.tsx';
import { WhatIsAsked } from '#app/ui/applications/what-is-asked.tsx';
import { Button, Problems } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Receipt } from '#app/ui/receipt.tsx';
import { pageTitle, Sentence, useSay, useViewer } from '#app/ui/say.tsx';
import type { Key } from '#app/words/words.ts';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (say) => say('apply.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { viewer } = context;
  if (!viewer.signedIn) return { visitor: true, application: null, problems: {}, refused: null };
  const application = await myApplication(database(), viewer);
  const asked = new URL(request.url).searchParams;
  const draft = application?.state === 'draft' ? application.draft : null;
  // After «send»: what is missing, beside each field. While it is being written, nothing is wrong.
  const problems = draft && asked.has('missing') ? problemsOf(draft) : {};
  const refused = (['no-email', 'no-passphrase'] as const).find(
    (refusal) => asked.get('refused') === refusal,
  );
  return { visitor: false, application, problems, refused: refused ?? null };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, draftForm);
  if (!form.ok) return data({ refill: form.refill }, { status: 422 });
  if (context.tooOften) return data({ refill: tooOften(form.value) }, { status: 429 });
  await saveDraft(database(), signedIn(context), form.value, context.now);
  // Sent meanwhile from another page: this one says so.
  return redirect('/apply#kept', 303);
}

export default function Apply() {
  const say = useSay();
  const { visitor, application } = useLoaderData<typeof loader>();
  const state = application?.state;
  const sent = application !== null && (state === 'submitted' || state === 'interview');
  return (
    <div className="stack narrow">
      <h1>{say('apply.title')}</h1>
      {application ? <Standing of={application} /> : null}
      <Missing />
      {sent ? (
        <>
          <h2>{say('apply.yours')}</h2>
          <ApplicationAnswers draft={application.draft} />
        </>
      ) : state === 'decided' ? (
        <details>
          <summary>
            {application?.decision === 'invited' ? say('apply.another') : say('apply.again')}
          </summary>
          <WhatIsAsked />
          <Form />
        </details>
      ) : (
        <>
          {state === 'draft' ? (
            <details>
              <summary>{say('apply.asked')}</summary>
              <WhatIsAsked />
            </details>
          ) : (
            <WhatIsAsked />
          )}
          {visitor ? <Visitor /> : <Form />}
        </>
      )}
    </div>
  );
}

function Visitor() {
  const say = useSay();
  return (
    <>
      <p>{say('apply.visitor')}</p>
      <p className="row">
        <a className="button" href="/sign-up?next=/apply">
          {say('apply.signUp')}
        </a>
        <a href="/sign-in?next=/apply">{say('apply.signIn')}</a>
      </p>
    </>
  );
}

/** Above everything else, for a form that came back begins at the top of the page. */
function Missing() {
  const { problems, refused } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  return (
    <>
      <Problems refill={refill ?? { values: {}, problems: problems as Record<string, Key> }} />
      {refused === null ? null : (
        <Notice kind="problem">
          <p>
            <Sentence of={`apply.${refused}`} with={{ link: link('/me') }} />
          </p>
        </Notice>
      )}
    </>
  );
}

function Form() {
  const say = useSay();
  const { timeZone } = useViewer();
  const { application, problems } = useLoaderData<typeof loader>();
  const draft = application?.decision === 'invited' ? null : (application?.draft ?? null);
  return (
    <form method="post" action="/apply" className="stack">
      <ApplicationFields draft={draft} problems={problems} />
      <p className="small soft">{say('apply.sendNote')}</p>
      <p className="row" id="kept">
        <Button className="quiet">{say('apply.save')}</Button>
        <Button formAction="/apply/submission">{say('apply.send')}</Button>
      </p>
      {application?.state === 'draft' ? (
        <Receipt state="kept">
          {say('apply.saved', { moment: say.moment(application.savedAt, timeZone) })}
        </Receipt>
      ) : null}
    </form>
  );
}
