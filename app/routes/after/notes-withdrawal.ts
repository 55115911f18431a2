import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { notesEditor, takeNotesBack } from '#app/domain/notes/notes.server.ts';
import { signedIn } from '#app/http/context.ts';
import { readFields } from '#app/http/form.server.ts';
import { notFound, unreadable } from '#app/http/refusals.server.ts';
import { isLanguage } from '#app/words/languages.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const meeting = params.meeting!;
  const language = (await readFields(request)).get('language');
  const viewer = signedIn(context);
  // Before the form is judged: what is not the viewer's does not answer.
  if (!(await notesEditor(database(), viewer, { meeting, language: null }))) throw notFound();
  if (!isLanguage(language)) throw unreadable();
  const taken = await takeNotesBack(database(), viewer, { meeting, language }, context.now);
  if (taken !== 'taken-back') throw notFound();
  return redirect(`/meetings/${meeting}/notes/edit?language=${language}&kept=taken-back`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
