/** Unsent answers on this phone: by attempt, answers only, until the server has them. */
import type { Unsent } from './outbox.ts';

const place = (attempt: string) => `unsent ${attempt}`;

// A phone may refuse to store anything: a full disk, a private window.
export function read(attempt: string): Unsent {
  try {
    return (JSON.parse(localStorage.getItem(place(attempt))!) as Unsent | null) || {};
  } catch {
    return {};
  }
}

export function write(attempt: string, unsent: Unsent): void {
  try {
    if (Object.keys(unsent).length) localStorage.setItem(place(attempt), JSON.stringify(unsent));
    else localStorage.removeItem(place(attempt));
  } catch {
    // What is on the page is still on the page.
  }
}

/** The attempts of which something is kept. */
export function kept(): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(place('')))
      .map((key) => key.slice(place('').length));
  } catch {
    return [];
  }
}

export const forget = (attempt: string): void => write(attempt, {});
