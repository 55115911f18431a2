import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { canonicalNumber } from '#app/domain/certificates/certificates.ts';
import {
  findParticipation,
  participationSheet,
} from '#app/domain/participation/participation.server.ts';
import { holds } from '#app/domain/people/people.ts';
import { noSuchNumber } from '#app/http/no-such-number.server.ts';
import { CodeForm } from '#app/ui/certificates/code-form.tsx';
import { ParticipationCheck } from '#app/ui/participation/check.tsx';
import { OwnParticipation } from '#app/ui/participation/own.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('certificates.check.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const number = canonicalNumber(params.participation!);
  const certificate = number && (await findParticipation(database(), number));
  if (!certificate) throw await noSuchNumber(context);
  if (number !== params.participation) return redirect(`/participation/${number}`, 303);
  const sheet = await participationSheet(database(), context.viewer, number);
  const revocable = holds(context.viewer, 'steward');
  return { certificate, sheet, revocable, now: context.now.toISOString() };
}

export default function Certificate() {
  const say = useSay();
  const { certificate, sheet, revocable, now } = useLoaderData<typeof loader>();
  if (sheet) return <OwnParticipation certificate={certificate} sheet={sheet} now={now} />;
  return (
    <div className="alone">
      <div className="stack">
        <ParticipationCheck certificate={certificate} now={now} />
        {revocable ? (
          <p>
            <a href={`/participation/${certificate.number}/revocation`}>
              {say('participation.revoke.title')}
            </a>
          </p>
        ) : null}
        <CodeForm>
          <h2>{say('certificates.check.another')}</h2>
        </CodeForm>
      </div>
    </div>
  );
}
