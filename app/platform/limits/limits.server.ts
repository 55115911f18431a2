/**
 * Counts how often something is tried (allowances.ts). A process counts for itself, until it is given a
 * store that it shares with others.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  RateLimiterSQLite,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { hashToken } from '#app/platform/ids/ids.server.ts';
import { log } from '#app/platform/log/log.server.ts';
import { allowances, type Limit } from './allowances.ts';

export { allowances, type Limit };
export type Claim = readonly [limit: Limit, of: string];

const limitersBy = (make: (name: Limit) => RateLimiterAbstract) =>
  Object.fromEntries(
    (Object.keys(allowances) as Limit[]).map((name) => [name, make(name)]),
  ) as Record<Limit, RateLimiterAbstract>;

const inMemory = () => limitersBy((name) => new RateLimiterMemory(allowances[name]));
let limiters = inMemory();

/** Where processes count together: a table `tries`, of PostgreSQL or of a small SQLite file. */
export type SharedTries = { postgres: object } | { sqlite: object };

/**
 * Counts there from now on, together with every other process that does; null: for itself again.
 * While the store is away each process counts for itself.
 */
export function shareLimits(shared: SharedTries | null): void {
  if (shared === null) {
    limiters = inMemory();
    return;
  }
  limiters = limitersBy((name) => {
    const options = {
      ...allowances[name],
      tableName: 'tries',
      tableCreated: true,
      keyPrefix: name,
      // One of them sweeps for all.
      clearExpiredByTimeout: name === 'passphrase',
      insuranceLimiter: new RateLimiterMemory({ ...allowances[name], keyPrefix: name }),
    };
    return 'postgres' in shared
      ? new RateLimiterPostgres({ ...options, storeClient: shared.postgres, storeType: 'pool' })
      : new RateLimiterSQLite({
          ...options,
          storeClient: shared.sqlite,
          storeType: 'better-sqlite3',
        });
  });
}

// What people typed is a key here: its hash is short, and names nobody.
const key = (of: string) => hashToken(of).slice(0, 32);

/**
 * Counts one try against each claim. Null when all allow it; otherwise the minutes to wait, and
 * only the claims before the one that refuses have counted.
 */
export async function claim(...claims: Claim[]): Promise<number | null> {
  for (const [limit, of] of claims) {
    const refusal = await refusalOf(limit, of);
    if (refusal === null) continue;
    // Which limit, not whose: the line of the request has the account, where one is known.
    log().warn({ limit });
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000));
  }
  return null;
}

async function refusalOf(limit: Limit, of: string): Promise<RateLimiterRes | null> {
  const refusal = await consume(limit, of);
  // It was counted by a clock that was far ahead: nobody has to wait until that time comes. One that is
  // ahead a little, as another machine's may be, must not win anybody more tries.
  const isOfFuture = (refusal?.msBeforeNext ?? 0) > 2 * allowances[limit].duration * 1000;
  if (!isOfFuture) return refusal;
  await limiters[limit].delete(key(of));
  return consume(limit, of);
}

async function consume(limit: Limit, of: string): Promise<RateLimiterRes | null> {
  try {
    await limiters[limit].consume(key(of));
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  }
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
