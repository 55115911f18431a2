import { linkTo } from '../setup/mailbox.ts';
import { foundInMail } from '../setup/mails.ts';
import { expect, test, type Page } from './journeyhome.ts';
import { look, lookHere } from './looking.ts';
import { aNewcomer, signUp } from './walking.ts';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const home = 'Baobab Home บ้านเบาบับ';
const director = aNewcomer('Sylvie Mbaye');
const criteria = ['Registration', 'Leadership', 'Safeguarding', 'References', 'Reform model'];
let team: string;

/** Where stewards read it. */
async function openApplication(page: Page): Promise<void> {
  await page.goto('/steward/applications');
  await page.getByRole('link', { name: home }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(home);
}

const chosen = (page: Page, group: string, choice: RegExp | string) =>
  page.getByRole('group', { name: group, exact: true }).getByRole('radio', { name: choice });

const send = (page: Page, name: string) => page.getByRole('button', { name }).click();

async function review(page: Page, opinion: string): Promise<void> {
  for (const criterion of criteria) await chosen(page, criterion, /^2:/).check();
  await page.getByLabel('Your opinion').fill(opinion);
  await send(page, 'Give this review');
}

test('a director writes an application over days and sends it', async ({ page, site }) => {
  await page.goto('/apply');
  await page.getByRole('link', { name: 'Make an account' }).click();
  await signUp(page, director);
  await expect(page).toHaveURL(/\/apply$/);
  await page.getByLabel('Name of the organization').fill(home);
  await page.getByLabel('Why do you want to learn with us?').fill('Because\n  families…');
  await send(page, 'Save as a draft');
  await expect(page.getByText(/^Saved .* Only you can read it\.$/)).toBeVisible();
  await page.goto('/');
  await page.goto('/apply');
  await expect(page.getByLabel('Name of the organization')).toHaveValue(home);

  // Half of it is no application: each box says so, and what was written stands.
  await send(page, 'Send it to the stewards');
  await expect(page.getByLabel('Country')).toHaveAccessibleDescription(/Choose the country/);
  await expect(page.getByLabel('Second person: name')).toHaveAccessibleDescription(
    /Write the second person’s name/,
  );
  await expect(page.getByLabel('Why do you want')).toHaveValue(/Because\n {2}families…/);
  await lookHere(page, 'an application that is not complete');
  await page.getByLabel('Country').selectOption('Senegal');
  await page.getByLabel('What it is').selectOption('A children’s home or an orphanage');
  await page.getByLabel('What you do there').fill('Director');
  await page.getByLabel('Registration').fill('On the way');
  await page.getByLabel('What you offer to children and families').fill('A home for twelve.');
  await page.getByLabel('safeguarding policy').selectOption('It is being written');
  for (const which of ['First', 'Second']) {
    await page.getByLabel(`${which} person: name`).fill(`${which} referee`);
    await page.getByLabel(`${which} person: what they do`).fill('Social worker, +221 000');
  }
  await send(page, 'Send it to the stewards');
  await expect(page.getByText('The answer comes by mail.')).toBeVisible();
  await lookHere(page, 'an application without an address for the answer');

  const link = () => linkTo(site.mailDirectory, director.email, '/confirm/');
  await expect.poll(link, { timeout: 15_000 }).not.toBeNull();
  await page.goto(link()!);
  await send(page, 'Yes, this is my address');
  await page.goto('/apply');
  await send(page, 'Send it to the stewards');
  await expect(page.getByText('Your application is with the stewards')).toBeVisible();
  await look(page, '/apply', 200);
  // Sent is sent; and until it is decided, everybody's things are nobody's of theirs.
  await expect(page.getByLabel('Name of the organization')).toHaveCount(0);
  for (const path of ['/organizations/tumaini', '/organizations/tumaini/report'])
    expect((await page.goto(path))!.status()).toBe(404);
  expect((await page.goto('/steward/applications'))!.status()).toBe(403);
});

test('two stewards judge it, one steps back, and what is refused comes back as typed', async ({
  openAs,
  openWith,
  site,
}) => {
  const aminata = await openAs('steward');
  await aminata.goto('/steward/people?search=Naomi');
  await aminata.getByRole('link', { name: 'Naomi Wairimu' }).click();
  await aminata.getByLabel('Give a role').selectOption('steward');
  await send(aminata, 'Give this role');

  const naomi = await openWith(site.story.session('naomi.wairimu'));
  await openApplication(naomi);
  await expect(naomi.getByText('A home for twelve.')).toBeVisible();
  await naomi.getByText('Are you not free to judge?').click();
  await send(naomi, 'Step back');
  await expect(naomi.getByText('You have stepped back from this application.')).toBeVisible();
  await expect(naomi.getByText('A home for twelve.')).toHaveCount(0);
  await lookHere(naomi, 'an application one has stepped back from');
  // Other stories know her as a trainer alone.
  await aminata.locator('summary', { hasText: 'Steward' }).click();
  await aminata.locator('details[open]').getByLabel('Reason').fill('For this one only.');
  await aminata
    .locator('details[open]')
    .getByRole('button', { name: /^End the role/ })
    .click();
  await expect(aminata.locator('summary')).toHaveText('Trainer');

  await openApplication(aminata);
  const address = aminata.url();
  await expect(aminata.getByText('A decision needs two reviews')).toBeVisible();
  await review(aminata, '   ');
  const opinion = aminata.getByLabel('Your opinion');
  await expect(opinion).toHaveAccessibleDescription(/Write something here/);
  for (const criterion of criteria) await expect(chosen(aminata, criterion, /^2:/)).toBeChecked();
  await lookHere(aminata, 'a review, refused');
  await chosen(aminata, 'Leadership', /^3:/).check();
  await opinion.fill('Honest about the policy.');
  await send(aminata, 'Give this review');
  await expect(aminata).toHaveURL(address);

  const invite = aminata.getByText('Invite to an interview');
  await invite.click();
  const when = aminata.getByLabel('When, and how');
  await when.fill('   ');
  await send(aminata, 'Send the invitation');
  await expect(when).toBeVisible();
  await expect(when).toHaveAccessibleDescription(/Write something here/);
  await lookHere(aminata, 'an interview, refused');
  const words = 'Thursday 3 December, 10:00 in Dakar. We call you on WhatsApp.';
  await when.fill(words);
  await send(aminata, 'Send the invitation');
  await expect(aminata.getByRole('definition').filter({ hasText: words })).toBeVisible();
  await foundInMail(site.mailDirectory, new RegExp(`To: ${director.email}[^]*${words}`));

  const joseph = await openAs('steward2');
  await openApplication(joseph);
  // Nobody leans on another.
  await expect(joseph.getByText('Honest about the policy.')).toHaveCount(0);
  await review(joseph, 'The referees speak well of it.');
  await expect(joseph.getByText('Honest about the policy.')).toBeVisible();

  await aminata.goto(address);
  await chosen(aminata, 'Decision', /^Defer/).check();
  await send(aminata, 'Decide and send the mail');
  const why = aminata.getByLabel('Why', { exact: true });
  await expect(why).toHaveAccessibleDescription(/Write why, to defer or to decline/);
  await expect(chosen(aminata, 'Decision', /^Defer/)).toBeChecked();
  await lookHere(aminata, 'a decision, refused');
  await chosen(aminata, 'Decision', /^Invite/).check();
  await send(aminata, 'Decide and send the mail');
  await expect(aminata.getByRole('link', { name: 'Open the organization' })).toBeVisible();

  // Joseph had written on: his words are not lost, though it is decided.
  await joseph.getByLabel('Your opinion').fill('On second thoughts, ask again.');
  await send(joseph, 'Change your review');
  await expect(joseph.getByRole('alert')).toContainText('It is decided already.');
  await expect(joseph.getByText('On second thoughts, ask again.')).toBeVisible();
  await lookHere(joseph, 'a review that came too late');
});

test('the director reads the mail, and leads a team', async ({ another, openAs, site }) => {
  team = (
    await foundInMail(
      site.mailDirectory,
      new RegExp(`(?<=To: ${director.email}[^]*)/organizations/[\\w-]+`),
    )
  ).trim();
  const page = await another();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail or username').fill(director.email);
  await page.getByLabel('Passphrase').fill(director.passphrase);
  await send(page, 'Sign in');
  await page.goto('/apply');
  await page.getByRole('link', { name: 'Go to your team' }).click();
  await expect(page).toHaveURL(new RegExp(`${team}$`));
  await expect(page.getByRole('main')).toContainText('Baobab Home');
  await expect(page.getByRole('link', { name: 'Add staff' }).first()).toBeVisible();
  expect((await page.goto('/organizations/tumaini'))!.status()).toBe(404);

  const steward = await openAs('steward');
  await steward.goto('/steward/audit');
  for (const deed of [
    'Application begun',
    'Application sent',
    'Application reviewed',
    'Stepped back from an application',
    'Interview proposed',
    'Application decided',
    'Organization made',
  ])
    await expect(steward.locator('b').filter({ hasText: deed }).first()).toBeVisible();
});

test('a year’s review pauses the organization, and ends it', async ({ another, openAs, site }) => {
  const leader = await another();
  await leader.goto('/sign-in');
  await leader.getByLabel('E-mail or username').fill(director.email);
  await leader.getByLabel('Passphrase').fill(director.passphrase);
  await send(leader, 'Sign in');
  const steward = await openAs('steward');
  const page = `/steward${team}/review`;
  await steward.goto(page);
  await chosen(steward, 'Outcome', /^Pauses/).check();
  await steward.getByLabel('Why').fill('The licence has run out.');
  await send(steward, 'Record this review');
  await expect(steward.getByText('It is paused.')).toBeVisible();
  await look(steward, page, 200);

  await leader.goto(team);
  await expect(leader.getByText('Your organization is paused')).toBeVisible();
  await expect(leader.getByText('The licence has run out.')).toBeVisible();
  await expect(leader.getByRole('link', { name: 'Add staff' })).toHaveCount(0);
  for (const room of ['', '/people/new', '/enrolments']) await look(leader, team + room, 200);
  await expect(leader.getByRole('button', { name: 'Ask for these courses' })).toHaveCount(0);
  await foundInMail(site.mailDirectory, new RegExp(`To: ${director.email}[^]*licence has run out`));

  await chosen(steward, 'Outcome', /^Ends/).check();
  await steward.getByLabel('Why').fill('The home has closed.');
  await send(steward, 'Record this review');
  const sure = steward.getByRole('group', { name: 'Only if it ends' });
  await expect(sure).toHaveAccessibleDescription(/an end is for good/);
  await expect(steward.getByLabel('Why')).toHaveValue('The home has closed.');
  await expect(chosen(steward, 'Outcome', /^Ends/)).toBeChecked();
  await lookHere(steward, 'an end, refused');
  await sure.getByRole('checkbox').check();
  await send(steward, 'Record this review');
  await expect(steward.getByText('It has ended.')).toBeVisible();
  await look(steward, page, 200);

  expect((await leader.goto(team))!.status()).toBe(404);
  await leader.goto('/');
  await expect(leader.getByRole('link', { name: 'Team', exact: true })).toHaveCount(0);
  expect((await leader.goto('/certificates'))!.status()).toBe(200);
});
