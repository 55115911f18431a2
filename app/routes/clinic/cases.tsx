import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { casesFor } from '#app/domain/clinic/clinic.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { CasesPage, problems } from '#app/ui/clinic/cases-page.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('clinic.cases.title'));

/** For who runs the meeting; for anyone else there is no such page. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const input = { meeting: params.meeting! };
  const found = await casesFor(database(), signedIn(context), input, context.now);
  if (!found) throw notFound();
  const said = new URL(request.url).searchParams.get('problem');
  return { ...found, problem: problems.find((it) => it === said) ?? null };
}

export default function Cases() {
  return <CasesPage {...useLoaderData<typeof loader>()} />;
}
