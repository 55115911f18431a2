import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import {
  certificateDraft,
  issueCertificate,
} from '#app/domain/certificates/certificates.server.ts';
import { issueForm } from '#app/domain/certificates/certificates.ts';
import { signedIn } from '#app/http/context.ts';
import { sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field, Problems } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('certificates.issue.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const attempt = params.attempt!;
  const draft = await certificateDraft(database(), signedIn(context), { attempt });
  if ('refused' in draft) {
    if (draft.refused !== 'revoked') throw notFound();
    return { attempt, draft: null };
  }
  if (draft.number) return redirect(`/certificates/${draft.number}`, 303);
  return { attempt, draft };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const attempt = params.attempt!;
  const draft = await certificateDraft(database(), signedIn(context), { attempt });
  // Before the form is judged: what is not the viewer's does not answer.
  if ('refused' in draft && draft.refused !== 'revoked') throw notFound();
  const form = await readForm(request, issueForm);
  if (!form.ok) return sendBack(form.refill);
  const input = { attempt, holder: form.value.holder };
  const issued = await issueCertificate(database(), signedIn(context), input, context.now);
  if ('number' in issued) return redirect(`/certificates/${issued.number}`, 303);
  if (issued.refused !== 'revoked') throw notFound();
  // The page itself says so.
  return redirect(`/attempts/${attempt}/certificate`, 303);
}

export default function Issue() {
  const say = useSay();
  const { attempt, draft } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  const back = <Crumb to={`/attempts/${attempt}/result`}>{say('certificates.issue.back')}</Crumb>;
  if (!draft) {
    return (
      <div className="stack narrow">
        {back}
        <h1>{say('certificates.issue.revoked.title')}</h1>
        <p>{say('certificates.issue.revoked')}</p>
      </div>
    );
  }
  return (
    <div className="stack narrow">
      {back}
      <h1>{say('certificates.issue.title')}</h1>
      <p>
        <Sentence of="certificates.issue.passed" with={{ course: <b>{draft.courseTitle}</b> }} />
      </p>
      <Problems refill={refill} />
      <form method="post" className="stack">
        <Field
          label={say('certificates.issue.holder')}
          hint={say('certificates.issue.holderHint')}
          name="holder"
          refill={refill}
          defaultValue={draft.holder}
          autoComplete="name"
          spellCheck={false}
          required
          maxLength={400}
        />
        <Notice title={say('certificates.issue.frozen.title')}>
          {say('certificates.issue.frozen')}
        </Notice>
        <p>
          <Button>{say('certificates.issue.button')}</Button>
        </p>
      </form>
    </div>
  );
}
