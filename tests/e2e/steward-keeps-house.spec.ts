import { enter, expect, signIn, test, type Page } from './journeyhome.ts';
import { joinAsNewcomer } from './walking.ts';

const reason = 'Shared their passphrase with the whole office.';

async function find(page: Page, name: string): Promise<void> {
  await page.goto('/steward/people');
  await page.getByLabel('Name, e-mail address or username').fill(name);
  await page.getByRole('button', { name: 'Find people' }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

/** The audit's line about a deed, newest first. */
const deed = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words });

test('a steward suspends somebody, who is out at once, and lets them in again', async ({
  page: theirs,
  openAs,
}) => {
  const newcomer = await joinAsNewcomer(theirs, 'Otieno Were');
  await theirs.goto('/me');
  await expect(theirs.getByLabel('Your name', { exact: true })).toHaveValue('Otieno Were');

  const page = await openAs('steward');
  await find(page, 'Otieno Were');
  const record = page.url();
  const suspend = page.getByRole('button', { name: 'Suspend the account' });
  // Blanks are no reason; the browser alone does not see that.
  await page.getByLabel('Reason').last().fill('   ');
  await suspend.click();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await page.getByLabel('Reason').last().fill(reason);
  await suspend.click();
  await expect(page.getByText('Suspended since')).toBeVisible();
  await expect(page.getByText(reason)).toBeVisible();

  await theirs.reload();
  await expect(theirs).toHaveURL(/\/sign-in\?next=/);
  await expect(theirs.locator('body')).not.toContainText('Otieno');
  await enter(theirs, newcomer.email, newcomer.passphrase);
  await expect(theirs.getByText('A steward has closed this account for a time.')).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Sign out' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Restore the account' }).click();
  await expect(page).toHaveURL(record);
  await expect(suspend).toBeVisible();
  await signIn(theirs, newcomer.email, newcomer.passphrase);

  await page.goto('/steward/audit');
  await expect(deed(page, 'Account suspended: Otieno Were').first()).toContainText(reason);
  await expect(deed(page, 'Account suspended: Otieno Were').first()).toContainText(
    'by Aminata Kamara',
  );
  await expect(deed(page, 'Account restored: Otieno Were')).toHaveCount(1);
});

test('a steward gives a role and ends it, but the last steward stays', async ({
  page: theirs,
  openAs,
}) => {
  await joinAsNewcomer(theirs, 'Zawadi Njeri');
  const page = await openAs('steward');
  await find(page, 'Zawadi Njeri');
  const roles = page.locator('summary');
  await expect(roles).toHaveCount(0);
  const give = async (role: string) => {
    await page.getByLabel('Give a role').selectOption(role);
    await page.getByRole('button', { name: 'Give this role' }).click();
  };
  await give('trainer');
  await expect(roles).toHaveText('Trainer');

  // A trainer has no business among the steward's pages; a steward has, who first needs a second step.
  expect((await theirs.goto('/steward'))!.status()).toBe(403);
  await give('steward');
  await expect(roles.filter({ hasText: 'Steward' })).toBeVisible();
  await theirs.goto('/');
  await theirs.getByRole('link', { name: 'Steward' }).click();
  // Not with a passphrase alone: person-sets-second-factor.spec.ts goes on from here.
  await expect(theirs).toHaveURL(/\/me\/second-factor$/);
  await expect(theirs.getByText('You need this for your task')).toBeVisible();
  const end = async (role: string) => {
    await page.locator('summary', { hasText: role }).click();
    const form = page.locator('details[open]');
    await form.getByLabel('Reason').fill('Has other work now.');
    await form.getByRole('button', { name: 'End the role of' }).click();
  };
  await end('Steward');
  await expect(roles).toHaveText('Trainer');
  expect((await theirs.goto('/steward'))!.status()).toBe(403);

  await find(page, 'Joseph Ssemakula');
  await end('Steward');
  await expect(roles).toHaveCount(0);
  await find(page, 'Aminata Kamara');
  await end('Steward');
  await expect(page.getByText('This is the last steward who can sign in.')).toBeVisible();
  await expect(roles).toHaveText('Steward');
  await page.goto('/steward/audit');
  await expect(deed(page, 'Role given: Zawadi Njeri')).toHaveCount(2);
  await expect(deed(page, 'Role ended: Zawadi Njeri')).toContainText('Has other work now.');
  await expect(deed(page, 'Role ended: Aminata Kamara')).toHaveCount(0);
  // Other stories need two.
  await find(page, 'Joseph Ssemakula');
  await give('steward');
  await expect(roles).toHaveText('Steward');
});

