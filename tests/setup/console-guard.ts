import { afterEach, beforeEach, vi } from 'vitest';

/** A test that makes the console complain unasked has found something. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    throw new Error(`Unexpected console.error: ${words.join(' ')}`);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});
