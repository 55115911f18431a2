/** What has served its purpose goes: in small bites, so that nobody waits for it. */
import { sql, type Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { forgetReferees, namesReferees } from '#app/domain/applications/applications.server.ts';
import { forgetJoined } from '#app/domain/people/people.server.ts';
import { retention } from './retention.ts';

const bite = 200;
/** In one run; what is left after a long pause goes an hour later. */
const mostBites = 50;

type Trx = Transaction<Database>;
type Ago = (days: number) => string;
interface Rule {
  /** The ids of what is too old, some of them. */
  old: (trx: Trx, ago: Ago) => { limit(most: number): { execute(): Promise<{ id: string }[]> } };
  forget: (trx: Trx, ids: string[]) => { execute(): Promise<unknown> };
}

export async function forgetOld(db: Db, now: Date): Promise<void> {
  const ago: Ago = (days) => new Date(now.getTime() - days * 86_400_000).toISOString();
  for (const rule of rules) {
    for (let bites = 0; bites < mostBites; bites++) {
      const found = await db.transaction().execute((trx) => forgetSome(trx, rule, ago));
      if (found < bite) break;
    }
  }
  // These only keep the trail from saying the same thing twice on one day.
  await db.deleteFrom('viewings').where('viewed_on', '<', ago(2).slice(0, 10)).execute();
}

async function forgetSome(trx: Trx, { old, forget }: Rule, ago: Ago): Promise<number> {
  const found = await old(trx, ago).limit(bite).execute();
  const ids = found.map(({ id }) => id);
  if (ids.length > 0) await forget(trx, ids).execute();
  return ids.length;
}

const drop =
  (
    table:
      | 'tokens'
      | 'join_codes'
      | 'half_sign_ins'
      | 'second_factors'
      | 'devices'
      | 'unsubscribe_links'
      | 'calendar_feeds',
  ) =>
  (trx: Trx, ids: string[]) =>
    trx.deleteFrom(table).where('id', 'in', ids);

const links: Rule[] = [
  {
    old: (trx, ago) =>
      trx
        .selectFrom('tokens')
        .select('id')
        .where((it) =>
          it.or([
            it('expires_at', '<', ago(retention.link)),
            it('used_at', '<', ago(retention.link)),
          ]),
        ),
    forget: drop('tokens'),
  },
  {
    old: (trx, ago) =>
      trx
        .selectFrom('join_codes')
        .select('id')
        .where((it) =>
          it.or([
            it('expires_at', '<', ago(retention.link)),
            it('used_at', '<', ago(retention.link)),
            it('voided_at', '<', ago(retention.link)),
          ]),
        ),
    forget: drop('join_codes'),
  },
  {
    old: (trx, ago) =>
      trx.selectFrom('half_sign_ins').select('id').where('expires_at', '<', ago(retention.link)),
    forget: drop('half_sign_ins'),
  },
  {
    // Begun, and never confirmed.
    old: (trx, ago) =>
      trx
        .selectFrom('second_factors')
        .select('id')
        .where('confirmed_at', 'is', null)
        .where('made_at', '<', ago(retention.link)),
    forget: drop('second_factors'),
  },
  {
    old: (trx, ago) =>
      trx.selectFrom('devices').select('id').where('last_at', '<', ago(retention.device)),
    forget: drop('devices'),
  },
  {
    old: (trx, ago) =>
      trx
        .selectFrom('unsubscribe_links')
        .select('id')
        .where('created_at', '<', ago(retention.stopLink)),
    forget: drop('unsubscribe_links'),
  },
  {
    old: (trx, ago) =>
      trx
        .selectFrom('calendar_feeds')
        .select('id')
        .where('revoked_at', '<', ago(retention.calendar)),
    forget: drop('calendar_feeds'),
  },
];

/** That an account was erased, told to its owner: the address goes as soon as the mail has gone. */
const lastMail: Rule = {
  old: (trx) =>
    trx
      .selectFrom('messages')
      .select('id')
      .where('template', '=', 'account-erased')
      .where('state', 'in', ['sent', 'failed', 'uncertain']),
  forget: (trx, ids) => trx.deleteFrom('messages').where('id', 'in', ids),
};

// Literals where a partial index is to be found by them (migration 20261127_1).
const words: Rule[] = [
  {
    // What still waits to be sent keeps its words, however late it is.
    old: (trx, ago) =>
      trx
        .selectFrom('messages')
        .select('id')
        .where('created_at', '<', ago(retention.mailText))
        .where(sql<boolean>`body <> ''`)
        .where('state', 'in', ['sent', 'failed', 'uncertain']),
    forget: (trx, ids) =>
      trx.updateTable('messages').set({ body: '', unsubscribe: null }).where('id', 'in', ids),
  },
  {
    old: (trx, ago) =>
      trx
        .selectFrom('reservations')
        .innerJoin('meetings', 'meetings.id', 'reservations.meeting_id')
        .select('reservations.id')
        .where('reservations.brings', 'is not', null)
        .where('meetings.ends_at', '<', ago(retention.brings)),
    forget: (trx, ids) =>
      trx.updateTable('reservations').set({ brings: null }).where('id', 'in', ids),
  },
  {
    old: (trx, ago) =>
      trx
        .selectFrom('post_reports')
        .select('id')
        .where('reason', 'is not', null)
        .where('answered_at', '<', ago(retention.report)),
    forget: (trx, ids) =>
      trx.updateTable('post_reports').set({ reason: null }).where('id', 'in', ids),
  },
  {
    old: (trx, ago) =>
      trx
        .selectFrom('applications')
        .select('id')
        .where('state', '=', 'draft')
        .where('saved_at', '<', ago(retention.draft)),
    forget: (trx, ids) => trx.deleteFrom('applications').where('id', 'in', ids),
  },
  {
    // Two people who are asked nothing here, and see nothing: only while stewards may ask them.
    old: (trx, ago) =>
      trx
        .selectFrom('applications')
        .select('id')
        .where(namesReferees)
        .where('decided_at', '<', ago(retention.referees)),
    forget: (trx, ids) => ({ execute: () => forgetReferees(trx, ids) }),
  },
  {
    old: (trx, ago) =>
      trx
        .selectFrom('audit_entries')
        .select('id')
        .where(sql<boolean>`verb = 'person.viewed'`)
        .where('at', '<', ago(retention.viewing)),
    forget: (trx, ids) => trx.deleteFrom('audit_entries').where('id', 'in', ids),
  },
];

const joined: Rule = {
  // With what it takes to undo it goes what the other account was called; where it went stays.
  old: (trx, ago) =>
    trx
      .selectFrom('merges')
      .select('id')
      .where(sql<boolean>`changes is not null`)
      .where('merged_at', '<', ago(retention.merge)),
  forget: (trx, ids) => ({ execute: () => forgetMerges(trx, ids) }),
};

async function forgetMerges(trx: Trx, ids: string[]): Promise<void> {
  const gone = await trx
    .updateTable('merges')
    .set({ changes: null })
    .where('id', 'in', ids)
    .where('undone_at', 'is', null)
    .returning('gone_id')
    .execute();
  const people = gone.map(({ gone_id }) => gone_id);
  await forgetUnseen(trx, people);
  await forgetJoined(trx, people);
}

/**
 * What somebody wrote in an account that is closed for good, and nobody can read or delete any more:
 * reflections that are part of the other one's, a final check and an application that were left.
 */
async function forgetUnseen(trx: Trx, people: string[]): Promise<void> {
  await trx.deleteFrom('reflections').where('person_id', 'in', people).execute();
  await trx
    .deleteFrom('applications')
    .where('applicant_id', 'in', people)
    .where('state', '=', 'draft')
    .execute();
  const open = trx
    .selectFrom('attempts')
    .select('id')
    .where('person_id', 'in', people)
    .where('submitted_at', 'is', null);
  await trx.deleteFrom('answers').where('attempt_id', 'in', open).execute();
  await trx
    .deleteFrom('attempts')
    .where('person_id', 'in', people)
    .where('submitted_at', 'is', null)
    .execute();
}

const rules = [...links, lastMail, ...words, joined];
