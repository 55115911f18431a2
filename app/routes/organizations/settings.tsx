import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import {
  changeSettings,
  kindsOf,
  leadersOf,
  settingsOf,
} from '#app/domain/organizations/organizations.server.ts';
import { countryChoices, organizationForm } from '#app/domain/organizations/organizations.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Kinds, Leaders } from '#app/ui/organizations/settings-lists.tsx';
import { SettingsForm } from '#app/ui/organizations/settings-form.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('team.settings.title'));

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  return {
    slug: organization.slug,
    saved: new URL(request.url).searchParams.has('saved'),
    settings: await settingsOf(database(), organization),
    kinds: await kindsOf(database(), organization),
    leaders: await leadersOf(database(), organization),
    countries: countryChoices(context.viewer.language),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: organization, slug } = await ledOrganization(context, params.organization);
  const form = await readForm(request, organizationForm, { lists: ['languages'] });
  if (!form.ok) return data({ refill: form.refill }, { status: 422 });
  const input = { organization, ...form.value };
  const done = await changeSettings(database(), signedIn(context), input, context.now);
  if ('refused' in done) throw notFound();
  return redirect(`/organizations/${slug}/settings?saved`, 303);
}

export default function Settings() {
  const say = useSay();
  const { slug, saved, settings, kinds, leaders, countries } = useLoaderData<typeof loader>();
  const base = `/organizations/${slug}`;
  const filled = useActionData<typeof action>()?.refill;
  return (
    <div className="stack narrow">
      <Crumb to={base}>{say('team.title')}</Crumb>
      <h1>{say('team.settings.title')}</h1>
      {saved && !filled ? <Notice icon="tick">{say('team.settings.saved')}</Notice> : null}
      <SettingsForm settings={settings} countries={countries} refill={filled} />
      <Leaders of={leaders} base={base} />
      <Kinds of={kinds} />
    </div>
  );
}
