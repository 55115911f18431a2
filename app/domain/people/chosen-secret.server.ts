/** What a person signs in with, as they choose it: a passphrase, or a PIN typed twice. */
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import {
  hashPassphrase,
  weaknessOf,
  type Weakness,
} from '#app/platform/passwords/passwords.server.ts';
import { isBeyondPin } from './beyond-pin.server.ts';
import { ownWords } from './own-words.ts';
import { isPlainPin, pinIn } from './pin.ts';

export interface ChosenSecret {
  passphrase?: string | undefined;
  pin?: string | undefined;
  pinAgain?: string | undefined;
}

export type PinFault = 'shape' | 'plain' | 'differs' | 'not-enough' | 'both' | 'neither';
export type Unchosen =
  { refused: 'weak'; weakness: Weakness } | { refused: 'pin'; fault: PinFault };

/** The one chosen as its hash, and the other one gone. */
export type Hashes =
  { password_hash: string; pin_hash: null } | { password_hash: null; pin_hash: string };

export async function hashChosen(
  db: Kysely<Database>,
  personId: string,
  { passphrase = '', pin = '', pinAgain = '' }: ChosenSecret,
): Promise<Hashes | Unchosen> {
  const typedPin = pin !== '' || pinAgain !== '';
  if (passphrase !== '' && typedPin) return { refused: 'pin', fault: 'both' };
  if (passphrase !== '') {
    const weakness = weaknessOf(passphrase, ownWords(await ownNames(db, personId)));
    if (weakness) return { refused: 'weak', weakness };
    return { password_hash: await hashPassphrase(passphrase), pin_hash: null };
  }
  const fault = await pinFault(db, personId, pin, pinAgain);
  if (fault) return { refused: 'pin', fault };
  return { password_hash: null, pin_hash: await hashPassphrase(pinIn(pin)!) };
}

async function pinFault(
  db: Kysely<Database>,
  personId: string,
  pin: string,
  again: string,
): Promise<PinFault | null> {
  if (pin === '' && again === '') return 'neither';
  const digits = pinIn(pin);
  if (digits === null) return 'shape';
  if (digits !== pinIn(again)) return 'differs';
  if (isPlainPin(digits)) return 'plain';
  return (await isBeyondPin(db, personId)) ? 'not-enough' : null;
}

const ownNames = (db: Kysely<Database>, personId: string) =>
  db
    .selectFrom('people')
    .select(['name', 'email', 'username'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
