/**
 * Passphrases: whether one will do, how it is kept, and an idea for one. Kept is an argon2id hash
 * of the whole text, normalised so that every keyboard's é is the same é.
 */
import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { isLeaked } from './leaked.server.ts';
import { plainWords } from './plain-words.ts';
import { weaknessByRule, type Weakness } from './weakness.ts';

export { longest, shortest, type Weakness } from './weakness.ts';

/** OWASP Password Storage Cheat Sheet; argon2id is the library's default algorithm. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Why it is too easily guessed, or null; `own` is what is near the person: names, addresses. */
export const weaknessOf = (passphrase: string, own: string[] = []): Weakness | null =>
  weaknessByRule(passphrase, own) ?? (isLeaked(passphrase) ? 'common' : null);

/**
 * A hash fills 19 MB and a core for tens of milliseconds, on the threads that files and addresses are
 * looked up on too: a core is left to the pages, a thread to the files, and the others wait.
 */
const atOnce = Math.max(1, Math.min(3, availableParallelism() - 1));
let working = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working < atOnce) working += 1;
  else await new Promise<void>((turn) => waiting.push(turn));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  }
}

export const hashPassphrase = (passphrase: string): Promise<string> =>
  inTurn(() => hash(passphrase.normalize('NFC'), cost));

/** Whether it was hashed at a lower cost than we ask for now, or in another way. */
export function isOutdated(kept: string): boolean {
  const [, algorithm, , costs = ''] = kept.split('$');
  const {
    m = 0,
    t = 0,
    p = 0,
  } = Object.fromEntries(
    costs.split(',').map((part) => [part.slice(0, 1), Number(part.slice(2))]),
  ) as Partial<Record<string, number>>;
  const enough = m >= cost.memoryCost && t >= cost.timeCost && p >= cost.parallelism;
  return algorithm !== 'argon2id' || !enough;
}

let nobodys: Promise<string> | undefined;

/** Takes as long where there is no hash to compare with: time must not tell who has an account. */
export async function verifyPassphrase(kept: string | null, passphrase: string): Promise<boolean> {
  const against = kept ?? (await (nobodys ??= hashPassphrase('nobody has this passphrase')));
  const fits = await inTurn(() => verify(against, passphrase.normalize('NFC')));
  return fits && kept !== null;
}

/** Five plain words drawn at random: more than 45 bits, and a person can remember them. */
export function suggestPassphrase(language: string): string {
  const words = language === 'fr' ? plainWords.fr : plainWords.en;
  return Array.from({ length: 5 }, () => words[randomInt(words.length)]).join(' ');
}
