import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import {
  myCertificates,
  type OwnCertificate,
} from '#app/domain/certificates/certificates.server.ts';
import { signedIn } from '#app/http/context.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { Status } from '#app/ui/status.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('certificates.mine.title'));

export async function loader({ context }: LoaderFunctionArgs) {
  return { certificates: await myCertificates(database(), signedIn(context), context.now) };
}

export default function Certificates() {
  const say = useSay();
  const { certificates } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <h1>{say('certificates.mine.title')}</h1>
      {certificates.length === 0 ? (
        <>
          <p>{say('certificates.mine.none')}</p>
          <p>
            <a className="button" href="/courses">
              {say('certificates.mine.courses')}
            </a>
          </p>
        </>
      ) : (
        <>
          <Ledger>
            {certificates.map((certificate) => (
              <LedgerItem key={certificate.number} state={<Standing of={certificate} />}>
                <a href={`/certificates/${certificate.number}`}>{certificate.courseTitle}</a>
                <br />
                <span className="small soft">
                  {say('certificates.mine.issued', { day: say.day(certificate.issuedAt, 'UTC') })}
                </span>
              </LedgerItem>
            ))}
          </Ledger>
          <p className="small soft">{say('certificates.mine.note')}</p>
        </>
      )}
    </div>
  );
}

function Standing({ of: { state, endsSoon, expiresAt, revokedAt } }: { of: OwnCertificate }) {
  const say = useSay();
  const day = say.day(revokedAt ?? expiresAt, 'UTC');
  if (state === 'superseded')
    return <Status is="excused">{say('certificates.mine.superseded', { day })}</Status>;
  if (state === 'revoked')
    return <Status is="overdue">{say('certificates.mine.revoked', { day })}</Status>;
  if (state === 'expired')
    return <Status is="expiring">{say('certificates.mine.expired', { day })}</Status>;
  if (endsSoon) return <Status is="expiring">{say('certificates.mine.expiring', { day })}</Status>;
  return <Status is="done">{say('certificates.mine.valid', { day })}</Status>;
}
