/** Mails about a day that comes or has passed: one for everything of an organization on that day. */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { coursesIn } from './course-titles.server.ts';
import { zoneOfCountry } from '#app/domain/organizations/organizations.ts';
import { dueStages, stageAt, stale } from './stages.ts';
import { liveMember } from './live-member.ts';

const day = 86_400_000;

export async function remindOfDays(db: Db, now: Date): Promise<void> {
  const groups = new Map<string, { stage: number; rows: Row[] }>();
  for (const row of await unfinished(db, now)) {
    const stages = row.renews ? dueStages.filter((it) => it !== -7) : dueStages;
    const stage = stageAt(row.due_at!, stages, now, { notBefore: row.required_at });
    if (stage === null) continue;
    const key = `${row.person_id} ${row.organization_id} ${row.due_at} ${stage}`;
    const group = groups.get(key) ?? { stage, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const words = await coursesIn(
    db,
    all.map(({ rows }) => languageOf(rows[0]!)),
  );
  for (const { stage, rows } of all) {
    const { person_id, name, email, organization_id, organization, country, due_at } = rows[0]!;
    const language = languageOf(rows[0]!);
    const say = speak(language);
    const titles = rows.map((row) => words.get(language)?.get(row.course_id)?.title ?? row.slug);
    const message = {
      template: stage < 0 ? ('due-soon' as const) : ('overdue' as const),
      personId: person_id,
      recipient: email!,
      language,
      eventKey: `due:${organization_id}:${due_at}:${stage}`,
      values: {
        name,
        organization,
        courses: say.list(titles),
        day: say.weekday(due_at!, zoneOfCountry(country)),
        address: publicUrl(),
      },
    };
    await db.transaction().execute((trx) => postMessage(trx, message, now));
    // Whoever waits for a page comes first.
    await setImmediate();
  }
}

type Row = Awaited<ReturnType<typeof unfinished>>[number];

const languageOf = (row: Row) => asLanguage(row.language);

/** Asked of live members with an address, near enough to their day to be worth a word. */
async function unfinished(db: Db, now: Date) {
  const near = (days: number) => new Date(now.getTime() + days * day).toISOString();
  const rows = await db
    .selectFrom('requirements')
    .innerJoin('memberships', liveMember)
    .innerJoin('people', 'people.id', 'requirements.person_id')
    .innerJoin('organizations', 'organizations.id', 'requirements.organization_id')
    .innerJoin('courses', 'courses.id', 'requirements.course_id')
    .leftJoin('certificates', (join) =>
      join
        .onRef('certificates.person_id', '=', 'requirements.person_id')
        .onRef('certificates.course_id', '=', 'requirements.course_id')
        .onRef('certificates.expires_at', '=', 'requirements.due_at')
        .on('certificates.revoked_at', 'is', null),
    )
    .select(['requirements.person_id', 'requirements.organization_id', 'requirements.course_id'])
    .select(['requirements.due_at', 'requirements.required_at', 'courses.slug'])
    .select(['people.name', 'people.email', 'people.language'])
    .select(['organizations.name as organization', 'organizations.country'])
    .select('certificates.id as renews')
    .where('requirements.waived_at', 'is', null)
    .where('requirements.due_at', '>', near(-dueStages.at(-1)! - stale - 1))
    .where('requirements.due_at', '<=', near(-dueStages[0]))
    .where('people.email', 'is not', null)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attempts')
            .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
            .select('attempts.id')
            .whereRef('enrolments.person_id', '=', 'requirements.person_id')
            .whereRef('enrolments.course_id', '=', 'requirements.course_id')
            .whereRef('enrolments.cycle', '>=', 'requirements.cycle')
            .where('attempts.passed', '=', 1),
        ),
      ),
    )
    .orderBy('requirements.id')
    .execute();
  return rows;
}
