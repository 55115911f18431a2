import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeRedirect } from './safe-redirect.ts';

const here = 'https://learn.example.org';

it('keeps a path of this site, with its question and its place', () => {
  expect(safeRedirect('/courses/intro?from=mail#third')).toBe('/courses/intro?from=mail#third');
});

it.each([
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%5cevil.example',
  '/%09/evil.example',
  '/%2fevil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2e%2e//evil.example',
  '/./%2fevil.example',
  '/%2e/%5cevil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  ' //evil.example',
  '',
  'courses',
  '@evil.example',
  '.evil.example',
])('sends %j home', (wanted) => {
  expect(safeRedirect(wanted)).toBe('/');
});

it('sends what is not a text, or too long, home', () => {
  for (const wanted of [null, undefined, 7, ['/a'], {}, `/${'a'.repeat(3000)}`])
    expect(safeRedirect(wanted, '/me')).toBe('/me');
});

it('never leaves this site, whatever was sent', () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom('/', '\\', '%2f', '%5c', '%09', '%0a', '\t', '\n', '\r', '.', '..', '%2e'),
        fc.constantFrom('evil.example', 'https:', 'javascript:', '@', ':', '?', '#', ' ', '\u0000'),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        hostile.map((rest) => `/${rest}`),
      ),
      (wanted) => {
        const path = safeRedirect(wanted);
        expect(path).toMatch(/^\/(?![/\\])[^\u0000-\u001f\\]*$/);
        expect(new URL(path, here).origin).toBe(here);
        // Decoded once more by a proxy or a browser, it is still a path of this site.
        expect(path).not.toMatch(/^\/+(%2f|%5c|%09|%0a|%0d)/i);
        expect(safeRedirect(path)).toBe(path);
      },
    ),
    { numRuns: 5000 },
  );
});
