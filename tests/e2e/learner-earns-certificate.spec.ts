import { randomUUID } from 'node:crypto';
import type { Asked } from '../setup/story.ts';
import { answer, given, question, receipt } from './answering.ts';
import { checkCertificate, getCertificate } from './certificate.ts';
import { expect, test, type Page } from './journeyhome.ts';
import { aNewcomer, course, lessons, send, signUp, startCheck } from './walking.ts';

for (const scripts of [false, true]) {
  test.describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: scripts });

    test('a newcomer learns, misses, comes back and passes', async ({ page, site, another }) => {
      await test.step('joins', () => join(page));
      await test.step('reads the lessons', () => readLessons(page));
      const first = await startCheck(page);
      const asked = site.story.asked(first);
      const all = asked.length;

      await test.step('is asked without being told', async () => {
        const html = await (await page.request.get(page.url())).text();
        for (const { why } of asked) for (const reason of why) expect(html).not.toContain(reason);
      });

      const [right, wrong] = [asked[0]!, asked[1]!];
      await test.step('keeps two answers', async () => {
        await expect(receipt(page)).toHaveText('Nothing is kept yet');
        await answer(page, right.key, right.right);
        await answer(page, wrong.key, wrong.wrong);
        if (scripts) await expect(page.locator('.tally')).toContainText(`2 of ${all} answered`);
        else await page.getByLabel('Your progress').getByRole('button').click();
        await expect(receipt(page)).toHaveText(/^Kept \d\d:\d\d$/);
        await page.goto(`/attempts/${first}`);
        expect(await given(page, right.key)).toEqual(right.right);
        expect(await given(page, wrong.key)).toEqual(wrong.wrong);
        await expect(page.locator('.tally')).toContainText(`2 of ${all} answered`);
      });

      await test.step('is shown what has no answer, and sends all the same', async () => {
        await page.getByRole('button', { name: 'Send my answers' }).click();
        const missing = page.locator('.notice').first();
        await expect(missing).toContainText(`${all - 2} questions have no full answer`);
        await expect(missing.getByRole('link')).toHaveCount(all - 2);
        expect(await given(page, right.key)).toEqual(right.right);
        expect(await given(page, wrong.key)).toEqual(wrong.wrong);
        const third = asked[2]!;
        await missing.getByRole('link').first().click();
        await expect(page).toHaveURL(new RegExp(`#q-${third.key}$`));
        await expect(question(page, third.key)).toBeInViewport();
        await page.getByRole('button', { name: 'Send anyway' }).click();
      });
      await test.step('sees why, and when the next try opens', () =>
        readResult(page, asked, site.story.sentAt(first)));
      await test.step('rests for 24 hours', async () => {
        await waits(page);
        site.story.minutesPass(first, 24 * 60 - 2);
        await waits(page);
        site.story.minutesPass(first, 2);
      });

      const second = await startCheck(page);
      site.story.askEveryKind(second);
      await page.reload();
      await test.step('knows every kind of question now', async () => {
        await expect(page.getByText('Try 2 of 3.')).toBeVisible();
        for (const { key, right } of site.story.asked(second)) await answer(page, key, right);
        await page.getByRole('button', { name: 'Send my answers' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('You passed, Wanjiru');
        await expect(page.getByText(`${all} of ${all} right.`)).toBeVisible();
      });
      const number = await test.step('gets the certificate', () => getCertificate(page));
      await test.step('and anyone can check it', async () =>
        checkCertificate(await another(), number));
    });
  });
}

async function join(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'See the courses' }).click();
  await page.getByRole('link', { name: 'The Journey Home' }).click();
  await page.getByRole('link', { name: 'Make an account and join' }).click();
  await signUp(page, aNewcomer());
  await expect(page).toHaveURL(course);
  await page.getByRole('button', { name: 'Join and begin' }).click();
}

async function readLessons(page: Page): Promise<void> {
  for (const [at, lesson] of lessons.entries()) {
    await expect(page).toHaveURL(`${course}/lessons/${lesson}`);
    await expect(page.getByText(`Lesson ${at + 1} of 7`, { exact: false }).first()).toBeVisible();
    if (at === 0) await reflect(page);
    if (at === 1) await openAid(page);
    if (at === 3) {
      // Another day: the first page knows the place.
      await page.goto('/');
      await page.getByRole('link', { name: 'Continue' }).click();
      await expect(page).toHaveURL(`${course}/lessons/${lesson}`);
    }
    await page.getByRole('button', { name: /^Done\. Next: / }).click();
  }
  await expect(page).toHaveURL(`${course}/assessment`);
}

async function reflect(page: Page): Promise<void> {
  const words = 'I will ask first.\nThen I will listen, “slowly” & <well>.';
  const box = page.getByLabel('My words');
  await box.fill(words);
  await page.getByRole('button', { name: 'Keep my words' }).click();
  await expect(page.getByText('Only you can read it.')).toBeVisible();
  await page.goto(page.url());
  await expect(box).toHaveValue(words);
  await page.getByRole('button', { name: 'Delete my words' }).click();
  await expect(box).toHaveValue('');
  await expect(page.getByText('Only you can read it.')).toBeHidden();
}

async function openAid(page: Page): Promise<void> {
  const lesson = page.url();
  await page.getByRole('link', { name: 'Open and print' }).click();
  await expect(page).toHaveURL(`${lesson}/aid`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Job aid · Engage');
  await page.getByRole('link', { name: 'Engage' }).click();
  await expect(page).toHaveURL(lesson);
}

async function readResult(page: Page, asked: Asked[], sentAt: Date): Promise<void> {
  await expect(page).toHaveURL(/\/result$/);
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('passed');
  await expect(page.getByText(`1 of ${asked.length} right. You needed`)).toBeVisible();
  const heads = page.getByRole('heading', { name: /^Question \d+$/ });
  await expect(heads).toHaveCount(asked.length - 1);
  await page.getByText('Show the right answer').click();
  await expect(heads).toHaveCount(asked.length);
  const html = await (await page.request.get(page.url())).text();
  for (const [at, { key, why, lesson }] of asked.entries()) {
    for (const reason of why) expect(html, key).toContain(reason);
    const explained = page.getByRole('listitem').filter({
      has: page.getByRole('heading', { name: `Question ${at + 1}`, exact: true }),
    });
    await expect(explained.last()).toContainText(
      at === 0 ? 'Right' : at === 1 ? 'Look again' : 'You did not answer this one.',
    );
    if (at > 0)
      await expect(explained.last().getByRole('link')).toHaveAttribute(
        'href',
        `${course}/lessons/${lesson}`,
      );
  }
  const opens = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Africa/Nairobi',
  }).formatToParts(sentAt.getTime() + 86_400_000);
  const part = (type: string) => opens.find((it) => it.type === type)!.value;
  await expect(page.getByText('(Nairobi time)')).toHaveText(
    new RegExp(`opens on ${part('weekday')} .*${part('hour')}:${part('minute')} `),
  );
}

async function waits(page: Page): Promise<void> {
  await page.goto(`${course}/assessment`);
  await expect(page.getByRole('heading', { name: 'Rest first' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Start|Try again/ })).toHaveCount(0);
  const pushed = await send(page, `${course}/attempts`, { clientId: randomUUID() });
  expect(new URL(pushed.url()).pathname).toBe(`${course}/assessment`);
  expect(await pushed.text()).toContain('Rest first');
}
