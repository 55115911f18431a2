/** A real Chromium that notices what a page does: scripts, requests, dialogs, ways to elsewhere. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { chromium as findChromium } from '../../scripts/tools.js';

const site = 'http://page.example/';

export interface Tripwire {
  /** What HTML did when it was opened and all of it was touched; nothing, let us hope. */
  open(html: string, policy?: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function openTripwire(): Promise<Tripwire> {
  const executablePath = await findChromium();
  const browser: Browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  let deeds: string[] = [];
  let shown = { html: '', policy: undefined as string | undefined };

  async function newPage(): Promise<Page> {
    const page = await browser.newPage();
    await page.exposeFunction('tripwire', () => deeds.push('ran a script'));
    page.on('dialog', (dialog) => {
      deeds.push('opened a dialog');
      void dialog.dismiss();
    });
    page.on('popup', () => deeds.push('opened a window'));
    page.on('frameattached', () => deeds.push('made a frame'));
    await page.route('**/*', (route) => {
      const { html, policy } = shown;
      const url = route.request().url();
      if (url !== site) {
        deeds.push(`asked for ${url}`);
        return route.abort();
      }
      const headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' };
      if (policy) headers['content-security-policy'] = policy;
      const body = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>x</title><main>${html}</main>`;
      return route.fulfill({ headers, body });
    });
    return page;
  }

  let page = await newPage();
  return {
    async open(html, policy) {
      deeds = [];
      shown = { html, policy };
      try {
        await page.goto(site, { waitUntil: 'load' });
        deeds.push(...(await page.evaluate(touchAll)));
        // What an event began may still be on its way.
        await page.evaluate(() => new Promise((done) => setTimeout(done, 5)));
      } catch {
        deeds.push('went elsewhere');
      }
      if (page.url().split('#')[0] !== site) {
        deeds.push('went elsewhere');
        await page.close();
        page = await newPage();
      }
      return [...new Set(deeds)];
    },
    close: () => browser.close(),
  };
}

/** In the page: presses and points at everything, and reads every address as the browser does. */
function touchAll(): string[] {
  const found: string[] = [];
  const harmless = ['http:', 'https:', 'mailto:', 'tel:'];
  document.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest('a');
      // Of a link that leads elsewhere the address is judged, and it is not followed.
      if (link && harmless.includes(link.protocol)) event.preventDefault();
    },
    true,
  );
  for (const element of document.querySelectorAll<HTMLElement>('main *')) {
    const what = element.localName;
    if (/^(script|iframe|object|embed|form|input|button|link|meta|base|style)$/.test(what))
      found.push(`has <${what}>`);
    for (const name of element.getAttributeNames())
      if (/^on|^style$|^srcdoc$|^formaction$|^ping$/i.test(name)) found.push(`has ${what} ${name}`);
    if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
      if (!harmless.includes(element.protocol)) found.push(`leads to ${element.protocol}`);
    }
    if (element instanceof HTMLDetailsElement) element.open = true;
    for (const type of ['pointerover', 'mouseover', 'mouseenter', 'focus', 'error', 'load'])
      element.dispatchEvent(new Event(type));
    element.focus?.();
    element.click?.();
  }
  return found;
}
