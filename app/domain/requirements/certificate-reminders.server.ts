/** Mails about a certificate that ends, while the course is open again and not yet passed. */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { coursesIn } from './course-titles.server.ts';
import { renewalDays } from './renewal.server.ts';
import { certificateStages, stageAt } from './stages.ts';
import { liveMember } from './live-member.ts';

const day = 86_400_000;

export async function remindOfCertificates(db: Db, now: Date): Promise<void> {
  const rows = (await ending(db, now)).map((row) => ({
    ...row,
    language: asLanguage(row.language),
    stage: stageAt(row.expires_at, certificateStages, now),
  }));
  const told = rows.filter((row) => row.stage !== null);
  const words = await coursesIn(
    db,
    told.map((row) => row.language),
  );
  for (const row of told) {
    const course = words.get(row.language)?.get(row.course_id);
    const message = {
      template: 'certificate-ending' as const,
      personId: row.person_id,
      recipient: row.email!,
      language: row.language,
      eventKey: `certificate:${row.id}:${row.stage}`,
      values: {
        name: row.name,
        course: course?.title ?? row.course_title,
        // As the certificate itself says it.
        day: speak(row.language).day(row.expires_at, 'UTC'),
        address: `${publicUrl()}/courses/${row.slug}`,
      },
    };
    await db.transaction().execute((trx) => postMessage(trx, message, now));
    // Whoever waits for a page comes first.
    await setImmediate();
  }
}

/** Of live members who are asked to renew, and of who had enrolled by themselves. */
async function ending(db: Db, now: Date) {
  const until = new Date(now.getTime() + renewalDays * day).toISOString();
  return db
    .selectFrom('certificates')
    .innerJoin('people', 'people.id', 'certificates.person_id')
    .innerJoin('courses', 'courses.id', 'certificates.course_id')
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.person_id', '=', 'certificates.person_id')
        .onRef('enrolments.course_id', '=', 'certificates.course_id')
        .on((on) => on('enrolments.cycle', '=', on('certificates.cycle', '+', 1))),
    )
    .select(['certificates.id', 'certificates.person_id', 'certificates.course_id'])
    .select(['certificates.expires_at', 'certificates.course_title', 'courses.slug'])
    .select(['people.name', 'people.email', 'people.language'])
    .where('certificates.revoked_at', 'is', null)
    .where('certificates.expires_at', '>', now.toISOString())
    .where('certificates.expires_at', '<=', until)
    .where('people.email', 'is not', null)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('attempts')
            .select('attempts.id')
            .whereRef('attempts.enrolment_id', '=', 'enrolments.id')
            .where('attempts.passed', '=', 1),
        ),
      ),
    )
    .where((where) =>
      where.or([
        where.eb('enrolments.enrolled_by', '=', where.ref('enrolments.person_id')),
        where.exists(
          where
            .selectFrom('requirements')
            .innerJoin('memberships', liveMember)
            .select('requirements.id')
            .whereRef('requirements.person_id', '=', 'enrolments.person_id')
            .whereRef('requirements.course_id', '=', 'enrolments.course_id')
            .whereRef('requirements.cycle', '=', 'enrolments.cycle')
            .where('requirements.waived_at', 'is', null),
        ),
      ]),
    )
    .orderBy('certificates.id')
    .execute();
}
