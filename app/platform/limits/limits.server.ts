/**
 * How often something may be tried. A process counts for itself, until it is given a database that it
 * shares with others. Addresses are allowed much, for a whole town may stand behind one; an account and an address
 * together little; an account alone so much that nobody can lock its owner out for long.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { hashToken } from '#app/platform/ids/ids.server.ts';

const minute = 60;
const hour = 60 * minute;

const allowances = {
  'sign-in-pair': { points: 10, duration: 10 * minute },
  'sign-in-account': { points: 100, duration: hour },
  'sign-in-address': { points: 300, duration: 10 * minute },
  'pin-pair': { points: 5, duration: 15 * minute },
  'pin-account': { points: 30, duration: hour },
  // Six digits, of which three are right: tried by who knows the passphrase, and by nobody else.
  'second-step-pair': { points: 5, duration: 15 * minute },
  'second-step-account': { points: 20, duration: hour },
  'sign-up-address': { points: 200, duration: hour },
  'reset-address': { points: 100, duration: hour },
  // Only of numbers that do not exist; they have 100 random bits besides.
  'verify-address': { points: 200, duration: 10 * minute },
  // Only of codes that open nothing; they have 60 random bits besides.
  'join-address': { points: 60, duration: 10 * minute },
  passphrase: { points: 10, duration: 10 * minute },
  // A tenth of a second of work for each certificate in it; counted by organization.
  'certificates-zip': { points: 6, duration: hour },
  // Reads all that is held on a person; counted by person.
  'data-zip': { points: 6, duration: hour },
};

export type Limit = keyof typeof allowances;
export type Claim = readonly [limit: Limit, of: string];

const limitersBy = (make: (name: Limit) => RateLimiterAbstract) =>
  Object.fromEntries(
    (Object.keys(allowances) as Limit[]).map((name) => [name, make(name)]),
  ) as Record<Limit, RateLimiterAbstract>;

let limiters = limitersBy((name) => new RateLimiterMemory(allowances[name]));

/**
 * Counts in the table `tries` of PostgreSQL from now on, together with every other process that does.
 * While the database is away each process counts for itself.
 */
export function shareLimits(pool: object): void {
  limiters = limitersBy(
    (name) =>
      new RateLimiterPostgres({
        ...allowances[name],
        storeClient: pool,
        storeType: 'pool',
        tableName: 'tries',
        tableCreated: true,
        keyPrefix: name,
        // One of them sweeps for all.
        clearExpiredByTimeout: name === 'passphrase',
        insuranceLimiter: new RateLimiterMemory({ ...allowances[name], keyPrefix: name }),
      }),
  );
}

// What people typed is a key here: its hash is short, and names nobody.
const key = (of: string) => hashToken(of).slice(0, 32);

/**
 * Counts one try against each claim. Null when all allow it; otherwise the minutes to wait, and
 * only the claims before the one that refuses have counted.
 */
export async function claim(...claims: Claim[]): Promise<number | null> {
  for (const [limit, of] of claims) {
    try {
      await limiters[limit].consume(key(of));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000));
    }
  }
  return null;
}

/** After a success: the tries before it are forgotten, or only this one is not counted. */
export async function forgive(forgotten: Claim[], uncounted: Claim[] = []): Promise<void> {
  await Promise.all(forgotten.map(([limit, of]) => limiters[limit].delete(key(of))));
  await Promise.all(uncounted.map(([limit, of]) => limiters[limit].reward(key(of))));
}

/** The part of an address that one household or one phone mast has: of IPv6, the first 64 bits. */
export function neighbourhood(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: gap }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}

/** Work whose answer takes so long whatever it finds, for time tells as much as a sentence. */
export async function noSoonerThan<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const [done] = await Promise.all([work, sleep(milliseconds)]);
  return done;
}
