import { linkTo } from '../setup/mailbox.ts';
import { demoPassphrase, enter, expect, signIn, test, type Page } from './journeyhome.ts';
import { aNewcomer, joinAsNewcomer, signUp } from './walking.ts';

const html = (page: Page) => page.locator('html');

async function trySignIn(page: Page, who: string, passphrase: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await enter(page, who, passphrase);
  expect((await answered).status()).toBe(422);
}

test('a person signs in by e-mail or username, and is told what does not fit', async ({ page }) => {
  await trySignIn(page, 'learner@example.org', 'journey home demos');
  const problem = page.getByRole('alert');
  await expect(problem).toContainText('This name and this passphrase do not fit together.');
  await expect(page.getByLabel('E-mail or username')).toHaveValue('learner@example.org');
  await expect(page.getByLabel('Passphrase')).toHaveValue('');
  // Whether there is such an account is nobody's business.
  const words = await problem.innerText();
  await trySignIn(page, 'nobody@example.org', 'journey home demos');
  await expect(problem).toHaveText(words, { useInnerText: true });

  await signIn(page, 'Learner@Example.org');
  await expect(page.getByRole('link', { name: 'Grace' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  await signIn(page, 'grace.atieno');
  await expect(page.getByRole('link', { name: 'Grace' })).toBeVisible();
});

test('a newcomer mends what the form names, and confirms the address', async ({ page, site }) => {
  const newcomer = aNewcomer('Achieng’ Odhiambo');
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill(newcomer.name);
  await page.getByLabel('E-mail').fill(newcomer.email);
  await page.getByLabel('Passphrase').fill('too short');
  await page.getByRole('button', { name: 'Make my account' }).click();
  const passphrase = page.getByLabel('Passphrase');
  await expect(passphrase).toHaveAccessibleDescription(/fewer than 15 characters/);
  await expect(passphrase).toHaveValue('');
  await expect(page.getByLabel('Your name')).toHaveValue(newcomer.name);
  await expect(page.getByLabel('E-mail')).toHaveValue(newcomer.email);
  await page.getByRole('alert').getByRole('link').click();
  await expect(passphrase).toBeFocused();
  await signUp(page, newcomer);

  await page.goto('/me');
  await expect(page.getByText('Is this e-mail address right?')).toBeVisible();
  const link = () => linkTo(site.mailDirectory, newcomer.email, '/confirm/');
  await expect.poll(link, { timeout: 15_000 }).not.toBeNull();
  await page.goto(link()!);
  await page.getByRole('button', { name: 'Yes, this is my address' }).click();
  await expect(page.getByText('Your e-mail address is confirmed.')).toBeVisible();
  await expect(page.getByText('Is this e-mail address right?')).toHaveCount(0);
});

test('a person who forgot chooses anew, and the lost phone is out', async ({
  page: lostPhone,
  another,
  site,
}) => {
  const newcomer = await joinAsNewcomer(lostPhone, 'Barasa Wekesa');
  const page = await another();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'We can send you a link' }).click();
  await page.getByLabel('E-mail').fill(newcomer.email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByText('Look at your e-mail')).toBeVisible();

  const link = () => linkTo(site.mailDirectory, newcomer.email, '/password/new/');
  await expect.poll(link, { timeout: 15_000 }).not.toBeNull();
  await page.goto(link()!);
  const fresh = `stone window ${newcomer.passphrase.split(' ')[2]} cup`;
  await page.getByLabel('New passphrase').fill(fresh);
  await page.getByRole('button', { name: 'Use this passphrase' }).click();
  await expect(page.getByText('Your new passphrase works from now on.')).toBeVisible();

  await lostPhone.goto('/me');
  await expect(lostPhone).toHaveURL(/\/sign-in\?next=%2Fme$/);
  await trySignIn(lostPhone, newcomer.email, newcomer.passphrase);
  await signIn(lostPhone, newcomer.email, fresh);
  expect((await page.goto(link()!))!.status()).toBe(410);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is used or too old');
});

test('a visitor and a person each choose their language', async ({ page, another }) => {
  await page.goto('/courses');
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page).toHaveURL('/courses');
  await expect(html(page)).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cours');
  await page.goto('/about');
  await expect(html(page)).toHaveAttribute('lang', 'fr');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(html(page)).toHaveAttribute('lang', 'en');

  const newcomer = await joinAsNewcomer(page, 'Nekesa Simiyu');
  await page.goto('/courses/the-journey-home');
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page).toHaveURL('/courses/the-journey-home');
  await expect(page.getByRole('button', { name: 'M’inscrire et commencer' })).toBeVisible();
  // It is the person's, not the phone's.
  const elsewhere = await another({ locale: 'en-GB' });
  await enter(elsewhere, newcomer.email, newcomer.passphrase);
  await expect(elsewhere).toHaveURL('/');
  await expect(html(elsewhere)).toHaveAttribute('lang', 'fr');
});

test('nothing private is left behind after signing out', async ({ page, openAs }) => {
  const hers = await openAs('learner');
  const me = await hers.goto('/me');
  expect(me!.headers()['cache-control']).toContain('no-store');
  await expect(hers.getByText('learner@example.org')).toBeVisible();
  await hers.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(hers.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  await hers.goBack();
  await expect(hers).toHaveURL(/\/sign-in\?next=%2Fme$/);
  await expect(hers.locator('body')).not.toContainText(/Grace|learner@example\.org/);

  // Signing out everywhere reaches the other phone too.
  const newcomer = await joinAsNewcomer(page, 'Kiptoo Rono');
  await signIn(hers, newcomer.email, newcomer.passphrase);
  await hers.goto('/me');
  await hers.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(hers.getByText('You are signed out on every device')).toBeVisible();
  await page.goto('/me');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fme$/);
});

test('a person leaves, and the account is no more', async ({ page, another }) => {
  const newcomer = await joinAsNewcomer(page, 'Mumbi Ngugi');
  const elsewhere = await another();
  await signIn(elsewhere, newcomer.email, newcomer.passphrase);
  await page.goto('/me');
  await page.getByRole('link', { name: 'delete your account' }).click();
  const current = page.getByLabel('Current passphrase');
  await current.fill(demoPassphrase);
  await page.getByRole('button', { name: 'Delete my account for ever' }).click();
  await expect(current).toHaveAccessibleDescription(/This is not your current passphrase/);
  await current.fill(newcomer.passphrase);
  await page.getByRole('button', { name: 'Delete my account for ever' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is deleted');
  await expect(page.getByRole('link', { name: 'Sign in again' })).toHaveCount(0);
  await elsewhere.goto('/me');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await trySignIn(page, newcomer.email, newcomer.passphrase);
});
