import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkTo } from '../setup/mailbox.ts';
import { answer } from './answering.ts';
import { enter, expect, test, type Page } from './journeyhome.ts';
import { lookAtAll, pages, type Things } from './all-pages.ts';
import { course, joinAccounts, joinAsNewcomer, send, skipLessons, startCheck } from './walking.ts';

test.describe.configure({ mode: 'parallel', timeout: 240_000 });
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The last part of the address that a link of the page leads to. */
const lastPart = async (page: Page, link: string): Promise<string> =>
  (await page.locator(`a[href^="${link}"]`).first().getAttribute('href'))!.split('/').at(-1)!;

test('the list below names every page of the map', () => {
  const map = readFileSync(join(import.meta.dirname, '../../app/routes.ts'), 'utf8');
  const routes = [...map.matchAll(/^ *route\('([^']+)', '[^']+\.tsx'\)/gm)].map((it) => it[1]!);
  expect(routes.length).toBeGreaterThan(30);
  const addresses = Object.values(pages)
    .flat()
    .map((path) => path.slice(1).replace(/\?.*$/, ''));
  const unseen = routes.filter((route) => {
    const like = new RegExp(`^${route.replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`);
    return !addresses.some((address) => like.test(address));
  });
  expect(unseen).toEqual([]);
});

test('pages for visitors', async ({ page, openAs, another, site }) => {
  const certificates = await numbers(await openAs('leader'), await openAs('steward'));
  const newcomer = await joinAsNewcomer(await another());
  await page.goto('/');
  await send(page, '/password/forgotten', { email: newcomer.email });
  const token = (path: string) =>
    linkTo(site.mailDirectory, newcomer.email, path)?.slice(path.length);
  await expect.poll(() => token('/password/new/'), { timeout: 15_000 }).toBeTruthy();
  await expect.poll(() => token('/confirm/'), { timeout: 15_000 }).toBeTruthy();
  const code = await slipFor(await openAs('leader'), site.story.person('brian.otieno'));
  const things = { code, reset: token('/password/new/')!, confirmation: token('/confirm/')! };
  const { participation } = site.story.afterwards();
  await lookAtAll(page, 'visitor', { ...certificates, ...things, participation });
  const halfIn = await another();
  await enter(halfIn, 'steward@example.org');
  await lookAtAll(halfIn, 'half in');
});

test('pages for newcomers and learners', async ({ page }) => {
  await joinAsNewcomer(page);
  // Begins to set up a second step, and leaves it at that.
  await send(page, '/me/second-factor');
  await lookAtAll(page, 'newcomer');
  await send(page, `${course}/enrolment`);
  await send(page, `${course}/lessons/why-family/completion`);
  await page.goto(`${course}/lessons/why-family`);
  await page.getByLabel('My words').fill('Four of seven.');
  await page.getByRole('button', { name: 'Keep my words' }).click();
  await lookAtAll(page, 'learner');
});

test('pages around the final check', async ({ page, site }) => {
  await joinAsNewcomer(page);
  await skipLessons(page);
  const first = await startCheck(page);
  site.story.askEveryKind(first);
  await lookAtAll(page, 'sitting the check', { open: first });
  const sent = { pageId: randomUUID(), touched: '', confirm: 'yes' };
  await send(page, `/attempts/${first}/submission`, sent);
  await lookAtAll(page, 'missed', { sent: first });

  site.story.minutesPass(first, 24 * 60);
  const second = await startCheck(page);
  for (const { key, right } of site.story.asked(second)) await answer(page, key, right);
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await lookAtAll(page, 'passed', { sent: second });
});

test('pages for who holds a certificate', async ({ openAs }) => {
  const page = await openAs('leader');
  await page.goto('/certificates');
  await lookAtAll(page, 'certified', { own: await lastPart(page, '/certificates/') });
});

