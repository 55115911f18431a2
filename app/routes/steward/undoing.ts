import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { undoMerge } from '#app/domain/merging/merging.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

/** The page of the merge says how it stands, and what could not be put back. */
export async function action({ context, params }: ActionFunctionArgs) {
  const merge = params.merge!;
  const undone = await undoMerge(database(), context.viewer, { merge }, context.now);
  const page = `/steward/merges/${merge}`;
  if (!('refused' in undone)) return redirect(page, 303);
  if (undone.refused === 'not-found') throw notFound();
  return redirect(undone.refused === 'kept-gone' ? `${page}?refused` : page, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
