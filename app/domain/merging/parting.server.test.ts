import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, expect, it } from 'vitest';
import { exportData } from '#app/domain/data-export/data-export.server.ts';
import {
  changePassphrase,
  personById,
  requestReset,
  resetPassphrase,
  signIn,
} from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { findMerge, mergeAccounts, previewMerge, undoMerge } from './merging.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const later = new Date('2026-11-23T09:00:00.000Z');
const old = 'three small boats at sea';
const chosen = 'nine tall trees by the road';
const pin = '482915';
const address = '192.0.2.1';

onEachEngine('Parting two accounts', (db) => {
  let ruth: SignedIn;
  let gone: SignedIn;
  beforeEach(async () => {
    ruth = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward'] });
    gone = await aPerson(db(), 'Atieno G.', {
      username: 'mama.grace',
      password_hash: await hashPassphrase(old),
    });
  });

  const noAddress = { email: null, email_folded: null };
  async function merged(kept: SignedIn): Promise<{ merge: string }> {
    const ids = { person: kept.id, other: gone.id };
    const preview = await previewMerge(db(), ruth, ids, now);
    if ('refused' in preview) throw new Error(preview.refused);
    const input = { ...ids, reason: 'Thought to be one.', seal: preview.seal };
    const done = await mergeAccounts(db(), ruth, input, now);
    if ('refused' in done) throw new Error(done.refused);
    return done;
  }
  /** As whoever reads the mail of this address does. */
  async function reset(email: string): Promise<void> {
    await requestReset(db(), { email, address }, later);
    const { body } = await db()
      .selectFrom('messages')
      .select('body')
      .where('template', '=', 'password-reset')
      .where('recipient', '=', email)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const token = /password\/new\/([\w-]{43})/.exec(body)![1]!;
    const done = await resetPassphrase(db(), { token, passphrase: chosen }, later);
    expect(done).toHaveProperty('personId');
  }
  async function session(person: string): Promise<void> {
    const id = newId();
    const begun = { person_id: person, created_at: later.toISOString() };
    await db()
      .insertInto('sessions')
      .values({ id, ...begun, expires_at: '2026-12-09T09:00:00.000Z' })
      .execute();
    await db()
      .insertInto('half_sign_ins')
      .values({ id, person_id: person, made_at: later.toISOString(), expires_at: '2026-12-09' })
      .execute();
  }
  const undo = (merge: { merge: string }) => undoMerge(db(), ruth, merge, later);
  const enter = (who: string, passphrase: string) => signIn(db(), { who, passphrase, address });
  const row = (id: string) =>
    db().selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const files = async (person: SignedIn) => {
    const copy = await exportData(db(), (await personById(db(), person.id))!, later);
    if ('refused' in copy) throw new Error(copy.refused);
    return Object.values(unzipSync(await buffer(copy.zip))).map((file) => strFromU8(file));
  };

  it('ends every session of both, half ones too', async () => {
    const kept = await aPerson(db(), 'Grace Atieno', { password_hash: await hashPassphrase(old) });
    const merge = await merged(kept);
    await session(kept.id);
    await session(ruth.id);
    expect(await undo(merge)).toEqual({ leftovers: [] });
    for (const table of ['sessions', 'half_sign_ins'] as const)
      expect(await db().selectFrom(table).select('person_id').execute()).toEqual([
        { person_id: ruth.id },
      ]);
  });

  it('gives address and passphrase back to who chose a new one by mail meanwhile', async () => {
    const kept = await aPerson(db(), 'Grace A.', { username: 'grace.slip', ...noAddress });
    const merge = await merged(kept);
    await reset(gone.email!);
    expect(await enter('grace.slip', chosen)).toEqual({ personId: kept.id });
    expect(await undo(merge)).toEqual({ leftovers: [] });
    expect(await enter(gone.email!, chosen)).toEqual({ personId: gone.id });
    expect(await enter('mama.grace', old)).toEqual({ refused: 'no-match' });
    expect(await enter('grace.slip', chosen)).toEqual({ refused: 'no-match' });
    expect(await row(kept.id)).toMatchObject({ ...noAddress, email_confirmed_at: null });
    expect(await row(gone.id)).toMatchObject({
      email: gone.email,
      email_confirmed_at: later.toISOString(),
    });
    // Nobody can open the other one: the steward is told, who can do something about it.
    expect(await findMerge(db(), ruth, merge, later)).toMatchObject({ shut: ['Grace A.'] });
  });

  it('leaves nobody a passphrase that somebody else chose in place of their own', async () => {
    const pin_hash = await hashPassphrase(pin);
    const kept = await aPerson(db(), 'Grace A.', {
      username: 'grace.slip',
      ...noAddress,
      pin_hash,
    });
    const merge = await merged(kept);
    await reset(gone.email!);
    expect(await undo(merge)).toEqual({ leftovers: [{ area: 'account', rows: 1 }] });
    expect(await enter('mama.grace', chosen)).toEqual({ personId: gone.id });
    expect(await row(kept.id)).toMatchObject({ password_hash: null, pin_hash: null, email: null });
    expect(await findMerge(db(), ruth, merge, later)).toMatchObject({ shut: ['Grace A.'] });
  });

  it('leaves a passphrase with who chose it at an address of their own', async () => {
    const kept = await aPerson(db(), 'Grace Atieno');
    const merge = await merged(kept);
    expect(await enter(kept.email!, old)).toEqual({ personId: kept.id });
    await reset(kept.email!);
    expect(await undo(merge)).toEqual({ leftovers: [] });
    expect(await enter(kept.email!, chosen)).toEqual({ personId: kept.id });
    expect(await enter(gone.email!, old)).toEqual({ personId: gone.id });
  });

  it('gives back one that was changed by who knew it, and what they set up with it', async () => {
    const kept = await aPerson(db(), 'Grace Atieno');
    const merge = await merged(kept);
    const me = (await personById(db(), kept.id))!;
    const change = { current: old, passphrase: chosen };
    expect(await changePassphrase(db(), me, change, later)).toBe('changed');
    const made = { person_id: kept.id, made_at: later.toISOString() };
    const factor = { id: newId(), secret: 'JBSWY3DPEHPK3PXP', confirmed_at: made.made_at };
    await db()
      .insertInto('second_factors')
      .values({ ...made, ...factor })
      .execute();
    await db()
      .transaction()
      .execute((trx) =>
        recordAudit(
          trx,
          { actorId: kept.id, verb: 'second-factor.set', subjectId: kept.id },
          later,
        ),
      );
    await db()
      .insertInto('calendar_feeds')
      .values({ ...made, id: 'copied' })
      .execute();
    expect(await undo(merge)).toEqual({ leftovers: [] });
    expect(await enter(gone.email!, chosen)).toEqual({ personId: gone.id });
    expect(await enter(kept.email!, chosen)).toEqual({ refused: 'no-match' });
    expect(await db().selectFrom('second_factors').select('person_id').execute()).toEqual([
      { person_id: gone.id },
    ]);
    const feeds = await db().selectFrom('calendar_feeds').select('revoked_at').execute();
    expect(feeds).toEqual([{ revoked_at: later.toISOString() }]);
    expect(await findMerge(db(), ruth, merge, later)).toMatchObject({ shut: [] });
  });

  it('leaves nobody what was chosen with a slip: nobody can tell who got it', async () => {
    const kept = await aPerson(db(), 'Grace A.', { username: 'grace.slip', ...noAddress });
    const merge = await merged(kept);
    const set = { password_hash: null, pin_hash: await hashPassphrase(pin) };
    await db().updateTable('people').set(set).where('id', '=', kept.id).execute();
    await db()
      .transaction()
      .execute((trx) =>
        recordAudit(trx, { actorId: kept.id, verb: 'slip.used', subjectId: kept.id }, later),
      );
    expect(await undo(merge)).toEqual({ leftovers: [{ area: 'account', rows: 1 }] });
    expect(await enter('grace.slip', pin)).toEqual({ refused: 'no-match' });
    expect(await enter('mama.grace', old)).toEqual({ personId: gone.id });
  });

  it.each([[true], [false]])(
    'leaves no name or address of one person in the copy of the other (address moves: %s)',
    async (moves) => {
      const password_hash = await hashPassphrase(old);
      const kept = await aPerson(db(), 'Grace Atieno', {
        password_hash,
        ...(moves ? { username: 'grace.slip', ...noAddress } : {}),
      });
      const merge = await merged(kept);
      if (moves) await reset(gone.email!);
      await undo(merge);
      const own = (await files(kept)).join('\n');
      expect(own).not.toContain(gone.email);
      expect(own).not.toContain(gone.name);
      const theirs = (await files(gone)).join('\n');
      expect(theirs).toContain(gone.email);
      if (kept.email !== null) expect(theirs).not.toContain(kept.email);
    },
  );
});
