import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { saveDraft, submitApplication } from '#app/domain/applications/applications.server.ts';
import { draftForm } from '#app/domain/applications/applications.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';

/** Kept first, then judged: what is missing is said on the page, and nothing typed is lost. */
export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const form = await readForm(request, draftForm);
  if (form.ok) await saveDraft(database(), viewer, form.value, context.now);
  const sent = await submitApplication(database(), viewer, context.now);
  if ('submitted' in sent || sent.refused === 'no-draft') return redirect('/apply', 303);
  if (sent.refused === 'incomplete') return redirect('/apply?missing', 303);
  return redirect(`/apply?refused=${sent.refused}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
