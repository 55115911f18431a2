import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { leftScriptUrl } from '#app/http/phone-script.server.ts';
import { LeftOnPhone } from '#app/ui/account/left-on-phone.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import type { Key } from '#app/words/words.ts';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (say) => say(data?.title ?? 'account.signedOut.title'));

/** The three ways out all end here, where a shared phone is asked what it still keeps. */
const ways = new Map<string | null, { title: Key; text: Key; again: boolean }>([
  [
    'everywhere',
    { title: 'account.signedOut.everywhere', text: 'account.signedOut.text', again: true },
  ],
  [
    'deleted',
    {
      title: 'account.signedOut.deleted',
      text: 'account.signedOut.deleted.text',
      again: false,
    },
  ],
]);
const simply = {
  title: 'account.signedOut.title',
  text: 'account.signedOut.text',
  again: true,
} as const;

export function loader({ request, context }: LoaderFunctionArgs) {
  // A link to this page puts nobody out; it must not say so.
  if (context.viewer.signedIn) return redirect('/', 303);
  const way = ways.get(new URL(request.url).searchParams.get('done')) ?? simply;
  return { script: leftScriptUrl, ...way };
}

export default function SignedOut() {
  const say = useSay();
  const { script, title, text, again } = useLoaderData<typeof loader>();
  return (
    <div className="narrow stack">
      <h1>{say(title)}</h1>
      <p className="lead">{say(text)}</p>
      <LeftOnPhone script={script} />
      <p className="row">
        {again ? (
          <a className="button" href="/sign-in">
            {say('account.signedOut.signIn')}
          </a>
        ) : null}
        <a href="/">{say('core.lost.toHome')}</a>
      </p>
    </div>
  );
}
