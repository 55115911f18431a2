import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ledOrganization } from '#app/http/organization.server.ts';
import { shownRequirement } from '#app/http/requirement.server.ts';
import { RequirementPage, titleOfRequirement } from '#app/ui/requirements/requirement-page.tsx';

export const handle = { main: 'alone' };
export const meta = titleOfRequirement;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  return shownRequirement(context, organization, params.requirement!);
}

export default function Requirement() {
  return <RequirementPage {...useLoaderData<typeof loader>()} />;
}
