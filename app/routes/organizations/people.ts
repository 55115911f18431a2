import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { ledOrganization } from '#app/http/organization.server.ts';

/** The team's page is the list of its people. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization, { stewards: true });
  return redirect(`/organizations/${organization.slug}${new URL(request.url).search}`);
}

// Who may not see it is answered by a page, as everywhere.
export { Nothing as default } from '#app/ui/nothing.tsx';
