import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { organizationsOf } from '#app/domain/organizations/organizations.server.ts';
import {
  changeProfile,
  profileOf,
  secondFactorOf,
  sessionsOf,
} from '#app/domain/people/people.server.ts';
import { profileForm } from '#app/domain/people/people.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { Sessions } from '#app/ui/account/sessions.tsx';
import { Field, Problems, Select } from '#app/ui/forms.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Record as Rows } from '#app/ui/record.tsx';
import { link } from '#app/ui/link.tsx';
import { zones } from '#app/ui/account/zones.ts';
import { pageTitle, Sentence, useSay } from '#app/ui/say.tsx';
import { languageNames } from '#app/words/languages.ts';
import { interfaceLanguages, type Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('account.me.title'));

const said = new Map<string | null, Key>([
  ['profile', 'account.me.done.profile'],
  ['passphrase', 'account.me.done.passphrase'],
  ['pin', 'account.me.done.pin'],
  ['session', 'account.me.done.session'],
  ['others', 'account.me.done.others'],
  ['confirmed', 'account.me.done.confirmed'],
  ['sent', 'account.me.done.sent'],
  ['enough', 'account.me.done.enough'],
]);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const done = said.get(new URL(request.url).searchParams.get('done')) ?? null;
  return {
    done,
    sessions: await openSessions(context),
    factor: (await secondFactorOf(database(), viewer)).since !== null,
    profile: await profileOf(database(), viewer),
    organizations: await organizationsOf(database(), viewer.id),
    email: viewer.email,
    unconfirmed: viewer.email !== null && !viewer.emailConfirmed,
    username: viewer.username,
  };
}

async function openSessions(context: LoaderFunctionArgs['context']) {
  const open = await sessionsOf(database(), signedIn(context), context.now);
  return open.map((session) => ({ ...session, here: session.id === context.sessionId }));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, profileForm);
  if (!form.ok) return sendBack(form.refill);
  await changeProfile(database(), signedIn(context), form.value, context.now);
  return redirect('/me?done=profile', 303);
}

export default function Me() {
  const say = useSay();
  const { done, sessions, profile, factor } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <h1>{say('account.me.title')}</h1>
      {done && !again ? (
        <Notice icon={done === 'account.me.done.enough' ? 'info' : 'tick'}>{say(done)}</Notice>
      ) : null}
      <Problems refill={again?.refill} />
      <Unconfirmed />
      <Identity />
      <ProfileForm />
      <h2>{say('participation.title')}</h2>
      <p>
        <a href="/participation">{say('participation.link')}</a>
      </p>
      <h2>{say('account.me.safety')}</h2>
      <p>
        <a href="/me/password">{say('account.me.passphrase')}</a>
      </p>
      <p>
        <a href="/me/second-factor">{say('account.factor.link')}</a>{' '}
        <span className="small soft">
          {say(factor ? 'account.factor.link.on' : 'account.factor.link.off')}
        </span>
      </p>
      <h2 id="sessions">{say('account.me.sessions')}</h2>
      <Sessions of={sessions} timeZone={profile.timeZone} />
      <p>{say('account.me.sessions.text')}</p>
      <form method="post" action="/me/sessions">
        <button className="button quiet">{say('account.me.sessions.button')}</button>
      </form>
      <h2>{say('account.mails.title')}</h2>
      <p>
        <a href="/me/mails">{say('account.mails.link')}</a>
      </p>
      <h2>{say('meetings.title')}</h2>
      <p>
        <a href="/me/calendar">{say('account.calendar.link')}</a>
      </p>
      <h2>{say('account.data.title')}</h2>
      <p>
        <a href="/me/data">{say('account.data.link')}</a>
      </p>
      <h2>{say('account.me.leave')}</h2>
      <p>
        <Sentence of="account.me.leave.text" with={{ link: link('/me/deletion') }} />
      </p>
    </div>
  );
}

function Unconfirmed() {
  const say = useSay();
  const { email, unconfirmed } = useLoaderData<typeof loader>();
  if (!unconfirmed) return null;
  return (
    <Notice kind="unsent" title={say('account.me.unconfirmed.title')}>
      <p>{say('account.me.unconfirmed.text', { email: email ?? '' })}</p>
      <form method="post" action="/me/confirmation">
        <button className="button quiet small">{say('account.me.unconfirmed.button')}</button>
      </form>
    </Notice>
  );
}

function Identity() {
  const say = useSay();
  const { email, username, organizations, profile } = useLoaderData<typeof loader>();
  const named = organizations.map(({ name, role }) =>
    role === 'leader' ? say('account.me.leader', { organization: name }) : name,
  );
  const rows = [
    { term: say('account.me.email'), value: email },
    { term: say('account.me.username'), value: username },
    { term: say('account.me.phone'), value: profile.phone },
    {
      term: say('account.me.organization', { count: named.length }),
      value: named.length > 0 ? say.list(named) : null,
    },
  ];
  return <Rows rows={rows.filter((row) => row.value !== null)} />;
}

function ProfileForm() {
  const say = useSay();
  const { profile } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  // An emptied field comes back empty, not with what is kept.
  const kept = refill ? { name: '', certificateName: '' } : profile;
  return (
    <form method="post" action="/me" className="stack">
      <h2>{say('account.me.profile')}</h2>
      <Field
        label={say('account.field.name')}
        hint={say('account.field.name.hint')}
        name="name"
        autoComplete="name"
        required
        defaultValue={kept.name}
        refill={refill}
      />
      <Field
        label={say('account.me.certificateName')}
        hint={say('account.me.certificateName.hint')}
        name="certificateName"
        autoComplete="off"
        defaultValue={kept.certificateName ?? ''}
        refill={refill}
      />
      <Select
        label={say('account.me.language')}
        name="language"
        options={interfaceLanguages.map((value) => ({ value, label: languageNames[value] }))}
        defaultValue={profile.language}
        refill={refill}
      />
      <Select
        label={say('account.me.timeZone')}
        hint={say('account.me.timeZone.hint')}
        name="timeZone"
        options={zones(say)}
        defaultValue={profile.timeZone}
        refill={refill}
      />
      <p>
        <button className="button">{say('account.me.save')}</button>
      </p>
    </form>
  );
}
