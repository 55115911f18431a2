import { expect, signIn, test, type Page } from './journeyhome.ts';
import { lookHere } from './looking.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const nextMeeting = async (page: Page) => {
  await page.goto('/');
  const next = page.locator('h2:has-text("Next meeting") + .ledger');
  await next.getByRole('link').click();
  await expect(page).toHaveURL(/\/meetings\/[\w-]+$/);
};

test.describe('on a phone without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('somebody finds the next meeting, says yes, and is let in at the hour', async ({
    page,
    site,
  }) => {
    await signIn(page, 'leader@example.org');

    await page.getByRole('navigation').getByRole('link', { name: 'Meetings' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Donors' }).first()).toBeVisible();
    await nextMeeting(page);
    await expect(page.getByText('Your time · Nairobi')).toBeVisible();
    await expect(page.getByText('Host’s time · Freetown')).toBeVisible();

    // The meeting is open: one press answers.
    await page.getByRole('button', { name: 'Yes, I will come' }).click();
    await expect(page.getByText('The hosts know: you are coming')).toBeInViewport();
    await expect(page.getByRole('button', { name: 'Yes, I will come' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await page.getByText('What I bring, and interpretation').click();
    await page.getByLabel('What do you hope to bring?').fill('Mary, born on 12/03/2016');
    await page.getByRole('button', { name: 'Tell the hosts' }).click();
    await expect(page.getByRole('alert')).toContainText('date of birth');
    const brings = page.getByLabel('What do you hope to bring?');
    await expect(brings).toHaveValue('Mary, born on 12/03/2016');
    await brings.fill('A visit form');
    await page.getByLabel('Would you like interpretation?').selectOption('Kiswahili');
    await page.getByRole('button', { name: 'Tell the hosts' }).click();
    await expect(page.getByText('The hosts know', { exact: true })).toBeVisible();
    await expect(page.getByText('The hosts know: you are coming')).toBeVisible();

    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Add to my calendar' }).click();
    expect((await file).suggestedFilename()).toBe('meeting.ics');

    const { next } = site.story.meetings();
    await expect(page.getByText(/^Opens (on|at) /)).toBeVisible();
    await page.goto(`/meetings/${next}/room`);
    await expect(page.getByRole('heading', { name: 'You cannot enter now' })).toBeVisible();
    await expect(page.getByText('The room opens 15 minutes before')).toBeVisible();

    site.story.beginsIn(next, 10);
    await page.getByRole('link', { name: 'Back to the meeting' }).click();
    const door = page.getByRole('link', { name: 'Enter the room' });
    await expect(door).toBeInViewport();
    const address = (await door.getAttribute('href'))!;
    const sent = await page.request.get(address, { maxRedirects: 0 });
    expect(sent.status()).toBe(303);
    expect(sent.headers().location).toBe('https://meet.example.org/journeyhome-monthly');
    await page.getByRole('link', { name: 'Join by phone call' }).click();
    await expect(page.getByRole('link', { name: '+232 00 000 000' })).toBeVisible();
  });

  test('a person follows the dates, and stops', async ({ page }) => {
    await signIn(page, 'learner@example.org');
    await page.getByRole('navigation').getByRole('link', { name: 'Meetings' }).click();
    await page.getByRole('link', { name: 'All dates in my calendar' }).click();
    await page.getByRole('button', { name: 'Make my calendar address' }).click();
    const address = await page.getByLabel('Your calendar address').inputValue();
    const path = new URL(address).pathname;
    expect(await (await page.request.get(path)).text()).toContain('BEGIN:VEVENT');
    await page.getByRole('button', { name: 'End my calendar address' }).click();
    await expect(page.getByText('Your calendar address has ended.')).toBeVisible();
    expect((await page.request.get(path)).status()).toBe(404);
  });
});

test('a phone that is set to another place says its own hour beside', async ({ another }) => {
  const page = await another({ timezoneId: 'Asia/Bangkok' });
  await signIn(page, 'learner@example.org');
  await nextMeeting(page);
  const clock = page.locator('.clock');
  const hour = async (label: string) =>
    (await clock.locator('div', { hasText: label }).locator('.hour').textContent())!;
  await expect(clock.getByText('Your phone’s clock')).toBeVisible();
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const apart = minutes(await hour('Your phone’s clock')) - minutes(await hour('Your time'));
  expect((apart + 24 * 60) % (24 * 60)).toBe(4 * 60);
  await page.goto('/meetings');
  await expect(page.getByText('Your phone’s clock shows another hour')).toBeVisible();

  const home = await another({ timezoneId: 'Africa/Kampala' });
  await signIn(home, 'learner@example.org');
  await nextMeeting(home);
  await expect(home.getByText('Your time · Nairobi')).toBeVisible();
  await expect(home.getByText('Your phone’s clock')).toBeHidden();
});

test('an address that is shown once can be read by everybody who sees little', async ({
  openAs,
}) => {
  const page = await openAs('learner');
  await page.goto('/me/calendar');
  await page.getByRole('button', { name: 'Make my calendar address' }).click();
  await expect(page.getByLabel('Your calendar address')).toBeVisible();
  await lookHere(page, 'the address');
});
