import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import {
  correctionsIn,
  correctList,
  findList,
  mostCorrections,
} from '#app/domain/staffing/staffing.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { readFields } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { OpenList } from '#app/ui/staff/open-list.tsx';
import { SettledList } from '#app/ui/staff/settled-list.tsx';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('staff.list.title'));

const notices = ['corrected', 'changed', 'none', 'paused'] as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const input = { organization, list: params.list ?? '' };
  const list = await findList(database(), signedIn(context), input, context.now);
  if (!list) throw notFound();
  const search = new URL(request.url).searchParams;
  return {
    organization: { slug: organization.slug, name: organization.name },
    list,
    said: notices.find((notice) => notice === search.get('said')) ?? null,
    line: Number(search.get('line')) || null,
  };
}

/** Keeps the corrections and reads the list again; nobody is added by it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const corrections = correctionsIn(await readFields(request, { most: mostCorrections }));
  const list = params.list ?? '';
  const input = { organization, list, corrections };
  const viewer = signedIn(context);
  if (!(await findList(database(), viewer, input, context.now))) throw notFound();
  const corrected = await correctList(database(), viewer, input);
  const said = corrected?.changed ? '?said=corrected' : '';
  return redirect(`/organizations/${organization.slug}/lists/${list}${said}`, 303);
}

export default function List() {
  const say = useSay();
  const { organization, list, said, line } = useLoaderData<typeof loader>();
  const room = `/organizations/${organization.slug}`;
  const address = `${room}/lists/${list.id}`;
  const open = list.state === 'open';
  return (
    <div className="stack">
      <Crumb to={room}>{organization.name}</Crumb>
      <h1>{say(open ? 'staff.list.title' : 'staff.done.title')}</h1>
      {open && said ? (
        <Notice kind={said === 'corrected' ? undefined : 'problem'}>
          {say(`staff.list.${said}`)}
        </Notice>
      ) : null}
      {open ? (
        <OpenList list={list} address={address} line={line} />
      ) : (
        <SettledList
          list={list}
          confirmedAt={list.confirmedAt ?? list.madeAt}
          address={address}
          room={room}
        />
      )}
      <p className="row far">
        <a href={`${room}/people/new`}>{say('staff.list.another')}</a>
      </p>
    </div>
  );
}
