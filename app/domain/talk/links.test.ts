import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partsOf } from './links.ts';
import { tidyWords } from './tidy-words.ts';

const links = (text: string) =>
  partsOf(text).flatMap((part) => (part.kind === 'link' ? [part.to] : []));

it('makes an address a link, and leaves the sentence around it', () => {
  expect(partsOf('Read https://example.org/a_(b). Then (http://example.org/c) too!')).toEqual([
    { kind: 'words', text: 'Read ' },
    { kind: 'link', text: 'https://example.org/a_(b)', to: 'https://example.org/a_(b)' },
    { kind: 'words', text: '. Then (' },
    { kind: 'link', text: 'http://example.org/c', to: 'http://example.org/c' },
    { kind: 'words', text: ') too!' },
  ]);
});

it.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://bank.example@evil.example/',
  'https://user:secret@evil.example/',
  'https://localhost/',
  'https://',
  'http://[',
  'file:///etc/passwd',
  '//evil.example/',
  'www.example.org',
])('leaves %s as words', (text) => expect(links(text)).toEqual([]));

it('shows what a host is that looks like another', () => {
  // A Cyrillic “а”.
  const [part] = partsOf('https://p\u0430ypal.com/x');
  expect(part).toMatchObject({ kind: 'link', text: expect.stringContaining('xn--') });
});

it('loses no sign of any text, and links lead to the web alone', () => {
  const bits = fc.constantFrom(
    'https://',
    'http://',
    'a.org',
    '@',
    '/',
    '"',
    '<',
    '.',
    ')',
    ' ',
    'é',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(bits).map((it) => it.join('')),
  );
  fc.assert(
    fc.property(text, (written) => {
      const parts = partsOf(written);
      for (const part of parts)
        if (part.kind === 'link') expect(['http:', 'https:']).toContain(new URL(part.to).protocol);
      if (!parts.some((part) => part.text.includes('xn--')))
        expect(parts.map((part) => part.text).join('')).toBe(written);
    }),
    { numRuns: 2000 },
  );
});

it('keeps words and their lines, and nothing that turns them around', () => {
  expect(tidyWords('one\r\ntwo \u2028\n\n\n\nthree\u0000\u202E\u200F ')).toBe('one\ntwo\n\nthree');
  expect(tidyWords(`e${'\u0301'.repeat(500)}`).length).toBeLessThan(40);
  expect(tidyWords(' \u200E\n ')).toBe('');
  expect(tidyWords('ขอบคุณ 🌍 👩‍👧')).toBe('ขอบคุณ 🌍 👩‍👧');
});
