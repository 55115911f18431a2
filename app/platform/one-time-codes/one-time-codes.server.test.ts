import { describe, expect, it } from 'vitest';
import {
  codeAddress,
  codeOfStep,
  newCodeSecret,
  stepAt,
  stepOfCode,
} from './one-time-codes.server.ts';

/** RFC 6238, appendix B, SHA-1: the key is the ASCII of 12345678901234567890; codes there have 8 digits. */
const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
];
const at = (seconds: number) => new Date(seconds * 1000);

describe('One-time codes', () => {
  it.each(vectors)('are those of RFC 6238 at %d seconds', (seconds, code) => {
    const ours = code.slice(-6);
    expect(codeOfStep(key, stepAt(at(seconds)))).toBe(ours);
    expect(stepOfCode(key, ours, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('are good one step early and one late, and no more', () => {
    const now = at(1_800_000_010);
    const step = stepAt(now);
    const found = [-2, -1, 0, 1, 2].map((off) => stepOfCode(key, codeOfStep(key, step + off), now));
    expect(found).toEqual([null, step - 1, step, step + 1, null]);
  });

  it.each(['', '12345', '1234567', '12345a', '١٢٣٤٥٦', '      '])('are not %j', (typed) => {
    expect(stepOfCode(key, typed, at(59))).toBeNull();
  });

  it('come from 160 random bits, which an app reads from an address', () => {
    const secrets = Array.from({ length: 50 }, newCodeSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const address = new URL(codeAddress(secrets[0]!, 'grace+1@example.org'));
    expect(address.protocol + address.host).toBe('otpauth:totp');
    expect(decodeURIComponent(address.pathname)).toBe('/JOURNEYHOME:grace+1@example.org');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      ...{ issuer: 'JOURNEYHOME', secret: secrets[0], algorithm: 'SHA1' },
      ...{ digits: '6', period: '30' },
    });
  });
});
