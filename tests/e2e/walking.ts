/** What a newcomer does on the way to the final check, as often as stories begin with it. */
import { randomBytes } from 'node:crypto';
import { expect, type Page } from './journeyhome.ts';

export const course = '/courses/the-journey-home';
export const lessons = ['why-family', 'engage', 'trace', 'assess', 'prepare', 'place', 'close'];

export interface Newcomer {
  name: string;
  email: string;
  passphrase: string;
}

export const aNewcomer = (name = 'Wanjiru Kamau'): Newcomer => ({
  name,
  email: `newcomer-${randomBytes(4).toString('hex')}@example.org`,
  passphrase: `lamp river ${randomBytes(6).toString('hex')} mango`,
});

/** From the form of the page that is open. */
export async function signUp(page: Page, newcomer: Newcomer): Promise<Newcomer> {
  await page.getByLabel('Your name').fill(newcomer.name);
  await page.getByLabel('E-mail').fill(newcomer.email);
  await page.getByLabel('Where are you?').selectOption('Kenya (Nairobi)');
  await page.getByLabel('Passphrase').fill(newcomer.passphrase);
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  return newcomer;
}

export async function joinAsNewcomer(page: Page, name?: string): Promise<Newcomer> {
  await page.goto('/sign-up');
  return signUp(page, aNewcomer(name));
}

/** For stories that begin later: every lesson marked as done, without reading. */
export async function skipLessons(page: Page): Promise<void> {
  await send(page, `${course}/enrolment`);
  for (const lesson of lessons) await send(page, `${course}/lessons/${lesson}/completion`);
}

/** Starts the final check and says the number of the attempt. */
export async function startCheck(page: Page): Promise<string> {
  await page.goto(`${course}/assessment`);
  await page.getByRole('button', { name: /^(Start the final check|Try again)$/ }).click();
  await expect(page).toHaveURL(/\/attempts\/[\w-]+$/);
  return page.url().split('/').at(-1)!;
}

/** A steward joins the accounts of two newcomers; the id of the merge. */
export async function joinAccounts(
  steward: Page,
  { kept, gone }: { kept: string; gone: string },
): Promise<string> {
  await steward.goto(`/steward/people/${kept}/merging?other=${gone}`);
  await steward.getByLabel('Why are these the same person?').fill('Signed up twice.');
  await steward.getByRole('button', { name: 'Join the accounts' }).click();
  await expect(steward).toHaveURL(/\/steward\/merges\//);
  return steward.url().split('/').at(-1)!;
}

/** A form without a page: what a phone sends whose page is older than it thinks. */
export async function send(page: Page, path: string, form: Record<string, string> = {}) {
  const origin = new URL(page.url()).origin;
  const response = await page.request.post(path, { form, headers: { origin } });
  expect(response.status(), path).toBe(200);
  return response;
}
