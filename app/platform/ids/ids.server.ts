import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** RFC 9562 version 7: unique without asking the database, and sorted by when it was made. */
export const newId = (): string => uuidv7();

/** 256 random bits, base64url: what a cookie or a link in a mail carries. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What of a token is stored. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
