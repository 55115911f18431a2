import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { retention } from '#app/domain/departure/departure.ts';
import { accountMeant, mergeAccounts, previewMerge } from '#app/domain/merging/merging.server.ts';
import { mergeForm, type Preview } from '#app/domain/merging/merging.ts';
import { findPerson } from '#app/domain/stewardship/stewardship.server.ts';
import { wrongReason } from '#app/domain/stewardship/stewardship.ts';
import { formAgain, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field, Problems } from '#app/ui/forms.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { MergePreview } from '#app/ui/steward/merge-preview.tsx';
import type { Key } from '#app/words/words.ts';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('merging.title'));

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { viewer, now } = context;
  const person = await findPerson(database(), viewer, { person: params.person! }, now);
  if (!person) throw notFound();
  const asked = new URL(request.url).searchParams.get('other') ?? '';
  const typed = asked.replaceAll('\0', '').trim().slice(0, 254);
  const head = { person: { id: person.id, name: person.name }, typed, days: retention.merge };
  const none = { preview: null as Preview | null, problem: null as Key | null };
  if (typed === '') return { ...head, ...none };
  const other = await accountMeant(database(), viewer, { typed });
  if (!other) return { ...head, ...none, problem: 'merging.unknown' as Key };
  const preview = await previewMerge(database(), viewer, { person: person.id, other }, now);
  return 'refused' in preview
    ? { ...head, ...none, problem: `merging.refused.${preview.refused}` as Key }
    : { ...head, ...none, preview };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, mergeForm);
  if (!form.ok) return sendBack(form.refill);
  const input = { person: params.person!, ...form.value };
  const merged = await mergeAccounts(database(), context.viewer, input, context.now);
  if ('merge' in merged) return redirect(`/steward/merges/${merged.merge}`, 303);
  const { refused } = merged;
  if (refused === 'no-reason') return formAgain({}, { reason: wrongReason });
  // Why they are not merged now stands on the page anyway; what was typed is not lost.
  const changed = { '': `merging.refused.${refused}` } as const;
  return formAgain({ reason: input.reason }, refused === 'changed' ? changed : {});
}

export default function Merging() {
  const say = useSay();
  const { person, typed, days, preview, problem } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  const asked = problem === null ? null : { values: {}, problems: { other: problem } };
  return (
    <div className="stack">
      <div className="stack narrow">
        <Crumb to={`/steward/people/${person.id}`}>{person.name}</Crumb>
        <h1>{say('merging.title')}</h1>
        <p>{say('merging.lead', { days })}</p>
        <Problems refill={preview === null ? asked : refill} />
        {preview === null ? (
          <form method="get" className="stack">
            <Field
              label={say('merging.other')}
              hint={say('merging.otherHint')}
              name="other"
              defaultValue={typed}
              refill={asked}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              maxLength={254}
            />
            <p>
              <Button>{say('merging.look')}</Button>
            </p>
          </form>
        ) : null}
      </div>
      {preview === null ? null : <MergePreview preview={preview} refill={refill} />}
    </div>
  );
}
