import { redirect } from '@remix-run/node';
import { notFound } from './refusals.server.ts';

/** After a steward's deed: the person's page again, which says why where it was refused. */
export function backToPerson(person: string, done: object | { refused: string } = {}): Response {
  const page = `/steward/people/${encodeURIComponent(person)}`;
  if (!('refused' in done)) return redirect(page, 303);
  if (done.refused === 'not-found') throw notFound();
  return redirect(`${page}?refused=${String(done.refused)}`, 303);
}
