import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { canonicalNumber } from '#app/domain/certificates/certificates.ts';
import {
  findParticipation,
  participationRecord,
  revokeParticipation,
} from '#app/domain/participation/participation.server.ts';
import { longestReason, suspensionForm } from '#app/domain/stewardship/stewardship.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Problems, TextArea } from '#app/ui/forms.tsx';
import { ParticipationCheck } from '#app/ui/participation/check.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('participation.revoke.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const number = canonicalNumber(params.participation!);
  const certificate = number && (await findParticipation(database(), number));
  const record = number && (await participationRecord(database(), context.viewer, number));
  if (!certificate || !record) throw notFound();
  return { certificate, ...record, now: context.now.toISOString() };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const number = canonicalNumber(params.participation!);
  if (!number || !(await findParticipation(database(), number))) throw notFound();
  const form = await readForm(request, suspensionForm);
  if (!form.ok) return sendBack(form.refill);
  const input = { number, reason: form.value.reason };
  await revokeParticipation(database(), context.viewer, input, context.now);
  return redirect(`/participation/${number}/revocation`, 303);
}

export default function Revocation() {
  const say = useSay();
  const { certificate, personId, reason, now } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill ?? null;
  return (
    <div className="stack narrow">
      <Crumb to={`/steward/people/${personId}`}>{say('steward.revoke.person')}</Crumb>
      <h1>{say('participation.revoke.title')}</h1>
      <ParticipationCheck certificate={certificate} now={now} below />
      {certificate.state === 'revoked' ? (
        <p>
          {say('steward.revoke.because')}: {reason}
        </p>
      ) : (
        <form method="post" className="stack">
          <p>{say('participation.revoke.what')}</p>
          <Problems refill={refill} />
          <TextArea
            label={say('steward.reason.label')}
            hint={say('steward.reason.hint')}
            name="reason"
            refill={refill}
            rows={3}
            required
            maxLength={longestReason}
          />
          <p>
            <Button className="danger">{say('steward.revoke.button')}</Button>
          </p>
        </form>
      )}
    </div>
  );
}
