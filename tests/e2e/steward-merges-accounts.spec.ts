import { enter, expect, test, type Page } from './journeyhome.ts';
import { lookHere } from './looking.ts';
import { course, joinAsNewcomer, send, skipLessons } from './walking.ts';

const why = 'She signed up twice, at home and in the office.';
const longName = 'Wilhelmina-Anastasia Nyambura Wanjiku-Otieno wa Kariuki';

/** A page of its own for each, signed in. */
async function twoAccounts(another: () => Promise<Page>, names = ['Mercy Auma', 'Mercy A. Odera']) {
  const [home, office] = [await another(), await another()];
  const kept = await joinAsNewcomer(home, names[0]);
  const gone = await joinAsNewcomer(office, names[1]);
  return { home, office, kept, gone };
}

/** By the address: a story that is told twice has two people of each name. */
async function openRecord(page: Page, name: string, email: string): Promise<void> {
  await page.goto(`/steward/people?search=${email}`);
  await page.getByRole('link', { name, exact: true }).click();
}

for (const scripts of [true, false]) {
  test.describe(`with JavaScript ${scripts ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled: scripts });

    test('a steward joins two accounts of one person, and parts them again', async ({
      openAs,
      another,
    }) => {
      const { home, office, kept, gone } = await twoAccounts(() => another());
      const page = await openAs('steward');
      await openRecord(page, 'Mercy Auma', kept.email);
      await page.getByRole('link', { name: 'Does this person have a second account?' }).click();
      await page.getByLabel('The other account').fill('nobody.of.this.name');
      await page.getByRole('button', { name: 'See both' }).click();
      await expect(page.getByRole('alert')).toContainText('There is no account');
      await page.getByLabel('The other account').fill(gone.email);
      await page.getByRole('button', { name: 'See both' }).click();
      await expect(page.getByRole('heading', { name: 'This account is closed' })).toBeVisible();
      await expect(page.getByText(`“${gone.email}” opens no account any more.`)).toBeVisible();

      // Meanwhile the person goes on: what was shown is not so any more.
      await skipLessons(office);
      await page.getByLabel('Why are these the same person?').fill(why);
      await page.getByRole('button', { name: 'Join the accounts' }).click();
      await expect(page.getByText('Something has changed since you looked.')).toBeVisible();
      await expect(page.getByLabel('Why are these the same person?')).toHaveValue(why);
      await page.getByRole('button', { name: 'Join the accounts' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two accounts, joined');
      const merge = page.url();

      // Out at once, and told where to go: the owner, and nobody else.
      await office.goto('/me');
      await expect(office).toHaveURL(/\/sign-in/);
      await enter(office, gone.email, 'some other words entirely');
      await expect(office.getByRole('alert').first()).not.toContainText('another account');
      await enter(office, gone.email, gone.passphrase);
      await expect(office.getByText('This account was joined with another account')).toBeVisible();
      await enter(office, kept.email, kept.passphrase);
      await expect(office.getByRole('button', { name: 'Sign out' })).toBeVisible();
      await home.goto(course);
      await expect(home.getByRole('main')).toContainText('7');

      // The old account leads to the new one, by search and in the audit.
      await openRecord(page, 'Mercy A. Odera', gone.email);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mercy Auma');
      await page.goto('/steward/audit?deed=person.merged');
      await expect(page.getByRole('listitem').filter({ hasText: why }).first()).toContainText(
        `Reason: ${why}`,
      );

      await page.goto(merge);
      await page.getByRole('button', { name: 'Part the accounts' }).click();
      await expect(page.getByText('Everything went back.')).toBeVisible();
      // Nobody can tell by now which of two people is in: both are out.
      await office.goto('/me');
      await expect(office).toHaveURL(/\/sign-in/);
      await enter(office, gone.email, gone.passphrase);
      await expect(office.getByRole('button', { name: 'Sign out' })).toBeVisible();
    });
  });
}

test.describe('to look at', () => {
  // A button that changes its colour with the page is looked at when it has.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('joining looks right with long names, in French, on a phone', async ({
    openAs,
    another,
  }) => {
    const { kept, gone } = await twoAccounts(() => another(), [longName, `${longName} II`]);
    const page = await openAs('steward');
    await openRecord(page, longName, kept.email);
    const person = new URL(page.url()).pathname;
    for (const language of ['en', 'fr']) {
      await send(page, '/language', { language, next: '/' });
      await page.goto(`${person}/merging?other=${gone.email}`);
      await lookHere(page, `both accounts (${language})`);
    }
  });
});
