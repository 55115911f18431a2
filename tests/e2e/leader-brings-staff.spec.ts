import { execFileSync } from 'node:child_process';
import { expect, signIn, test, type Page } from './journeyhome.ts';
import { lookHere } from './looking.ts';

const home = '/organizations/tumaini';
const plain = { javaScriptEnabled: false };
const pin = '402719';

/** As a leader has them: from a chat, numbered, with tabs, shouted, twice, and not a name at all. */
const mess = [
  '[22/11/2026, 10:40] Moses Okello: Staff of the home:',
  '1. AGNES MORAA +254 712 345 678 cook',
  '2) Juma Baraka (night guard)\t0722 000 111',
  '3- Grace Atieno',
  '4. agnes moraa',
  'Brian Ouma 0722 45',
  'Ruth Akinyi',
  'mirlande.joseph',
  'See you all on Monday, please bring your papers?',
].join('\n');

async function paste(page: Page, list: string, work = ''): Promise<void> {
  await page.goto(`${home}/people/new`);
  await page.getByLabel(/^Paste names/).fill(list);
  await page.getByLabel(/^What do they do/).fill(work);
  await page.getByRole('button', { name: 'Read the list' }).click();
  await expect(page).toHaveURL(/\/lists\/[\w-]+$/);
}

const row = (page: Page, line: number) => page.locator(`#row-${line}`);
const again = (page: Page) =>
  page.getByRole('button', { name: 'Check the list again' }).first().click();
const codeOf = async (page: Page, name: string) =>
  (
    await page
      .getByRole('region', { name: `Slip for ${name}` })
      .locator('.pin')
      .innerText()
  ).trim();

