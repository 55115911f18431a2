import { execFileSync } from 'node:child_process';
import { demoDatabase } from '../setup/demo-database.ts';
import { startServer, type TestServer } from '../setup/server.ts';
import { openStory, type Asked } from '../setup/story.ts';
import { answer, given, receipt } from './answering.ts';
import { expect, signIn, test, type Page } from './journeyhome.ts';
import { joinAsNewcomer, skipLessons, startCheck, type Newcomer } from './walking.ts';

const kept = /^Kept \d\d:\d\d$/;
const onPhone = 'Not sent yet · kept on this phone';

/** Somebody who has begun the final check. */
async function begin(page: Page, name: string): Promise<{ newcomer: Newcomer; attempt: string }> {
  const newcomer = await joinAsNewcomer(page, name);
  await skipLessons(page);
  return { newcomer, attempt: await startCheck(page) };
}

/** What the server has, seen from another phone. */
async function expectThere(page: Page, attempt: string, answered: Asked[]): Promise<void> {
  await page.goto(`/attempts/${attempt}`);
  await expect(page.locator('.tally')).toContainText(`${answered.length} of `);
  for (const { key, right } of answered) expect(await given(page, key)).toEqual(right);
}

test('answers wait while the server is gone, and arrive when it is back', async ({ another }) => {
  const { url, drop } = await demoDatabase('SQLite');
  let server: TestServer = await startServer({ databaseUrl: url });
  const port = Number(new URL(server.origin).port);
  const story = openStory(url);
  const page = await another({ baseURL: server.origin });
  const { newcomer, attempt } = await begin(page, 'Chebet Langat');
  story.askEveryKind(attempt);
  await page.reload();
  const asked = story.asked(attempt);
  const before = asked.find((it) => it.kind === 'single')!;
  await answer(page, before.key, before.right);
  await expect(receipt(page)).toHaveText(kept);

  await server.kill();
  // An order and pairs are many changes each; that must not make the phone patient.
  const during = ['ordering', 'matching', 'multiple'].map((kind) =>
    asked.find((it) => it.kind === kind)!,
  );
  for (const { key, right } of during) await answer(page, key, right);
  await expect(receipt(page)).toHaveText(onPhone);
  await expect(page.locator('.tally')).toContainText('4 of ');

  server = await startServer({ databaseUrl: url, port });
  await expect(receipt(page)).toHaveText(kept, { timeout: 20_000 });
  const elsewhere = await another({ baseURL: server.origin });
  await signIn(elsewhere, newcomer.email, newcomer.passphrase);
  await expectThere(elsewhere, attempt, [before, ...during]);

  story.close();
  await server.stop();
  await drop();
});

// Only Linux lets a test say of a running process that its disk takes no more.
if (process.platform === 'linux')
  test('answers wait on the phone while the server’s disk takes no more', async ({ another }) => {
    const { url, drop } = await demoDatabase('SQLite');
    const server = await startServer({ databaseUrl: url, listen: true });
    const limit = (bytes: string) =>
      execFileSync('prlimit', ['--pid', `${server.pid}`, `--fsize=${bytes}`]);
    const page = await another({ baseURL: server.origin });
    const { newcomer, attempt } = await begin(page, 'Atieno Onyango');
    const story = openStory(url);
    const [first, second] = story.asked(attempt);
    await answer(page, first!.key, first!.right);
    await expect(receipt(page)).toHaveText(kept);

    limit('4096:unlimited');
    await answer(page, second!.key, second!.right);
    await expect(receipt(page)).toHaveText(onPhone);
    limit('unlimited:unlimited');
    await expect(receipt(page)).toHaveText(kept, { timeout: 20_000 });

    // Without the script the form comes back, and its button sends what was in it.
    const plain = await another({ baseURL: server.origin, javaScriptEnabled: false });
    await signIn(plain, newcomer.email, newcomer.passphrase);
    await plain.goto('/me');
    await plain.getByLabel('Your name', { exact: true }).fill('Atieno Achieng Onyango');
    limit('4096:unlimited');
    await plain.getByRole('button', { name: 'Keep my changes' }).click();
    await expect(plain.getByRole('heading', { level: 1 })).toHaveText(
      'Nothing new can be kept just now',
    );
    limit('unlimited:unlimited');
    await plain.getByRole('button', { name: 'Send it again' }).click();
    await expect(plain.getByLabel('Your name', { exact: true })).toHaveValue(
      'Atieno Achieng Onyango',
    );
    story.close();
    await server.stop();
    await drop();
  });

