/** The site as a browser meets it: built, on a database that knows the demo's story. */
import {
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { demoDatabase, forgetTemplates } from '../setup/demo-database.ts';
import { startServer, type TestServer } from '../setup/server.ts';
import { openStory, type Story } from '../setup/story.ts';

export { expect, type Page };

export const demoPassphrase = 'journey home demo';

type Name =
  | 'learner'
  | 'leader'
  | 'trainer'
  | 'facilitator'
  | 'steward'
  | 'steward2'
  | 'applicant'
  | 'invited';

interface Tools {
  /** A page in a browser of its own: other cookies, nobody signed in. */
  another(options?: BrowserContextOptions): Promise<Page>;
  /** A page in a browser in which somebody of the demo has signed in. */
  openAs(name: Name): Promise<Page>;
  /** A page in a browser in which somebody has a session: site.story.session('halima.abdi'). */
  openWith(session: string): Promise<Page>;
  /** What no page may do; looked at after each test. */
  faults: string[];
}

export const test = base.extend<Tools, { site: TestServer & { story: Story } }>({
  site: [
    async ({}, use) => {
      const { url, drop } = await demoDatabase('SQLite');
      const server = await startServer({ databaseUrl: url });
      const story = openStory(url);
      await use({ ...server, story });
      story.close();
      await server.stop();
      await drop();
      await forgetTemplates();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: ({ site }, use) => use(site.origin),
  faults: [
    async ({}, use) => {
      const faults: string[] = [];
      await use(faults);
      expect(faults, 'what pages may not do').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, faults }, use) => {
    watch(context, faults);
    await use(context);
  },
  another: async ({ browser, baseURL, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL, ...options });
      contexts.push(context);
      watch(context, faults);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  openWith: async ({ another, baseURL }, use) => {
    await use(async (session) => {
      const page = await another();
      await page.context().addCookies([{ name: 'session', value: session, url: baseURL! }]);
      return page;
    });
  },
  openAs: async ({ another, openWith, site }, use) => {
    await use(async (name) => {
      const steward = stewards[name];
      // Their codes are good once each, for all of them together: one story is about these.
      const page = steward ? await openWith(site.story.session(steward)) : await another();
      if (steward) await page.goto('/');
      else await signIn(page, `${name}@example.org`);
      return page;
    });
  },
});

const stewards: Partial<Record<Name, string>> = {
  steward: 'aminata.kamara',
  steward2: 'joseph.ssemakula',
};

/** Fills the form and sends it, whatever the answer will be. */
export async function enter(
  page: Page,
  who: string,
  passphrase: string = demoPassphrase,
): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail or username').fill(who);
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signIn(page: Page, who: string, passphrase?: string): Promise<void> {
  await enter(page, who, passphrase);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
}

/** No page complains, asks another host for anything, or misses a part of itself. */
function watch(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    // A page that answers 404 or 422 is one that says so; missing parts are caught below.
    const expected = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !expected) faults.push(message.text());
  });
  context.on('weberror', (error) => faults.push(String(error.error())));
  context.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') faults.push(`asked ${request.url()}`);
  });
  context.on('response', (response) => {
    const isPart = !['document', 'fetch'].includes(response.request().resourceType());
    if (isPart && !response.ok()) faults.push(`${response.status()} ${response.url()}`);
  });
}
