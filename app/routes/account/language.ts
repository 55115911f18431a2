import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { chooseLanguage } from '#app/domain/people/people.server.ts';
import { languageForm } from '#app/domain/people/people.ts';
import { readForm } from '#app/http/form.server.ts';
import { safeRedirect } from '#app/http/safe-redirect.ts';
import { languageCookie } from '#app/http/viewer.server.ts';
import { database } from '#db/connection.server.ts';

/** The languages at the foot of every page: kept with the person, or in a visitor's browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, languageForm);
  if (!form.ok) return redirect('/', 303);
  const { language } = form.value;
  const next = safeRedirect(form.value.next);
  if (context.viewer.signedIn) {
    await chooseLanguage(database(), context.viewer, language);
    return redirect(next, 303);
  }
  const cookie = await languageCookie.serialize(language);
  return redirect(next, { status: 303, headers: { 'Set-Cookie': cookie } });
}

export { Nothing as default } from '#app/ui/nothing.tsx';
