import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { verifyNumber } from '#app/domain/certificates/certificates.server.ts';
import { retryAfter, waiting } from '#app/http/form-again.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { CodeForm } from '#app/ui/certificates/code-form.tsx';

export const handle = { main: 'alone' };
export const headers = waiting;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('certificates.verify.title'));

export async function loader({ context, request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get('code') ?? '').slice(0, 500);
  if (typed.trim() === '') return { typed: '', problem: null };
  const found = await verifyNumber(database(), { typed, address: context.clientAddress });
  if ('number' in found) return redirect(found.address, 303);
  return found.refused === 'too-often'
    ? data(
        { typed, problem: { minutes: found.minutes } },
        { status: 429, headers: retryAfter(found.minutes) },
      )
    : data({ typed, problem: { minutes: null } }, { status: 404 });
}

export default function Verify() {
  const say = useSay();
  const { typed, problem } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <h1>{say('certificates.verify.title')}</h1>
      <p className="lead">{say('certificates.verify.lead')}</p>
      {problem ? (
        <Notice kind="problem">
          {problem.minutes === null
            ? say('certificates.verify.unknown')
            : say('certificates.verify.often', { minutes: problem.minutes })}
        </Notice>
      ) : null}
      <CodeForm typed={typed} />
    </div>
  );
}
