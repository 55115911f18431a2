import { TOTP } from 'otpauth';
import { demoPassphrase, enter, expect, test, type Page } from './journeyhome.ts';
import { lookHere } from './looking.ts';
import { joinAsNewcomer, type Newcomer } from './walking.ts';

// A page is looked at light and dark; what fades from one to the other has neither's contrast.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** What the app on the person's phone shows, so many codes later. */
const shown = (secret: string, later = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });

const code = (page: Page) => page.getByLabel(/^(Code|The 6 digits)/);
const passphrase = (page: Page) => page.getByLabel('Current passphrase');

/** From the first page to the last but one; says what the app was given. */
async function setUp(page: Page, person: Newcomer): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Set it up' }).click();
  await expect(page.getByRole('img', { name: 'A picture for the app' })).toBeVisible();
  const secret = (await page.locator('main code').innerText()).replaceAll(' ', '');
  const here = page.getByRole('link', { name: 'Open it here' });
  await expect(here).toHaveAttribute('href', new RegExp(`^otpauth://totp/.*secret=${secret}`));

  await code(page).fill('000 000');
  await passphrase(page).fill(person.passphrase);
  await page.getByRole('button', { name: 'Switch the second step on' }).click();
  await expect(code(page)).toHaveAccessibleDescription(/This code does not fit/);
  await expect(code(page)).toHaveValue('000 000');
  await expect(passphrase(page)).toHaveValue('');
  await code(page).fill(shown(secret));
  await passphrase(page).fill(person.passphrase);
  await page.getByRole('button', { name: 'Switch the second step on' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your recovery codes');
  const codes = await page.locator('.codes code').allInnerTexts();
  expect(codes).toHaveLength(10);
  return { secret, codes };
}

async function signOutAndHalfIn(page: Page, person: Newcomer): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/me/mails');
  await page.getByLabel('E-mail or username').fill(person.email);
  await page.getByLabel('Passphrase').fill(person.passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more step');
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';
  test(`a person sets up a second step, loses the phone and goes on, ${how}`, async ({
    another,
  }) => {
    const page = await another({ javaScriptEnabled });
    const person = await joinAsNewcomer(page);
    await page.goto('/me');
    await page.getByRole('link', { name: 'A second step when I sign in' }).click();
    const { secret, codes } = await setUp(page, person);
    if (javaScriptEnabled) await lookHere(page, 'recovery codes');
    await page.getByRole('link', { name: 'I have them on paper' }).click();
    await expect(page.getByText('10 of 10')).toBeVisible();

    // The code that it was set up with is used; the one after it is good a little early.
    await signOutAndHalfIn(page, person);
    const signIn = page.getByRole('button', { name: 'Sign in' });
    await code(page).fill(shown(secret, -1));
    await signIn.click();
    await expect(code(page)).toHaveAccessibleDescription(/used already/);
    if (javaScriptEnabled) await lookHere(page, 'a code that was used');
    await code(page).fill(shown(secret, 1));
    await signIn.click();
    await expect(page).toHaveURL(/\/me\/mails$/);

    await signOutAndHalfIn(page, person);
    await page.getByText('No phone at hand?').click();
    await page.getByLabel('Recovery code').fill('0000 1111 2222 3333');
    await signIn.click();
    await expect(page.getByLabel('Recovery code')).toHaveAccessibleDescription(/none of your/);
    await page.getByLabel('Recovery code').fill(codes[7]!.toLowerCase());
    await signIn.click();
    await expect(page).toHaveURL(/\/me\/mails$/);
    await page.goto('/me/second-factor');
    await expect(page.getByText('9 of 10')).toBeVisible();

    await page.getByRole('link', { name: 'Make new recovery codes' }).click();
    await passphrase(page).fill(person.passphrase);
    await page.getByRole('button', { name: 'Make new codes' }).click();
    const fresh = await page.locator('.codes code').allInnerTexts();
    expect(fresh.filter((one) => codes.includes(one))).toEqual([]);
    expect(fresh).toHaveLength(10);

    await page.getByRole('link', { name: 'I have them on paper' }).click();
    await page.getByRole('link', { name: 'Switch the second step off' }).click();
    await passphrase(page).fill('not this one at all');
    await page.getByRole('button', { name: 'Switch it off' }).click();
    await expect(passphrase(page)).toHaveAccessibleDescription(/not your current passphrase/);
    await passphrase(page).fill(person.passphrase);
    await page.getByRole('button', { name: 'Switch it off' }).click();
    await expect(page.getByText('The second step is off.')).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await enter(page, person.email, person.passphrase);
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });
}

test('a new steward is led to set it up, and then into the steward’s rooms', async ({
  page,
  openAs,
}) => {
  const person = await joinAsNewcomer(page, 'Adaeze Obi');
  const steward = await openAs('steward');
  await steward.goto('/steward/people?search=Adaeze');
  await steward.getByRole('link', { name: 'Adaeze Obi' }).click();
  await steward.getByLabel('Give a role').selectOption('steward');
  await steward.getByRole('button', { name: 'Give this role' }).click();
  await page.goto('/');
  await page.getByRole('link', { name: 'Steward' }).click();
  await expect(page.getByText('You need this for your task')).toBeVisible();
  await lookHere(page, 'a steward without a second step');
  await setUp(page, person);
  await page.getByRole('link', { name: 'I have them on paper' }).click();
  await expect(page.getByText('As long as you are a steward')).toBeVisible();
  await page.getByRole('link', { name: 'Steward' }).click();
  await expect(page).toHaveURL(/\/steward$/);

  // Phone and paper are lost: another steward helps.
  await steward.reload();
  await steward.locator('#reason-factor').fill('Phone stolen; we spoke on the telephone.');
  await steward.getByRole('button', { name: 'Take the second step away' }).click();
  await expect(steward.getByRole('definition').filter({ hasText: 'Off' })).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  // Other stories count two stewards.
  await steward.locator('summary', { hasText: 'Steward' }).click();
  await steward.locator('details[open]').getByLabel('Reason').fill('For this story only.');
  await steward
    .locator('details[open]')
    .getByRole('button', { name: /^End the role/ })
    .click();
});

test('a steward of the demo signs in with the code that the page shows', async ({ page }) => {
  await enter(page, 'steward@example.org', demoPassphrase);
  await expect(page.getByText('Only in this demo')).toBeVisible();
  const shownHere = /\b\d{6}\b/.exec(await page.locator('.notice').innerText())![0];
  await code(page).fill(shownHere);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Steward' }).click();
  await expect(page).toHaveURL(/\/steward$/);
});
