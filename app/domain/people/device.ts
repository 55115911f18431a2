/**
 * A **device** is a browser that somebody signed in with, called by no more than its owner needs to
 * know it again: which browser, and on what. Nothing of it tells two phones of one make apart.
 */
import type { Say } from '#app/words/words.ts';

const browsers = {
  opera: { name: 'Opera', signs: /\bOPR\/|\bOPT\/|Opera/ },
  edge: { name: 'Edge', signs: /\bEdg(e|A|iOS)?\// },
  samsung: { name: 'Samsung Internet', signs: /SamsungBrowser/ },
  uc: { name: 'UC Browser', signs: /UCBrowser|UBrowser/ },
  firefox: { name: 'Firefox', signs: /Firefox\/|FxiOS/ },
  chrome: { name: 'Chrome', signs: /Chrom(e|ium)\/|CriOS/ },
  safari: { name: 'Safari', signs: /Safari\// },
} as const;
type Browser = keyof typeof browsers;

const machines = ['phone', 'tablet', 'computer', 'other'] as const;
type Machine = (typeof machines)[number];

export interface Device {
  browser: Browser | null;
  machine: Machine;
}

/** From what a browser says of itself; what says nothing known is a browser like any other. */
export function deviceOf(userAgent: string): Device {
  const said = userAgent.slice(0, 500);
  const known = Object.keys(browsers) as Browser[];
  return {
    browser: known.find((browser) => browsers[browser].signs.test(said)) ?? null,
    machine: machineOf(said),
  };
}

function machineOf(said: string): Machine {
  if (/iPad|Tablet|PlayBook|Silk\//.test(said)) return 'tablet';
  if (/Android/.test(said) && !/Mobile|Opera Mini|Mini\//.test(said)) return 'tablet';
  if (/Mobi|Android|iPhone|iPod|Opera Mini|J2ME|KAIOS/.test(said)) return 'phone';
  return /Windows|Macintosh|X11|Linux|CrOS/.test(said) ? 'computer' : 'other';
}

/** As it is kept: `chrome/phone`. */
export const keptDevice = ({ browser, machine }: Device): string =>
  `${browser ?? 'other'}/${machine}`;

/** What was kept; a session from before devices were kept has none. */
export function readDevice(kept: string | null): Device {
  const [browser, machine] = (kept ?? '').split('/');
  return {
    browser:
      browser !== undefined && Object.hasOwn(browsers, browser) ? (browser as Browser) : null,
    machine: machines.find((known) => known === machine) ?? 'other',
  };
}

/** "Chrome on a phone" */
export function deviceWords(say: Say, { browser, machine }: Device): string {
  const name = browser ? browsers[browser].name : say('account.device.browser');
  return say(`account.device.${machine}`, { browser: name });
}