test('pages for stewards', async ({ openAs, another, site }) => {
  const page = await openAs('steward');
  const certificates = await numbers(await openAs('leader'), page);
  await page.goto('/steward/people');
  const person = await lastPart(page, '/steward/people/');
  await page.goto('/steward/messages');
  const message = await lastPart(page, '/steward/messages/');
  await page.goto('/steward/applications');
  const application = await lastPart(page, '/steward/applications/');
  const ids: string[] = [];
  for (const name of ['Mercy Auma', 'Mercy A. Odera', 'Otieno Okoth', 'Otieno W. Ochieng']) {
    const { email } = await joinAsNewcomer(await another(), name);
    await page.goto(`/steward/people?search=${email}`);
    ids.push(await lastPart(page, '/steward/people/'));
  }
  const merge = await joinAccounts(page, { kept: ids[0]!, gone: ids[1]! });
  const accounts = { kept: ids[2]!, gone: ids[3]!, merge };
  const things = {
    ...certificates,
    ...site.story.afterwards(),
    ...accounts,
    person,
    message,
    application,
  };
  await lookAtAll(page, 'steward', things);
});

test('pages after a meeting', async ({ openWith, site }) => {
  const halima = await openWith(site.story.session('halima.abdi'));
  await lookAtAll(halima, 'attending', site.story.afterwards());
});

test('pages for leaders', async ({ openAs, site }) => {
  await lookAtAll(await openAs('leader'), 'leader', {
    member: site.story.person('esther.nyambura'),
    ...site.story.team(),
  });
});

test('pages for who comes to meetings, and for who runs them', async ({ openAs, site }) => {
  const circle = site.story.nextMeeting('organizations');
  const monthly = site.story.nextMeeting('everyone');
  const things = { circle, monthly, post: site.story.postUnder(circle) };
  await lookAtAll(await openAs('learner'), 'comes', things);
  await lookAtAll(await openAs('facilitator'), 'runs', things);
});

test('pages for facilitators', async ({ openAs, site }) => {
  const page = await openAs('facilitator');
  await page.goto('/series');
  await page.getByRole('link', { name: 'Tumaini team circle' }).click();
  const series = new URL(page.url()).pathname.split('/').at(-1)!;
  const people = page.getByRole('link', { name: /^Who comes on/ }).first();
  const meeting = (await people.getAttribute('href'))!.split('/').at(-2)!;
  const { meetings, afterwards } = site.story;
  await lookAtAll(page, 'facilitator', { ...meetings(), ...afterwards(), series, meeting });
});

test('pages for who is asked, and for who asks', async ({ openAs }) => {
  await lookAtAll(await openAs('invited'), 'invited');
  await lookAtAll(await openAs('applicant'), 'applicant');
});

test('pages of meetings', async ({ openAs, site }) => {
  const { meetings } = site.story;
  const page = await openAs('learner');
  await send(page, `/meetings/${meetings().next}/reservation`, { answer: 'maybe' });
  await lookAtAll(page, 'member', meetings());
});

/** The code on a new slip. */
async function slipFor(leader: Page, person: string): Promise<string> {
  const slip = await send(leader, `/organizations/tumaini/people/${person}/slip`);
  return />((?:[A-Z0-9]{4}[ -]){2,}[A-Z0-9]{4})</.exec(await slip.text())![1]!.replace(/\W/g, '');
}

/** Of a certificate that stands, and of one that a steward withdrew. */
async function numbers(leader: Page, steward: Page): Promise<Things> {
  await leader.goto('/certificates');
  const valid = await lastPart(leader, '/certificates/');
  await steward.goto('/steward/people?search=Samuel');
  await steward.getByRole('link', { name: 'Samuel Kiprotich' }).click();
  await steward.getByRole('link', { name: 'The Journey Home' }).click();
  await expect(steward).toHaveURL(/\/revocation$/);
  const { pathname } = new URL(steward.url());
  await send(steward, pathname, { reason: 'To look at its page.' });
  return { valid, withdrawn: pathname.split('/').at(-2)! };
}
