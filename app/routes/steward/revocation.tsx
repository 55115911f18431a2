import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import {
  replaceCertificate,
  revokeCertificate,
} from '#app/domain/certificates/certificates.server.ts';
import { canonicalNumber } from '#app/domain/certificates/certificates.ts';
import { findCertificateRecord } from '#app/domain/stewardship/stewardship.server.ts';
import { longestReason, revocationForm } from '#app/domain/stewardship/stewardship.ts';
import { sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field, Problems, TextArea } from '#app/ui/forms.tsx';
import { Record } from '#app/ui/record.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { CertificateStatus } from '#app/ui/steward/certificate-status.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('steward.revoke.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const number = canonicalNumber(params.number!);
  const certificate =
    number && (await findCertificateRecord(database(), context.viewer, { number }, context.now));
  if (!certificate) throw notFound();
  return { certificate };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const number = canonicalNumber(params.number!);
  if (!number) throw notFound();
  const form = await readForm(request, revocationForm);
  if (!form.ok) return sendBack(form.refill);
  const { reason, holder } = form.value;
  const { viewer, now } = context;
  const done =
    holder === undefined
      ? await revokeCertificate(database(), viewer, { number, reason }, now)
      : await replaceCertificate(database(), viewer, { number, reason, holder }, now);
  if ('refused' in done) throw notFound();
  const next = 'number' in done ? done.number : number;
  return redirect(`/steward/certificates/${next}/revocation`, 303);
}

export default function Revocation() {
  const say = useSay();
  const { certificate } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  const { number, state, revokedAt, revocationReason, personId, supersededBy } = certificate;
  const row = (term: string, value: React.ReactNode) => ({ term, value });
  const day = (instant: string) => say.day(instant, 'UTC');
  return (
    <div className="stack narrow">
      <Crumb to={`/steward/people/${personId}`}>{say('steward.revoke.person')}</Crumb>
      <h1>{certificate.courseTitle}</h1>
      <p>
        <CertificateStatus state={state} />
      </p>
      {supersededBy === null ? null : (
        <p>
          <a href={`/steward/certificates/${supersededBy}/revocation`}>
            {say('certificates.check.successor')}
          </a>
        </p>
      )}
      <Record
        rows={[
          row(say('certificates.field.holder'), certificate.holder),
          row(say('certificates.field.issued'), day(certificate.issuedAt)),
          row(say('certificates.field.expires'), day(certificate.expiresAt)),
          row(
            say('certificates.field.number'),
            <a href={`/certificates/${number}`}>
              <code>{number}</code>
            </a>,
          ),
          ...(revokedAt === null
            ? []
            : [
                row(
                  say(`certificates.field.${state === 'superseded' ? 'replaced' : 'revoked'}`),
                  day(revokedAt),
                ),
                ...(revocationReason === null
                  ? []
                  : [row(say('steward.revoke.because'), revocationReason)]),
              ]),
        ]}
      />
      <p>
        <a href={`/certificates/${number}.pdf`}>{say('steward.revoke.pdf')}</a>
      </p>
      {revokedAt === null ? (
        <form method="post" className="stack">
          <h2>{say('steward.revoke.title')}</h2>
          <p>{say('steward.revoke.what')}</p>
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
          <Field
            label={say('steward.revoke.holder')}
            hint={say('steward.revoke.holderHint')}
            name="holder"
            refill={refill}
            autoComplete="off"
            spellCheck={false}
            maxLength={400}
          />
          <p>
            <Button className="danger">{say('steward.revoke.button')}</Button>
          </p>
        </form>
      ) : null}
    </div>
  );
}
