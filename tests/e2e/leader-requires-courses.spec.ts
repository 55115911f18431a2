import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { foundInMail } from '../setup/mails.ts';
import { expect, signIn, test, type Page } from './journeyhome.ts';
import { lookHere } from './looking.ts';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const team = '/organizations/tumaini';
const night = 'Awake at Night';
const asked = ['Grace Atieno', 'Brian Otieno', 'David Mutua'];

/** A day of the calendar in Kenya, so many days from today: for a form, and as it is said. */
function inDays(days: number) {
  const at = new Date(Date.now() + days * 86_400_000);
  const zone = { timeZone: 'Africa/Nairobi' } as const;
  return {
    typed: new Intl.DateTimeFormat('en-CA', { ...zone, dateStyle: 'short' }).format(at),
    said: new Intl.DateTimeFormat('en-GB', { ...zone, dateStyle: 'long' }).format(at),
    spoken: new Intl.DateTimeFormat('en-GB', { ...zone, day: 'numeric', month: 'long' }).format(at),
  };
}
const due = inDays(10);
const later = inDays(12);

test.beforeAll(({ site }) => site.story.anotherCourse('awake-at-night', night));

const row = (page: Page, ...words: string[]) =>
  words.reduce((items, hasText) => items.filter({ hasText }), page.getByRole('listitem'));

test('a leader asks three people for two courses by a day, and each of them sees it', async ({
  openAs,
  site,
}) => {
  const page = await openAs('leader');
  await page.goto(`${team}/enrolments`);
  await page.getByLabel('Due on').fill(due.typed);
  await page.getByRole('checkbox', { name: night }).check();
  await page.getByRole('button', { name: 'Ask for these courses' }).click();
  // Nobody was chosen: everything else is still there.
  await expect(page.getByRole('group', { name: 'Who' })).toHaveAccessibleDescription(
    /Choose at least one person/,
  );
  await expect(page.getByRole('checkbox', { name: night })).toBeChecked();
  await expect(page.getByLabel('Due on')).toHaveValue(due.typed);
  await lookHere(page, 'asking for courses, refused');

  await page.getByRole('checkbox', { name: 'The Journey Home' }).check();
  for (const name of asked) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Ask for these courses' }).click();
  await expect(page.getByText(`Due on ${due.said}.`)).toBeVisible();
  for (const name of asked) await expect(row(page, name, night)).toContainText('Asked for now');
  // She was asked for this one before: her day stays as it is.
  await expect(row(page, 'Grace Atieno', 'The Journey Home')).toContainText(
    'Was asked for already',
  );
  await lookHere(page, 'what came of asking');

  const grace = await openAs('learner');
  await grace.goto('/');
  await expect(grace.getByRole('main')).toContainText(night);
  await expect(grace.getByRole('main')).toContainText(`${due.spoken}, in 10 days`);
  await grace.goto('/courses/awake-at-night');
  await expect(grace.getByRole('main')).toContainText(`${due.spoken}, in 10 days`);
  const mail = await foundInMail(
    site.mailDirectory,
    /To: learner@example\.org[^]*Awake at Night[^]*/,
  );
  expect(mail).toContain('Tumaini Family Centre');
});

