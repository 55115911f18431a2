/** What a page costs over the wire, in a real Chromium: the first time, and once more. */
import { chromium } from '@playwright/test';
import { chromium as findChromium } from '../tools.js';
import { tell } from './tell.js';

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
async function weigh(browser, url, { cookie, slow } = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
  }
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (slow) await session.send('Network.emulateNetworkConditions', twoG);
  let sent = { bytes: 0, requests: 0 };
  const fromCache = new Set();
  session.on('Network.requestServedFromCache', ({ requestId }) => fromCache.add(requestId));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) fromCache.add(requestId);
  });
  session.on('Network.loadingFinished', (event) => {
    if (fromCache.has(event.requestId)) return;
    sent.bytes += event.encodedDataLength;
    sent.requests += 1;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const readable = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  const cold = sent;
  sent = { bytes: 0, requests: 0 };
  await page.goto('about:blank');
  if (!slow) await page.goto(url, { waitUntil: 'networkidle' });
  const warm = sent;
  await context.close();
  return { cold, warm, readable };
}

const inWords = (/** @type {{ bytes: number, requests: number }} */ { bytes, requests }) =>
  `${(bytes / 1024).toFixed(1)} KB in ${requests}`;

/**
 * @typedef {{ name: string, path: string, cookie?: string | undefined, most: [kilobytes: number, requests: number] }} Page
 * @param {string} origin @param {Page[]} pages @param {Page} lesson
 */
export async function weighPages(origin, pages, lesson) {
  console.log('\n  Over the wire, in Chromium at 360 px: the first time, and once more');
  const browser = await openBrowser();
  for (const { name, path, cookie, most } of pages) {
    const { cold, warm } = await weigh(browser, origin + path, { cookie });
    const [kilobytes, requests] = most;
    const kept = cold.bytes <= kilobytes * 1024 && cold.requests <= requests;
    const budget = `≤ ${kilobytes} KB, ≤ ${requests} requests (once more: ${inWords(warm)})`;
    tell(name, inWords(cold), budget, kept);
  }
  tell('studio editor', 'none yet', '≤ 300 KB: there is no studio to weigh', true);
  const { cookie, path } = lesson;
  const { readable } = await weigh(browser, origin + path, { cookie, slow: true });
  const seconds = `${(readable / 1000).toFixed(2)} s`;
  tell('lesson readable on 2G, cold', seconds, '≤ 2 s (280 kbit/s, 400 ms)', readable <= 2000);
  await browser.close();
}
