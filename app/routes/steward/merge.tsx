import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { findMerge } from '#app/domain/merging/merging.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Record } from '#app/ui/record.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { Moves } from '#app/ui/steward/merge-preview.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('merging.done.title'));

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const input = { merge: params.merge! };
  const merge = await findMerge(database(), context.viewer, input, context.now);
  if (!merge) throw notFound();
  return { merge, refused: new URL(request.url).searchParams.has('refused') };
}

export default function MergePage() {
  const say = useSay();
  const { merge, refused } = useLoaderData<typeof loader>();
  const { kept, gone, undoneAt, undoneBy, undoableUntil, leftovers, shut } = merge;
  const forgotten = say('merging.done.forgotten');
  const day = (instant: string) => say.day(instant, 'UTC');
  const row = (term: string, value: React.ReactNode) => ({ term, value });
  return (
    <div className="stack narrow">
      <Crumb to={`/steward/people/${kept.id}`}>{kept.name || forgotten}</Crumb>
      <h1>{say(undoneAt === null ? 'merging.done.title' : 'merging.undone.heading')}</h1>
      {refused && undoneAt === null ? (
        <Notice kind="problem">{say('merging.undone.refused')}</Notice>
      ) : null}
      {undoneAt === null ? null : (
        <Notice
          title={say('merging.undone.title', { day: day(undoneAt), name: undoneBy || forgotten })}
        >
          {say(leftovers.length === 0 ? 'merging.undone.all' : 'merging.undone.left')}
        </Notice>
      )}
      {leftovers.length === 0 ? null : <Moves of={leftovers} />}
      {shut.map((name) => (
        <Notice key={name} kind="problem">
          {say('merging.undone.shut', { name })}
        </Notice>
      ))}
      <Record
        rows={[
          row(
            say(undoneAt === null ? 'merging.done.kept' : 'merging.undone.kept'),
            <a href={`/steward/people/${kept.id}`}>{kept.name || forgotten}</a>,
          ),
          row(
            say(undoneAt === null ? 'merging.done.gone' : 'merging.undone.gone'),
            undoneAt === null ? (
              gone.name || forgotten
            ) : (
              <a href={`/steward/people/${gone.id}`}>{gone.name || forgotten}</a>
            ),
          ),
          row(say('merging.done.at'), day(merge.mergedAt)),
          row(say('merging.done.by'), merge.mergedBy || forgotten),
          row(say('merging.done.why'), merge.reason || forgotten),
        ]}
      />
      {merge.moved.length === 0 ? null : (
        <>
          <h2>{say('merging.done.moved')}</h2>
          <Moves of={merge.moved} />
        </>
      )}
      {undoneAt === null && undoableUntil === null ? <p>{say('merging.done.over')}</p> : null}
      {undoableUntil === null ? null : (
        <form method="post" action={`/steward/merges/${merge.id}/undoing`} className="stack">
          <h2>{say('merging.undo.title')}</h2>
          <p>{say('merging.undo.what', { day: day(undoableUntil) })}</p>
          <p>
            <Button className="danger">{say('merging.undo.button')}</Button>
          </p>
        </form>
      )}
    </div>
  );
}
