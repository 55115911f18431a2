import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  listsWithPeople,
  makeSlips,
  slipCandidates,
} from '#app/domain/staffing/staffing.server.ts';
import { signedIn } from '#app/http/context.ts';
import { privately } from '#app/http/form-again.server.ts';
import { readFields } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { sheetData } from '#app/http/slips.server.ts';
import { pageTitle } from '#app/ui/say.tsx';
import { ChoosePeople } from '#app/ui/staff/choose-people.tsx';
import { SlipPage } from '#app/ui/staff/slip-sheet.tsx';
import { database } from '#db/connection.server.ts';

export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('staff.slips.title'));

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const viewer = signedIn(context);
  const candidates = await slipCandidates(database(), viewer, { organization }, context.now);
  return {
    organization: { slug: organization.slug, name: organization.name },
    people: candidates,
    lists: await listsWithPeople(database(), viewer, { organization }),
    since: new URL(request.url).searchParams.get('list'),
  };
}

/** The answer is the sheet itself: codes are shown once. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const viewer = signedIn(context);
  const people = (await readFields(request, { lists: ['person'] })).getAll('person').map(String);
  const made = await makeSlips(database(), viewer, { organization, people }, context.now);
  if (made.slips.length + made.refused.length === 0)
    return data({ slips: null } as const, { status: 422 });
  return sheetData(viewer, organization, made);
}

export default function Slips() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && answer.slips !== null) return <SlipPage {...answer} />;
  return <ChoosePeople {...loaded} nobody={answer !== undefined} />;
}
