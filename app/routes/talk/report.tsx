import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { findPost, reportPost } from '#app/domain/talk/talk.server.ts';
import { reasonForm } from '#app/domain/talk/talk.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately, sendBack, tooOften } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { PostWords } from '#app/ui/talk/post-words.tsx';
import { ReasonForm } from '#app/ui/talk/reason-form.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('talk.report.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await findPost(database(), signedIn(context), { post: params.post! });
  if (!found || found.post.own) throw notFound();
  return found;
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const post = params.post!;
  const found = await findPost(database(), viewer, { post });
  if (!found || found.post.own) throw notFound();
  const form = await readForm(request, reasonForm);
  if (!form.ok) return sendBack(form.refill);
  if (context.tooOften) return sendBack(tooOften(form.value), 429);
  const done = await reportPost(database(), viewer, { post, ...form.value }, context.now);
  if (!done || ('refused' in done && done.refused === 'own')) throw notFound();
  if ('refused' in done) return formAgain(form.value, { reason: 'talk.problem.reason' });
  return redirect(`${found.thread.address}?done=reported`, 303);
}

export default function ReportPage() {
  const say = useSay();
  const { post, thread } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  return (
    <div className="stack">
      <Crumb to={thread.address}>{say('talk.title')}</Crumb>
      <h1>{say('talk.report.title')}</h1>
      <p className="small soft">{say('talk.post.by', { name: post.author })}</p>
      <PostWords text={post.text} />
      <p>{say('talk.report.what')}</p>
      <p>
        <Sentence of="talk.write.worried" with={{ link: link('/help/worried-about-a-child') }} />
      </p>
      <ReasonForm hint="talk.report.hint" button="talk.report.button" refill={refill} />
    </div>
  );
}
