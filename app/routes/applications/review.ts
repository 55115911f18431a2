import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { recuse, reviewApplication } from '#app/domain/applications/applications.server.ts';
import { reviewForm } from '#app/domain/applications/applications.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const application = params.application ?? '';
  const page = `/steward/applications/${encodeURIComponent(application)}`;
  const form = await readForm(request, reviewForm);
  if (!form.ok) return redirect(`${page}?refused=form`, 303);
  const { viewer, now } = context;
  if ('recused' in form.value) {
    const done = await recuse(database(), viewer, { application }, now);
    if (!('refused' in done)) return redirect(page, 303);
    if (done.refused === 'not-found') throw notFound();
    return redirect(`${page}?refused=${done.refused}`, 303);
  }
  const { opinion, ...scores } = form.value;
  const input = { application, scores, opinion };
  const done = await reviewApplication(database(), viewer, input, now);
  if (!('refused' in done)) return redirect(page, 303);
  if (done.refused === 'not-found') throw notFound();
  return redirect(`${page}?refused=${done.refused}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
