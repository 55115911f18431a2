import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { notesOf } from '#app/domain/notes/notes.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Notes } from '#app/ui/after/notes-page.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { isLanguage } from '#app/words/languages.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (say) => say('notes.title'));

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('language');
  const language = isLanguage(asked) ? asked : null;
  const input = { meeting: params.meeting!, language };
  const page = await notesOf(database(), signedIn(context), input);
  if (!page) throw notFound();
  return page;
}

export default function NotesRoute() {
  return <Notes {...useLoaderData<typeof loader>()} />;
}
