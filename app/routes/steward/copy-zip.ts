import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { exportFor } from '#app/domain/data-export/data-export.server.ts';
import { copyForm } from '#app/domain/stewardship/stewardship.ts';
import { download, noFile } from '#app/http/file-answers.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { fileNotFound } from '#app/http/refusals.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = params.person!;
  const noReason = `/steward/people/${encodeURIComponent(person)}/copy?refused=no-reason`;
  const form = await readForm(request, copyForm);
  if (!form.ok) return redirect(noReason, 303);
  const input = { person, ...form.value };
  const copy = await exportFor(database(), context.viewer, input, context.now);
  if ('zip' in copy) {
    const name = `journeyhome-copy-${context.now.toISOString().slice(0, 10)}.zip`;
    return download(copy.zip, { name, type: 'application/zip' });
  }
  if (copy.refused === 'limited')
    return noFile(context.say('account.data.wait', copy), 429, copy.minutes);
  if (copy.refused === 'no-reason') return redirect(noReason, 303);
  if (copy.refused === 'oneself') return redirect('/me/data', 303);
  return fileNotFound(context.say);
}
