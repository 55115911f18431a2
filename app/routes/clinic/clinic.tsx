import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askForCase, clinicFor } from '#app/domain/clinic/clinic.server.ts';
import { sheetForm, type SheetFault, type SheetField } from '#app/domain/clinic/clinic.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { ClinicPage, titleOfClinic } from '#app/ui/clinic/clinic-page.tsx';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta = titleOfClinic;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const input = { meeting: params.meeting! };
  const clinic = await clinicFor(database(), signedIn(context), input, context.now);
  if (!clinic) throw notFound();
  const withdrawn = new URL(request.url).searchParams.get('done') === 'withdrawn';
  return { ...clinic, withdrawn };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const meeting = params.meeting!;
  // Who may not come is told so before anything of the form is looked at.
  if (!(await clinicFor(database(), viewer, { meeting }, context.now))) throw notFound();
  const form = await readForm(request, sheetForm);
  if (!form.ok) return sendBack(form.refill);
  const { changed, ...sheet } = form.value;
  const typed = { ...sheet, ...(changed === undefined ? {} : { changed }) };
  if (changed === undefined) return formAgain(typed, { changed: 'clinic.problem.changed' });
  const asked = await askForCase(database(), viewer, { meeting, sheet }, context.now);
  if (asked === 'asked') return redirect(`/meetings/${meeting}/clinic`, 303);
  if (asked.refused === 'not-found') throw notFound();
  if (asked.refused === 'invalid') return formAgain(typed, problemsOf(asked.faults));
  return formAgain(typed, { '': `clinic.problem.${asked.refused}` });
}

const problemsOf = (faults: Partial<Record<SheetField, SheetFault>>): Record<string, Key> =>
  Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [field, `clinic.problem.${fault}` as const]),
  );

export default function Clinic() {
  const data = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  return <ClinicPage {...data} refill={refill} />;
}
