import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { openInvitations } from '#app/domain/staffing/staffing.server.ts';
import { signedIn } from '#app/http/context.ts';
import { Button } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('staff.invitations.title'));

const answers = ['accepted', 'declined', 'withdrawn'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const said = new URL(request.url).searchParams.get('said');
  return {
    invitations: await openInvitations(database(), signedIn(context)),
    said: answers.find((answer) => answer === said) ?? null,
  };
}

export default function Invitations() {
  const say = useSay();
  const { invitations, said } = useLoaderData<typeof loader>();
  return (
    <div className="narrow stack">
      <h1>{say('staff.invitations.title')}</h1>
      {said ? <Notice icon="tick">{say(`staff.invitations.${said}`)}</Notice> : null}
      {invitations.length === 0 ? <p>{say('staff.invitations.none')}</p> : null}
      {invitations.map(({ id, organization, invitedBy }) => (
        <section key={id} className="stack">
          <h2>{say('staff.invitations.asked', { leader: invitedBy, organization })}</h2>
          <p>{say('staff.invitations.means')}</p>
          <form method="post" action={`/invitations/${id}/answer`} className="row">
            <Button name="answer" value="accepted">
              {say('staff.invitations.accept', { organization })}
            </Button>
            <Button className="quiet" name="answer" value="declined">
              {say('staff.invitations.decline')}
            </Button>
          </form>
        </section>
      ))}
    </div>
  );
}
