/**
 * The demo's story: two invented organizations in two countries, and their staff on the way
 * through the first course. Nobody in it is real.
 */
import type { Db } from '#db/connection.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { config } from '#app/platform/config/config.server.ts';
import { demoSecret } from '#app/domain/people/people.server.ts';
import { foldEmail } from '#app/domain/people/people.ts';
import {
  openRenewals,
  openRequired,
  postReminders,
} from '#app/domain/requirements/requirements.server.ts';
import { inviteToMeetings, remindOfMeetings } from '#app/domain/meetings/meetings.server.ts';
import { cast, organizations, type Part } from './demo-cast.ts';
import { tellAfterwards } from './demo-after.ts';
import { tellApplication } from './demo-application.ts';
import { tellClinic } from './demo-clinic.ts';
import { tellMeetings } from './demo-meetings.ts';
import { tellMembers } from './demo-members.ts';
import { tellTalk } from './demo-talk.ts';
import { tellTeam } from './demo-team.ts';
import { walk } from './demo-walk.ts';

export const demoPassphrase = 'journey home demo';

const day = 86_400_000;
const ago = (now: Date, days: number) => new Date(now.getTime() - days * day);

/** Tells the story once; a database that knows it already is left alone. */
export async function seedDemo(db: Db, now: Date): Promise<'told' | 'known'> {
  if (config().production) {
    throw new Error('This is a production start: demo accounts are not made here.');
  }
  const known = await db
    .selectFrom('people')
    .select('id')
    .where('email_folded', '=', 'learner@example.org')
    .executeTakeFirst();
  if (known) return 'known';

  const passwordHash = await hashPassphrase(demoPassphrase);
  const homes = await founded(db, ago(now, 900));
  for (const part of cast) {
    const personId = await settle(db, part, homes, passwordHash, ago(now, part.since ?? 200));
    await walk(db, personId, part.journey, now);
    if (part.left) {
      await db
        .updateTable('memberships')
        .set({ ended_at: ago(now, part.left).toISOString() })
        .where('person_id', '=', personId)
        .execute();
    }
  }
  await tellTeam(db, now);
  await tellApplication(db, now);
  await tellMeetings(db, now);
  await tellMembers(db, now);
  await tellTalk(db, now);
  await tellClinic(db, now);
  await tellAfterwards(db, now);
  // What the hours of these months would have done: renewals are open, who is to be told is told.
  await openRenewals(db, now);
  await openRequired(db, now);
  await postReminders(db, now);
  await inviteToMeetings(db, now);
  await remindOfMeetings(db, now);
  return 'told';
}

async function founded(db: Db, at: Date): Promise<Map<string, string>> {
  const homes = new Map<string, string>();
  for (const organization of organizations) {
    const id = newId();
    homes.set(organization.slug, id);
    await db
      .insertInto('organizations')
      .values({ id, ...organization, created_at: at.toISOString() })
      .execute();
  }
  return homes;
}

async function settle(
  db: Db,
  part: Part,
  homes: Map<string, string>,
  passwordHash: string,
  at: Date,
): Promise<string> {
  const id = newId();
  const then = at.toISOString();
  await db
    .insertInto('people')
    .values({
      id,
      name: part.name,
      email: part.email ?? null,
      email_folded: part.email ? foldEmail(part.email) : null,
      email_confirmed_at: part.email ? then : null,
      username: part.username,
      password_hash: part.email ? passwordHash : null,
      certificate_name: null,
      language: part.language ?? 'en',
      time_zone: part.timeZone,
      created_at: then,
      suspended_at: null,
      suspension_reason: null,
      deleted_at: null,
    })
    .execute();
  if (part.home) {
    await db
      .insertInto('memberships')
      .values({
        id: newId(),
        organization_id: homes.get(part.home)!,
        person_id: id,
        role: part.leads ? 'leader' : 'member',
        started_at: then,
        ended_at: null,
      })
      .execute();
  }
  if (part.role) {
    await db
      .insertInto('appointments')
      .values({
        id: newId(),
        person_id: id,
        role: part.role,
        started_at: then,
        started_by: null,
        ended_at: null,
        ended_by: null,
      })
      .execute();
  }
  // Stewards need one; sign-in shows the code of this one, and of no other.
  if (part.role === 'steward') {
    const factor = { secret: demoSecret, made_at: then, confirmed_at: then };
    await db
      .insertInto('second_factors')
      .values({ id: newId(), person_id: id, ...factor })
      .execute();
  }
  return id;
}