test('answers given without a network survive a reload, and are sent with it', async ({
  page,
  another,
  site,
}) => {
  const { newcomer, attempt } = await begin(page, 'Nanjala Wafula');
  const asked = site.story.asked(attempt);
  await answer(page, asked[0]!.key, asked[0]!.right);
  await expect(receipt(page)).toHaveText(kept);
  await page.context().setOffline(true);
  for (const { key, right } of asked.slice(1, 3)) await answer(page, key, right);
  await expect(receipt(page)).toHaveText(onPhone);

  // The page asks before it is left with something unsent.
  const asks = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  expect((await asks).type()).toBe('beforeunload');
  await (await asks).dismiss();
  await expect(receipt(page)).toHaveText(onPhone);

  // The phone is switched off all the same. What it kept comes back with the page.
  const elsewhere = await another();
  await signIn(elsewhere, newcomer.email, newcomer.passphrase);
  await expectThere(elsewhere, attempt, asked.slice(0, 1));
  const again = await page.context().newPage();
  await page.close();
  await page.context().setOffline(false);
  await again.goto(`/attempts/${attempt}`);
  for (const { key, right } of asked.slice(0, 3)) expect(await given(again, key)).toEqual(right);
  await expect(receipt(again)).toHaveText(kept);
  await expectThere(elsewhere, attempt, asked.slice(0, 3));
});

test('answers arrive by themselves when the network is back', async ({ page, site }) => {
  const { attempt } = await begin(page, 'Jepkorir Kosgei');
  const [first, second] = site.story.asked(attempt);
  await page.context().setOffline(true);
  await answer(page, first!.key, first!.right);
  await expect(receipt(page)).toHaveText(onPhone);
  await page.context().setOffline(false);
  await expect(receipt(page)).toHaveText(kept);
  await answer(page, second!.key, second!.right);
  await expect(page.locator('.tally')).toContainText('2 of ');
});

test('answers wait for somebody whose session ended', async ({ page, site }) => {
  const { newcomer, attempt } = await begin(page, 'Akinyi Ouma');
  const asked = site.story.asked(attempt);
  const other = await page.context().newPage();
  await other.goto('/');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();

  for (const { key, right } of asked.slice(0, 2)) await answer(page, key, right);
  await expect(receipt(page)).toHaveText('Not sent yet: sign in again');
  page.on('dialog', (dialog) => void dialog.accept());
  await receipt(page).getByRole('link', { name: 'sign in again' }).click();
  await page.getByLabel('E-mail or username').fill(newcomer.email);
  await page.getByLabel('Passphrase').fill(newcomer.passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`/attempts/${attempt}`);
  await expect(receipt(page)).toHaveText(kept);
  await expectThere(page, attempt, asked.slice(0, 2));
});

test('whoever signs out is told of answers that are still on the phone, and may drop them', async ({
  page,
  site,
}) => {
  const { newcomer, attempt } = await begin(page, 'Moraa Nyaboke');
  const [first] = site.story.asked(attempt);
  await page.route('**/answers', (route) => route.abort());
  await answer(page, first!.key, first!.right);
  await expect(receipt(page)).toHaveText(onPhone);
  const phone = page.context();
  const other = await phone.newPage();
  await page.close();
  const left = other.getByText('Answers to a final check are still on this phone');
  const signOut = async () => {
    await other.goto('/me');
    await other.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(other).toHaveURL('/signed-out');
  };
  await signOut();
  await expect(left).toBeVisible();
  // Who does nothing keeps them.
  await signIn(other, newcomer.email, newcomer.passphrase);
  await signOut();
  await other.getByRole('button', { name: 'Take them off this phone' }).click();
  await expect(other.getByText('They are gone from this phone.')).toBeVisible();
  await expect(left).toBeHidden();
  expect(await other.evaluate(() => localStorage.length)).toBe(0);
  await other.reload();
  await expect(left).toBeHidden();
});

test('whoever signs out everywhere is told of them too; with the account, its own go unasked', async ({
  page,
  site,
}) => {
  const phone = page.context();
  /** Gives an answer that never leaves this phone, and says of which attempt. */
  async function unsent(name: string): Promise<{ newcomer: Newcomer; attempt: string }> {
    const sitting = await phone.newPage();
    const begun = await begin(sitting, name);
    const [first] = site.story.asked(begun.attempt);
    await sitting.route('**/answers', (route) => route.abort());
    await answer(sitting, first!.key, first!.right);
    await expect(receipt(sitting)).toHaveText(onPhone);
    await sitting.close();
    return begun;
  }
  const other = await phone.newPage();
  const left = other.getByText('Answers to a final check are still on this phone');
  const stored = () => other.evaluate(() => Object.keys(localStorage));

  const hers = await unsent('Wambui Njeri');
  await other.goto('/me');
  await other.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(
    'You are signed out on every device',
  );
  await expect(left).toBeVisible();

  const his = await unsent('Kiprono Cheruiyot');
  await other.goto('/me/deletion');
  await other.getByLabel('Current passphrase').fill(his.newcomer.passphrase);
  await other.getByRole('button', { name: 'Delete my account for ever' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Your account is deleted');
  // What she has not sent yet is still hers to send.
  expect(await stored()).toEqual([`unsent ${hers.attempt}`]);
  await expect(left).toBeVisible();
});
