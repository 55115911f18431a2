import { expect, test, type Page } from './journeyhome.ts';

/** The row of a date, by its month. */
const dateIn = (page: Page, month: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: month }) })
    .first();

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
  const idOf = async (month: string) =>
    (await dateIn(page, month).getByRole('link', { name: /^Plan/ }).getAttribute('href'))!.split(
      '/',
    )[2]!;
  const [february, march] = [await idOf('February'), await idOf('March')];
  await page.goto(`/meetings/${february}/date`);
  await page.getByLabel('New day').fill('2027-02-18');
  await page.getByRole('button', { name: 'Move this date' }).click();
  await expect(page.getByText('The date has moved.')).toBeVisible();
  await expect(dateIn(page, '18 February')).toContainText('Moved');
  await page.goto(`/meetings/${march}/cancellation`);
  await page.getByLabel('Why?').fill('It is a public holiday in Thailand.');
  await page.getByRole('button', { name: 'Call off' }).click();
  await expect(dateIn(page, 'March')).toContainText('Called off');
  await page.goto(`/meetings/${march}/date`);
  await expect(page.getByText('This date cannot be moved any more')).toBeVisible();

  const learner = await openAs('learner');
  for (const path of [new URL(series).pathname, `/meetings/${february}/people`])
    expect((await learner.goto(path))!.status()).toBe(404);
});
