import { expect, test, type Page } from './journeyhome.ts';

/** The row of a date, by its month. */
const dateIn = (page: Page, month: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: month }) })
    .first();

/** `18 February`, as the site writes it in English. */
const dayAndMonth = (day: string) =>
  new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

test('a facilitator plans a year whose late hour takes turns, and nobody else has its rooms', async ({
  openAs,
}) => {
  const page = await openAs('facilitator');
  await page.goto('/series');
  await page.getByRole('link', { name: 'Plan a new series' }).click();

  // A form that cannot be kept comes back whole, with a sentence beside each field.
  await page.getByLabel('Title').fill('Two shores');
  await page.getByLabel('What is it for?').fill('Her aunt is 0712 345 678.');
  await page.getByRole('checkbox', { name: 'Français' }).check();
  await page.getByLabel('Weekday').selectOption('Thursday');
  await page.getByLabel('Time zone of these hours').selectOption('Kenya (Nairobi)');
  await page.getByLabel('Time', { exact: true }).fill('09:00');
  await page.getByLabel('Address of the room').fill('https://meet.example.org/two-shores');
  await page.getByRole('button', { name: 'See the dates and the hours' }).click();
  await expect(page.getByLabel('What is it for?')).toHaveAccessibleDescription(/phone number/);
  await expect(page.getByLabel('What is it for?')).toHaveValue('Her aunt is 0712 345 678.');
  await expect(page.getByLabel('Address of the room')).toHaveValue(/two-shores/);
  await page.getByLabel('What is it for?').fill('Haiti and Thailand, by turns.');
  await page.getByRole('button', { name: 'See the dates and the hours' }).click();

  // The picture: in words too, in both languages, and what would be fairer.
  await expect(page.getByText('Every month on the second Thursday, at 09:00')).toBeVisible();
  await expect(page.getByText('Chaque mois le deuxième jeudi, à 09:00')).toBeVisible();
  const hours = page.getByRole('table', { name: 'What hour it is for everybody' });
  await expect(hours.getByRole('row')).toHaveCount(13);
  await expect(hours.getByRole('columnheader', { name: 'Haiti' })).toBeVisible();
  await expect(hours.getByRole('cell', { name: /night/ }).first()).toBeVisible();
  await page
    .getByRole('button', { name: /^Take turns/ })
    .first()
    .click();
  await expect(page.getByText(/by turns, for 90 minutes/)).toBeVisible();
  await expect(hours.getByRole('cell', { name: /night/ })).toHaveCount(0);
  await expect(page.getByLabel('Title')).toHaveValue('Two shores');
  await page.getByRole('button', { name: 'Make this series' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two shores');
  await expect(page.getByText('Room: meet.example.org.')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('two-shores');
  const series = page.url().replace(/\?.*/, '');

  // A year of themes, one of them changed.
  await page.getByRole('link', { name: 'Themes for the year' }).click();
  await page.getByRole('textbox', { name: 'Theme' }).first().fill('What we begin with');
  await page.getByRole('button', { name: 'Give these themes to the dates' }).click();
  await expect(page.getByText('The themes are kept.')).toBeVisible();
  await expect(page.getByText('What we begin with')).toBeVisible();
  await expect(page.getByText('Finding family: tracing that is safe')).toBeVisible();

  // One date moves, another does not take place.
  const plans = await page
    .getByRole('link', { name: /^Plan/ })
    .evaluateAll((links) => links.map((it) => it.getAttribute('href')!));
  const [moved, calledOff] = plans.slice(2, 4).map((it) => it.split('/')[2]!);
  await page.goto(`/meetings/${moved}/date`);
  const before = await page.getByLabel('New day').inputValue();
  const after = new Date(Date.parse(before) + 7 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('New day').fill(after);
  await page.getByRole('button', { name: 'Move this date' }).click();
  await expect(page.getByText('The date has moved.')).toBeVisible();
  await expect(dateIn(page, dayAndMonth(after))).toContainText('Moved');
  await page.goto(`/meetings/${calledOff}/cancellation`);
  await page.getByLabel('Why?').fill('It is a public holiday in Thailand.');
  await page.getByRole('button', { name: 'Call off' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Called off' })).toHaveCount(1);
  await page.goto(`/meetings/${calledOff}/date`);
  await expect(page.getByText('This date cannot be moved any more')).toBeVisible();

  // Who may come sees it so, and nothing of the facilitator's rooms.
  const learner = await openAs('learner');
  await learner.goto('/meetings');
  await expect(learner.getByText('Two shores').first()).toBeVisible();
  await learner.goto(`/meetings/${moved}`);
  await expect(learner.locator('main')).toContainText(dayAndMonth(after));
  await learner.goto(`/meetings/${calledOff}`);
  await expect(learner.getByText('It is a public holiday in Thailand.')).toBeVisible();
  for (const path of [new URL(series).pathname, `/meetings/${moved}/people`])
    expect((await learner.goto(path))!.status()).toBe(404);
});