test('a steward withdraws a certificate, and its page says so to anyone', async ({
  page: visitor,
  openAs,
}) => {
  const page = await openAs('steward');
  await find(page, 'Halima Abdi');
  await page.getByRole('link', { name: 'The Journey Home' }).click();
  const number = page.url().split('/').at(-2)!;
  await visitor.goto(`/certificates/${number}`);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('This certificate is valid');
  await expect(visitor.getByRole('definition').first()).toHaveText('Halima Abdi');
  await expect(visitor.getByRole('main')).toContainText('Tumaini Family Centre');

  const why = 'Somebody else sat the check for her.';
  const withdraw = page.getByRole('button', { name: 'Withdraw the certificate' });
  await page.getByLabel('Reason').fill('  ');
  await page.getByLabel('Correct name').fill('Halima A. Abdi');
  await withdraw.click();
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Write the reason/);
  await expect(page.getByLabel('Correct name')).toHaveValue('Halima A. Abdi');
  await page.getByLabel('Correct name').fill('');
  await page.getByLabel('Reason').fill(why);
  await withdraw.click();
  await expect(withdraw).toHaveCount(0);
  await expect(page.getByRole('definition').filter({ hasText: why })).toBeVisible();

  await visitor.reload();
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('withdrawn');
  await expect(visitor.getByRole('main')).not.toContainText('Halima');
  await expect(visitor.getByRole('main')).not.toContainText('Tumaini');
  await expect(visitor.getByRole('main')).not.toContainText(why);
  await page.goto('/steward/audit');
  await expect(deed(page, 'Certificate withdrawn').first()).toContainText(why);
});

test('a steward mends the name on a certificate, and the outbox shows the letter', async ({
  openAs,
}) => {
  const page = await openAs('steward');
  await find(page, 'Moses Okello');
  await page.getByRole('link', { name: 'The Journey Home' }).last().click();
  const old = page.url().split('/').at(-2)!;
  await page.getByLabel('Reason').fill('The name was wrong.');
  await page.getByLabel('Correct name').fill('Moses Odhiambo Okello');
  await page.getByRole('button', { name: 'Withdraw the certificate' }).click();
  await expect(page).not.toHaveURL(new RegExp(old));
  await expect(page.getByRole('definition').first()).toHaveText('Moses Odhiambo Okello');
  const number = page.url().split('/').at(-2)!;

  await page.goto('/steward/messages');
  await page.getByRole('link', { name: 'Your certificate: The Journey Home' }).first().click();
  await expect(page.getByRole('link', { name: 'leader@example.org' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(number);
  await page.goto('/steward/audit');
  await expect(deed(page, 'Certificate replaced').first()).toContainText(number);
});

test('a steward corrects, copies and erases for somebody who cannot get in, without JavaScript', async ({
  page: theirs,
  another,
  site,
}) => {
  const newcomer = await joinAsNewcomer(theirs, 'Akini Odongo');
  const page = await another({ javaScriptEnabled: false });
  const value = site.story.session('aminata.kamara');
  await page.context().addCookies([{ name: 'session', value, url: site.origin }]);
  await find(page, 'Akini Odongo');
  const record = page.url();

  // What is taken is said beside its field, and nothing typed is lost.
  await page.getByRole('link', { name: 'Correct name, username or e-mail' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Akinyi Odongo');
  await page.getByLabel('Username').fill('Halima.Abdi');
  const why = 'Called the number that her team knows.';
  await page.getByLabel('Reason').fill(why);
  await page.getByRole('button', { name: 'Keep the correction' }).click();
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/Another account has/);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Akinyi Odongo');
  await expect(page.getByLabel('E-mail')).toHaveValue(newcomer.email);
  await expect(page.getByLabel('Reason')).toHaveValue(why);
  const email = newcomer.email.replace('newcomer', 'akinyi');
  await page.getByLabel('Username').fill('akinyi.odongo');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Keep the correction' }).click();
  await expect(page.getByText('The correction is kept.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Akinyi Odongo');
  await expect(page.getByText(`${email} (not confirmed)`)).toBeVisible();
  // She is in as before, and comes in again by what she is called now.
  await theirs.goto('/me');
  await expect(theirs.getByText('akinyi.odongo')).toBeVisible();
  await theirs.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signIn(theirs, 'akinyi.odongo', newcomer.passphrase);

  await page.getByRole('link', { name: 'Make a copy of what we hold' }).click();
  await page.getByLabel('Reason').fill('  ');
  await page.getByRole('button', { name: 'Make the copy' }).click();
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Write the reason/);
  await page.getByLabel('Reason').fill('Asked for it by telephone.');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the copy' }).click();
  expect((await download).suggestedFilename()).toMatch(/^journeyhome-copy-.*\.zip$/);

  await page.goto(record);
  await page.getByRole('link', { name: 'Erase this account' }).click();
  const erase = page.getByRole('button', { name: 'Erase the account for ever' });
  await page.getByLabel('The name of the person').fill('Halima Abdi');
  await page.getByLabel('Reason').fill('Wants to be forgotten.');
  await erase.click();
  const name = page.getByLabel('The name of the person');
  await expect(name).toHaveAccessibleDescription(/not the name that stands above/);
  await expect(page.getByLabel('Reason')).toHaveValue('Wants to be forgotten.');
  await name.fill('akinyi odongo');
  await erase.click();
  await expect(page.getByText('The account is erased.')).toBeVisible();
  expect((await page.goto(record))!.status()).toBe(404);
  await theirs.goto('/me');
  await expect(theirs).toHaveURL(/\/sign-in/);

  await page.goto('/steward/audit');
  const erased = deed(page, 'Account erased by a steward').first();
  await expect(erased).toContainText('Wants to be forgotten.');
  // Why she was corrected went with her; what was corrected stays.
  const corrected = deed(page, 'Name, username or e-mail corrected').first();
  await expect(corrected).toContainText('Changed');
  await expect(corrected).not.toContainText(why);
  await expect(page.getByRole('main')).not.toContainText(/odongo/i);
});
