import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { notesEditor, previewOf, writeNotes } from '#app/domain/notes/notes.server.ts';
import { mostNotesBytes, notesForm, type NotesKept } from '#app/domain/notes/notes.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { readFields, refill } from '#app/http/form.server.ts';
import { notFound, unreadable } from '#app/http/refusals.server.ts';
import { NotesForm } from '#app/ui/after/notes-form.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { isLanguage } from '#app/words/languages.ts';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';
import { pointsIn } from './points-in.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('notes.edit.title'));

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const language = asked.get('language');
  const input = { meeting: params.meeting!, language: isLanguage(language) ? language : null };
  const editor = await notesEditor(database(), signedIn(context), input);
  if (!editor) throw notFound();
  const kept = (['draft', 'taken-back'] as const).find((it) => it === asked.get('kept'));
  return { editor, kept: kept ?? null };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const meeting = params.meeting!;
  const fields = await readFields(request, { most: 80 });
  const typed = Object.fromEntries([...fields].map(([name, value]) => [name, String(value)]));
  const viewer = signedIn(context);
  const form = notesForm.safeParse(typed);
  // Before the form is judged: what is not the viewer's does not answer.
  const editor = await notesEditor(database(), viewer, { meeting, language: null });
  if (!editor) throw notFound();
  if (!form.success) throw unreadable();
  const { as, ...written } = form.data;
  if (as === 'preview') {
    const tooLong = Buffer.byteLength(written.text) > 4 * mostNotesBytes;
    const preview = tooLong ? null : previewOf(written.text);
    return data({ refill: refill(typed, {}), preview, bytes: null as number | null });
  }
  const input = { meeting, ...written, points: pointsIn(typed), as };
  const kept = await writeNotes(database(), viewer, input, context.now);
  if ('kept' in kept)
    return kept.kept === 'published'
      ? redirect(`/meetings/${meeting}/notes?language=${written.language}`, 303)
      : redirect(`/meetings/${meeting}/notes/edit?language=${written.language}&kept=draft`, 303);
  if (kept.refused === 'not-found') throw notFound();
  const bytes = kept.refused === 'too-long' ? kept.bytes : null;
  const again = refill(typed, problemsOf(kept, typed));
  return data({ refill: again, preview: null as string | null, bytes }, { status: 422 });
}

function problemsOf(
  kept: Extract<NotesKept, { refused: string }>,
  typed: Record<string, string>,
): Record<string, Key> {
  if (kept.refused === 'point')
    return { [fieldOf(kept.fault, kept.point, typed)]: `notes.problem.point.${kept.fault}` };
  if (kept.refused === 'child-data') {
    const field = kept.point === undefined ? 'text' : fieldOf('long', kept.point, typed);
    return { [field]: `notes.problem.child-data.${kept.what}` };
  }
  if (kept.refused === 'too-long') return { text: 'notes.problem.long' };
  if (kept.refused === 'empty') return { text: 'notes.problem.empty' };
  return { '': `notes.problem.${kept.refused as 'changed' | 'many-points' | 'not-begun'}` };
}

/** The field of a point, which may stand after empty ones. */
function fieldOf(fault: 'long' | 'day' | 'owner', point: number, typed: Record<string, string>) {
  const row = pointsIn(typed)[point]?.row ?? 1;
  return `${{ long: 'point', day: 'due', owner: 'owner' }[fault]}-${row}`;
}

export default function NotesEdit() {
  const { editor, kept } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return <NotesForm editor={editor} kept={again ? null : kept} again={again ?? null} />;
}
