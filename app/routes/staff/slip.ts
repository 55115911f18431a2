import type { ActionFunctionArgs } from '@remix-run/node';
import { makeSlips } from '#app/domain/staffing/staffing.server.ts';
import { signedIn } from '#app/http/context.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { sheetData } from '#app/http/slips.server.ts';
import { database } from '#db/connection.server.ts';

export { privately as headers } from '#app/http/form-again.server.ts';
export { sheetTitle as meta, SlipSheet as default } from '#app/ui/staff/slip-sheet.tsx';

/** A new slip for somebody who forgot: the old code is void, and they are signed out everywhere. */
export async function action({ context, params }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const viewer = signedIn(context);
  const wanted = { organization, people: [params.person ?? ''] };
  const made = await makeSlips(database(), viewer, wanted, context.now);
  if (made.slips.length + made.refused.length === 0) throw notFound();
  return sheetData(viewer, organization, made);
}
