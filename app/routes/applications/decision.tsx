import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { decideApplication } from '#app/domain/applications/applications.server.ts';
import { decisionForm } from '#app/domain/applications/applications.ts';
import { applicationAgain, refusedDeed } from '#app/http/application-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { ApplicationPage, titleOfApplication } from '#app/ui/applications/application-page.tsx';

export const handle = { main: 'alone' };
export const meta = titleOfApplication;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const application = params.application!;
  const form = await readForm(request, decisionForm);
  if (!form.ok) return applicationAgain(context, application, form.refill);
  const input = { application, ...form.value };
  const done = await decideApplication(database(), context.viewer, input, context.now);
  if (!('refused' in done))
    return redirect(`/steward/applications/${encodeURIComponent(application)}`, 303);
  if (done.refused === 'not-found') throw notFound();
  return applicationAgain(context, application, refusedDeed(form.value, done.refused));
}

export default function DecisionAgain() {
  const again = useActionData<typeof action>();
  return again ? <ApplicationPage {...again} /> : null;
}
