import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { certificateSheet, findCertificate } from '#app/domain/certificates/certificates.server.ts';
import { canonicalNumber } from '#app/domain/certificates/certificates.ts';
import { noSuchNumber } from '#app/http/no-such-number.server.ts';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { Check } from '#app/ui/certificates/check.tsx';
import { CodeForm } from '#app/ui/certificates/code-form.tsx';
import { Own } from '#app/ui/certificates/own.tsx';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('certificates.check.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const number = canonicalNumber(params.number!);
  const certificate = number && (await findCertificate(database(), number, context.now));
  if (!certificate) throw await noSuchNumber(context);
  if (number !== params.number) return redirect(`/certificates/${number}`, 303);
  const sheet = await certificateSheet(database(), context.viewer, number);
  return { certificate, sheet, now: context.now.toISOString() };
}

export default function CertificatePage() {
  const say = useSay();
  const { certificate, sheet, now } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      {sheet ? (
        <>
          <Own certificate={certificate} sheet={sheet} />
          <details className="noprint narrow">
            <summary>{say('certificates.ready.seen')}</summary>
            <div className="stack">
              <Check certificate={certificate} now={now} below />
            </div>
          </details>
        </>
      ) : (
        <div className="alone">
          <div className="stack">
            <Check certificate={certificate} now={now} />
            <CodeForm>
              <h2>{say('certificates.check.another')}</h2>
            </CodeForm>
          </div>
        </div>
      )}
    </div>
  );
}
