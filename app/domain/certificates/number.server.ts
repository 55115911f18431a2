import { randomBytes } from 'node:crypto';
import { grouped, numberAlphabet } from './certificates.ts';

/** 20 letters of 32 each: 100 random bits, which nobody guesses. */
export const newNumber = (): string =>
  grouped([...randomBytes(20)].map((byte) => numberAlphabet[byte & 31]).join(''));