test('a leader brings a messy list, and somebody of it signs in with a PIN', async ({
  another,
}) => {
  // axe needs a page that may run it; the other stories do without scripts.
  const leader = await another({ reducedMotion: 'reduce' });
  await signIn(leader, 'moses.okello');
  await leader.goto(home);
  const size = Number(
    /(\d+) people/.exec(await leader.locator('header p').first().innerText())![1],
  );
  await leader.getByRole('link', { name: 'Add staff' }).click();
  await paste(leader, mess, 'House parent');

  await test.step('every line says what it will do', async () => {
    const will = [
      [1, 'Left out'],
      [2, 'New account'],
      [3, 'New account'],
      [4, 'Looks like Grace Atieno of your team'],
      [5, 'Looks like line 2'],
      [6, 'The phone number is not complete.'],
      [7, 'Looks like somebody who left your team on'],
      [8, 'Has an account: will be asked'],
      [9, 'It reads like a sentence'],
    ] as const;
    for (const [line, words] of will) await expect(row(leader, line)).toContainText(words);
    await expect(row(leader, 2)).toContainText('2. Agnes Moraa');
    await expect(row(leader, 2)).toContainText('+254712345678 · cook');
    await expect(row(leader, 3)).toContainText('night guard');
    await leader.getByRole('link', { name: 'Line 6' }).click();
    await expect(leader).toHaveURL(/#row-6$/);
    await lookHere(leader, 'the list');
    await leader.goto(home);
    await expect(leader.getByText(`${size} people`)).toBeVisible();
  });

  await test.step('lines are corrected in place; the list was not lost meanwhile', async () => {
    await leader.getByRole('link', { name: 'Add staff' }).click();
    await leader.getByRole('link', { name: /^9 lines,/ }).click();
    await row(leader, 6).getByLabel('Phone').fill('0722 456 789');
    await row(leader, 7).getByLabel('This is the same person: welcome them back').check();
    for (const line of [4, 5, 9]) await row(leader, line).getByLabel('Leave this line out').check();
    await again(leader);
    await expect(leader.getByText('Your corrections are read.')).toBeVisible();
    await expect(row(leader, 6)).toContainText('New account');
    await expect(row(leader, 6)).toContainText('+254722456789 · House parent');
    await expect(row(leader, 7)).toContainText('Comes back to your team');
  });

  await test.step('all of it happens, and the slips are there', async () => {
    await leader.getByRole('button', { name: 'Add 4 people, make their slips, and ask 1' }).click();
    await expect(leader.getByRole('heading', { level: 1 })).toHaveText('4 slips');
    await lookHere(leader, 'the slips');
  });
  const code = await codeOf(leader, 'Agnes Moraa');
  await leader.goto(home);
  await expect(leader.getByText(`${size + 4} people`)).toBeVisible();
  await expect(leader.getByRole('rowheader', { name: /Ruth Akinyi/ })).toBeVisible();

  await test.step('they are asked for a course', async () => {
    await leader.goto(`${home}/enrolments`);
    await leader.getByLabel(/^Agnes Moraa/).check();
    await leader.getByRole('checkbox', { name: 'The Journey Home' }).check();
    await leader.locator('main form button.button').last().click();
    await leader.goto(home);
    await expect(leader.getByRole('row', { name: /Agnes Moraa/ })).toContainText('Not started');
  });

  const agnes = await another(plain);
  await test.step('somebody opens the account with the code', async () => {
    await agnes.goto('/join');
    await agnes.getByLabel('Code on your slip').fill(code.toLowerCase().replaceAll('-', ' '));
    await agnes.getByRole('button', { name: 'Go on' }).click();
    await expect(agnes.getByRole('heading', { level: 1 })).toHaveText('Are you Agnes M.?');
    await agnes.getByLabel('A PIN of 6 digits').fill('123456');
    await agnes.getByLabel('The same PIN again').fill('123456');
    await agnes.getByRole('button', { name: 'Yes, open my account' }).click();
    const problem = /Everybody would try this PIN first/;
    await expect(agnes.getByLabel('A PIN of 6 digits')).toHaveAccessibleDescription(problem);
    await agnes.getByLabel('A PIN of 6 digits').fill(pin);
    await agnes.getByLabel('The same PIN again').fill(pin);
    await agnes.getByRole('button', { name: 'Yes, open my account' }).click();
    await expect(agnes).toHaveURL('/');
    await expect(agnes.getByRole('main')).toContainText('The Journey Home');
  });

  await test.step('and signs in later with the username and the PIN; the code is over', async () => {
    await agnes.getByRole('button', { name: 'Sign out' }).first().click();
    await signIn(agnes, 'agnes.moraa', pin);
    const other = await another(plain);
    const over = await other.goto(`/join/${code.replaceAll('-', '')}`);
    expect(over!.status()).toBe(410);
  });

  await test.step('a new slip ends what was open, and the old PIN', async () => {
    await leader.getByRole('link', { name: 'Agnes Moraa' }).click();
    await leader.getByRole('button', { name: 'Print a new slip' }).click();
    expect(await codeOf(leader, 'Agnes Moraa')).not.toBe(code);
    await agnes.goto('/me');
    await expect(agnes).toHaveURL(/\/sign-in/);
  });
});

test('a list is undone: who never came is gone, who came keeps the account', async ({
  another,
}) => {
  const leader = await another(plain);
  await signIn(leader, 'moses.okello');
  await paste(leader, 'Zipporah Naliaka\nKevin Mutiso');
  await leader.getByRole('button', { name: 'Add 2 people and make their slips' }).click();
  const joining = await another(plain);
  await joining.goto(`/join/${(await codeOf(leader, 'Kevin Mutiso')).replaceAll('-', '')}`);
  await joining.getByLabel('A PIN of 6 digits').fill(pin);
  await joining.getByLabel('The same PIN again').fill(pin);
  await joining.getByRole('button', { name: 'Yes, open my account' }).click();
  await expect(joining).toHaveURL('/');
  const unused = (await codeOf(leader, 'Zipporah Naliaka')).replaceAll('-', '');

  await leader.getByRole('link', { name: 'See the list, or undo it' }).click();
  await leader.getByText('Was it a mistake?').click();
  await leader.getByRole('button', { name: 'Undo this list' }).click();
  await expect(leader.getByText('This list was undone.')).toBeVisible();
  await expect(leader.getByRole('main')).toContainText('Zipporah Naliaka');
  await leader.goto(`${home}?search=Zipporah`);
  await expect(leader.getByText('Nobody fits')).toBeVisible();
  expect((await joining.goto('/me'))!.status()).toBe(200);
  const other = await another(plain);
  expect((await other.goto(`/join/${unused}`))!.status()).toBe(410);
});

test('a file that cannot be read is answered on its page, and what was typed is kept', async ({
  another,
}) => {
  const leader = await another(plain);
  await signIn(leader, 'moses.okello');
  await leader.goto(`${home}/people/new`);
  const send = async (bytes: number) => {
    await leader.getByLabel(/^Paste names/).fill('Njoki Wairimu');
    const buffer = Buffer.alloc(bytes, 'Njoki Wairimu\n');
    const file = { name: 'staff.csv', mimeType: 'text/csv', buffer };
    await leader.getByLabel('Or a file from Excel').setInputFiles(file);
    const answered = leader.waitForResponse((it) => it.request().method() === 'POST');
    await leader.getByRole('button', { name: 'Read the list' }).click();
    return (await answered).status();
  };
  expect(await send(400_000)).toBe(422);
  await expect(leader.getByRole('alert')).toContainText('This file is too large.');
  await expect(leader.getByLabel(/^Paste names/)).toHaveValue('Njoki Wairimu');
  expect(await send(3_000_000)).toBe(413);
  await expect(leader.locator('body')).toContainText('choose a file of up to 250 KB');
});

test('slips are printed eight a page, none of them split', async ({ another }) => {
  const leader = await another(plain);
  await signIn(leader, 'moses.okello');
  const names = ['Ake', 'Bea', 'Cyo', 'Dia', 'Edo', 'Fia', 'Gus', 'Hea'].map((it) => `${it} Oloo`);
  await paste(
    leader,
    [...names, 'Maria-Magdalena Wangari Nyokabi wa Kamau Mwangi-Oduya'].join('\n'),
  );
  await leader.getByRole('button', { name: 'Add 9 people and make their slips' }).click();
  await leader.emulateMedia({ media: 'print' });
  await leader.setViewportSize({ width: 718, height: 1046 });
  const inTheWay = await leader.locator('.slip').evaluateAll((slips) =>
    slips
      .filter((slip) => {
        const box = (part: string) => slip.querySelector(part)!.getBoundingClientRect();
        const beside = box('.pin').right <= box('.code').left && box('h2').bottom <= box('dl').top;
        return !beside || slip.scrollHeight > slip.clientHeight + 1;
      })
      .map((slip) => slip.textContent),
  );
  expect(inTheWay).toEqual([]);
  const input = await leader.pdf({ preferCSSPageSize: true });
  const text = execFileSync('pdftotext', ['-', '-'], { input }).toString('utf8');
  const pages = text.split('\f').filter((it) => it.trim() !== '');
  const count = (of: string, sign: string) => of.split(sign).length - 1;
  for (const part of ['First code', 'Forgot?'])
    expect(pages.map((it) => count(it, part))).toEqual([8, 1]);
  expect(text).toContain('Mwangi-Oduya');
});

test('the address of the people leads to the team; another team’s leads nowhere', async ({
  another,
}) => {
  const leader = await another(plain);
  await signIn(leader, 'moses.okello');
  await leader.goto(`${home}/people?status=done`);
  await expect(leader).toHaveURL(`${home}?status=done`);
  const theirs = await leader.goto('/organizations/lakay-soley/people');
  const words = await leader.getByRole('main').innerText();
  expect(theirs!.status()).toBe(404);
  expect((await leader.goto('/organizations/no-such-team/people'))!.status()).toBe(404);
  expect(await leader.getByRole('main').innerText()).toBe(words);
  await expect(leader.getByRole('heading', { level: 1 })).toBeVisible();
});
