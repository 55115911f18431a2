import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comesFromHere, isOneClick } from './origin-check.server.ts';

const host = 'learn.example.org';
const origin = `https://${host}`;

it('believes Sec-Fetch-Site first: only our own pages', () => {
  expect(comesFromHere({ site: 'same-origin', origin: 'null', host })).toBe(true);
  for (const site of ['cross-site', 'same-site', 'none', '', 'Same-Origin', 'same-origin, none'])
    expect(comesFromHere({ site, origin, host })).toBe(false);
});

it('goes by Origin where a browser is too old to say', () => {
  expect(comesFromHere({ origin, host })).toBe(true);
  expect(comesFromHere({ origin, host, publicUrl: origin })).toBe(true);
  expect(comesFromHere({ origin, host: 'inner:3000', publicUrl: `${origin}/` })).toBe(true);
});

it('refuses a foreign origin, `null`, and silence', () => {
  for (const foreign of ['https://evil.example', 'null', undefined, '', 'learn.example.org'])
    expect(comesFromHere({ origin: foreign, host })).toBe(false);
  expect(comesFromHere({})).toBe(false);
});

it('goes by the configured address, not by the host that a request names', () => {
  const evil = { origin: 'https://evil.example', host: 'evil.example', publicUrl: origin };
  expect(comesFromHere(evil)).toBe(false);
  expect(comesFromHere({ origin: `http://${host}`, host, publicUrl: origin })).toBe(false);
});

it('lets nothing in but the very origin, whatever is sent', () => {
  const spelled = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.string().map((rest) => origin + rest),
    fc.string().map((before) => `https://${before}${host}`),
    fc.constantFrom(`${origin}:8443`, `${origin}.evil.example`, `https://${host}@evil.example`),
  );
  fc.assert(
    fc.property(spelled, (sent) => {
      const allowed = comesFromHere({ origin: sent, host, publicUrl: origin });
      expect(allowed).toBe(sent === origin);
    }),
    { numRuns: 3000 },
  );
});

it('never allows what says it comes from elsewhere, whatever the other headers are', () => {
  const text = fc.option(fc.string(), { nil: undefined });
  fc.assert(
    fc.property(
      fc.constantFrom('cross-site', 'same-site', 'none'),
      fc.record({ origin: text, host: text }),
      (site, others) => {
        expect(comesFromHere({ site, ...others, publicUrl: origin })).toBe(false);
      },
    ),
  );
});

it('lets a mail program stop mails, and nothing else by that way', () => {
  const token = 'a'.repeat(43);
  expect(isOneClick(`/unsubscribe/${token}`)).toBe(true);
  for (const path of [
    '/unsubscribe/',
    `/unsubscribe/${token}a`,
    `/unsubscribe/${token}/`,
    `/unsubscribe/${token}/../me`,
    `/unsubscribe/${token}.data`,
    `/me/unsubscribe/${token}`,
    `/unsubscribe/%2e%2e${'a'.repeat(37)}`,
    `/unsubscribe/${token}\n`,
    '/me/deletion',
  ])
    expect(isOneClick(path), path).toBe(false);
});
