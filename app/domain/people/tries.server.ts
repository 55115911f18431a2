/**
 * Whose tries count together. A browser that the person signed in with before is counted by itself:
 * what strangers try, from however many addresses, or from behind the same one, does not lock it out.
 */
import type { Db } from '#db/connection.server.ts';
import { neighbourhood, type Claim } from '#app/platform/limits/limits.server.ts';
import { isKnownDevice } from './devices.server.ts';

export interface From {
  address: string;
  /** What the browser's own cookie carries, if it has one. */
  device?: string | undefined;
}

export interface Counted {
  /** Forgotten after a success. */
  own: Claim;
  /** A success is not counted in them. */
  crowd: Claim[];
}

/** @param name the account's id, or what was typed where there is none. */
export async function triesOf(
  db: Db,
  way: 'sign-in' | 'pin',
  { account, name }: { account: { id: string } | undefined; name: string },
  { address, device }: From,
): Promise<Counted> {
  if (account && device && (await isKnownDevice(db, account.id, device)))
    return { own: [`${way}-device`, `${name} ${device}`], crowd: [] };
  const near = neighbourhood(address);
  return {
    own: [`${way}-pair`, `${name} ${near}`],
    crowd: [
      ['sign-in-address', near],
      [`${way}-account`, name],
    ],
  };
}
