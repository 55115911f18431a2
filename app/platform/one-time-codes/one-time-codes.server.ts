/**
 * The codes of an authenticator app: RFC 6238 as every such app reads it (SHA-1, six digits, a new
 * one every 30 seconds). A **step** is which of these 30 seconds since 1970 a code belongs to.
 */
import { Secret, TOTP } from 'otpauth';

const issuer = 'JOURNEYHOME';
const seconds = 30;
/** Of a phone whose clock is a little off: the code before and the one after are good too. */
const drift = 1;

const codes = (secret: string, label = '') =>
  new TOTP({
    issuer,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: seconds,
  });

/** 160 random bits in base32, which is what an app is given. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32;

/** What the app's camera reads. `label` tells the person which account it is. */
export const codeAddress = (secret: string, label: string): string =>
  codes(secret, label).toString();

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / seconds);

export const codeOfStep = (secret: string, step: number): string =>
  codes(secret).generate({ timestamp: step * seconds * 1000 });

/** The step that `code` belongs to, or null where it is none of now. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  // The library throws at six signs that are more than six bytes.
  if (!/^[0-9]{6}$/.test(code)) return null;
  const delta = codes(secret).validate({ token: code, timestamp: now.getTime(), window: drift });
  return delta === null ? null : stepAt(now) + delta;
}
