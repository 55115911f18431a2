import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import {
  confirmList,
  correctionsIn,
  correctList,
  makeSlips,
  mostCorrections,
} from '#app/domain/staffing/staffing.server.ts';
import { signedIn } from '#app/http/context.ts';
import { readFields } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { sheetData } from '#app/http/slips.server.ts';
import { database } from '#db/connection.server.ts';

export { privately as headers } from '#app/http/form-again.server.ts';
export { sheetTitle as meta, SlipSheet as default } from '#app/ui/staff/slip-sheet.tsx';

/** All of the list or none; what was corrected on the way is looked at once more first. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const [viewer, form] = [signedIn(context), await readFields(request, { most: mostCorrections })];
  const list = params.list ?? '';
  const address = `/organizations/${organization.slug}/lists/${list}`;
  const corrections = correctionsIn(form);
  const corrected = await correctList(database(), viewer, { organization, list, corrections });
  if (corrected?.changed) return redirect(`${address}?said=corrected`, 303);

  const seen = String(form.get('seen') ?? '');
  const input = { organization, list, seen };
  const confirmed = await confirmList(database(), viewer, input, context.now);
  if (!confirmed) throw notFound();
  if ('refused' in confirmed) {
    const said = confirmed.refused === 'nothing' ? 'none' : confirmed.refused;
    return redirect(`${address}?said=${said}`, 303);
  }
  if (confirmed.withoutEmail.length === 0) return redirect(address, 303);
  const wanted = { organization, people: confirmed.withoutEmail };
  const made = await makeSlips(database(), viewer, wanted, context.now);
  return sheetData(viewer, organization, made, { list: address, count: confirmed.made });
}
