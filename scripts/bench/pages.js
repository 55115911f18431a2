/** What a page costs over the wire, in a real Chromium, cold. */
import { chromium } from '@playwright/test';
import { chromium as findChromium } from '../tools.js';

const twoG = { offline: false, downloadThroughput: 35_000, uploadThroughput: 32_000, latency: 400 };

export async function openBrowser() {
  const executablePath = await findChromium();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url @param {{ cookie?: string | undefined, slow?: boolean }} options
 */
export async function weigh(browser, url, { cookie, slow } = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
  }
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (slow) await session.send('Network.emulateNetworkConditions', twoG);
  let bytes = 0;
  let requests = 0;
  session.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
    requests += 1;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const readable = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  await context.close();
  return { bytes, requests, readable };
}
