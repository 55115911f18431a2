import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { leftScriptUrl } from '#app/http/phone-script.server.ts';
import { LeftOnPhone } from '#app/ui/account/left-on-phone.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.signedOut.title'));

export const loader = () => ({ script: leftScriptUrl });

export default function SignedOut() {
  const say = useSay();
  const { script } = useLoaderData<typeof loader>();
  return (
    <div className="narrow stack">
      <h1>{say('account.signedOut.title')}</h1>
      <p className="lead">{say('account.signedOut.text')}</p>
      <LeftOnPhone script={script} />
      <p className="row">
        <a className="button" href="/sign-in">
          {say('account.signedOut.signIn')}
        </a>
        <a href="/">{say('core.lost.toHome')}</a>
      </p>
    </div>
  );
}