test('more time and a waiver have a reason, and a form without one loses nothing', async ({
  openAs,
}) => {
  const page = await openAs('leader');
  const requirementOf = async (name: string) => {
    await page.goto(team);
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('link', { name: night }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(night);
  };
  await requirementOf('Grace Atieno');
  const address = page.url();
  const [why, whyNot] = [page.getByLabel('Why').first(), page.getByLabel('Why').last()];
  await page.getByLabel('New last day').fill(later.typed);
  // Blanks are no reason; the browser alone does not see that.
  await why.fill('   ');
  await page.getByRole('button', { name: 'Move the day' }).click();
  await expect(why).toHaveAccessibleDescription(/Write the reason/);
  await expect(page.getByLabel('New last day')).toHaveValue(later.typed);
  await expect(whyNot).not.toHaveAccessibleDescription(/Write the reason/);
  await lookHere(page, 'more time, refused');
  await page.getByRole('alert').getByRole('link').click();
  await expect(why).toBeFocused();

  await why.fill('Works nights this month');
  await page.getByLabel('New last day').fill(due.typed);
  await page.getByRole('button', { name: 'Move the day' }).click();
  await expect(page.getByLabel('New last day')).toHaveAccessibleDescription(/on that day already/);
  await expect(why).toHaveValue('Works nights this month');
  await page.getByLabel('New last day').fill(later.typed);
  await page.getByRole('button', { name: 'Move the day' }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('definition').filter({ hasText: later.said })).toBeVisible();
  await expect(row(page, 'Day moved')).toContainText('Works nights this month');

  const grace = await openAs('learner');
  await grace.goto('/courses/awake-at-night');
  await expect(grace.getByRole('main')).toContainText(`${later.spoken}, in 12 days`);

  await requirementOf('David Mutua');
  const waived = page.url();
  await whyNot.fill('  ');
  await page.getByRole('button', { name: 'Waive this course' }).click();
  await expect(whyNot).toHaveAccessibleDescription(/Write the reason/);
  await lookHere(page, 'a waiver, refused');
  await whyNot.fill('Did it at the hospital');
  await page.getByRole('button', { name: 'Waive this course' }).click();
  await expect(page).toHaveURL(waived);
  await expect(page.getByText('Not needed', { exact: true })).toBeVisible();
  await expect(row(page, 'Waived')).toContainText('Did it at the hospital');
});

test('who has no e-mail is told by WhatsApp, and the files of the report say the same', async ({
  openAs,
}) => {
  const page = await openAs('leader');
  await page.goto(`${team}/reminders`);
  await expect(page.getByRole('heading', { name: 'Grace Atieno' })).toBeVisible();
  await page.getByRole('link', { name: 'Only people without e-mail' }).click();
  await expect(page.getByRole('heading', { name: 'Grace Atieno' })).toHaveCount(0);
  const chat = page.getByRole('link', { name: 'Write to Brian Otieno on WhatsApp' });
  const { hostname, pathname, searchParams } = new URL((await chat.getAttribute('href'))!);
  expect([hostname, pathname]).toEqual(['wa.me', '/12025550127']);
  expect(searchParams.get('text')).toMatch(/Hello Brian Otieno, this is Moses Okello/);
  expect(searchParams.get('text')).toContain(`• ${night}: please finish by`);
  // The text can be copied, too; David, whose course was waived, is not spoken of.
  const person = (name: string) => page.locator('.telling > li').filter({ hasText: name });
  await person('Brian Otieno').getByText('Text to copy', { exact: true }).click();
  await expect(page.getByLabel('Text to copy for Brian Otieno')).toHaveValue(
    searchParams.get('text')!,
  );
  await expect(person('David Mutua')).toHaveCount(0);

  const read = async (path: string) => {
    const response = await page.request.get(`${team}/${path}`);
    expect(response.status(), path).toBe(200);
    return response.body();
  };
  const csv = parse(await read('report.csv'), { bom: true }) as string[][];
  const xlsx = (await readSheet(await read('report.xlsx'))).map((cells) =>
    cells.map((cell) => (cell === null ? '' : String(cell))),
  );
  expect(xlsx).toEqual(csv);
  const [head, ...rows] = csv;
  const of = (name: string, course: string) => {
    const found = rows.find((it) => it[0] === name && it[2] === course);
    return found && Object.fromEntries(head!.map((column, at) => [column, found[at]!]));
  };
  expect(of('Grace Atieno', night)).toMatchObject({ Due: later.typed, Status: 'Not started' });
  expect(of('Brian Otieno', night)).toMatchObject({ Due: due.typed, 'Lessons done': '0' });
  expect(of('Halima Abdi', 'The Journey Home')).toMatchObject({ Status: 'Done' });
  expect(of('David Mutua', night)?.Due ?? '').toBe('');

  const files = unzipSync(await read('certificates.zip'));
  const names = Object.keys(files);
  expect(names.some((name) => /^Halima-Abdi-the-journey-home-.+\.pdf$/.test(name))).toBe(true);
  for (const bytes of Object.values(files))
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');

  // On paper: every name and every course, and nothing to press.
  await page.goto(`${team}/report`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('link', { name: 'As CSV' })).toBeHidden();
  await expect(page.getByRole('rowheader', { name: 'Brian Otieno' })).toBeVisible();
});

test('somebody without JavaScript asks as well', async ({ another }) => {
  const page = await another({ javaScriptEnabled: false });
  await signIn(page, 'leader@example.org');
  await page.goto(`${team}/enrolments`);
  await page.getByRole('link', { name: night }).click();
  await expect(page.getByRole('checkbox', { name: night })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Faith Chebet' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Grace Atieno' })).toHaveCount(0);
  for (const box of await page.getByRole('group', { name: 'Who' }).getByRole('checkbox').all())
    await box.uncheck();
  await page.getByRole('checkbox', { name: 'Faith Chebet' }).check();
  await page.getByRole('button', { name: 'Ask for these courses' }).click();
  await expect(row(page, 'Faith Chebet', night)).toContainText('Asked for now');
});
