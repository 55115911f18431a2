import { Kysely, type LogEvent } from 'kysely';
import { expect, it } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { openSqlite, sqliteDialect } from '#db/dialects.server.ts';
import { migrate } from '#db/migrate.server.ts';
import type { Database } from '#db/schema.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aRequirement } from '../../../tests/factories/requirement.ts';
import { enrol } from '../enrolments/enrolments.server.ts';
import { rosterOf } from './roster.server.ts';
import { everybody } from './roster.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const course = { slug: 'safe-every-day' };

async function aTeamOf(db: Db, size: number) {
  const organization = await anOrganization(db);
  for (let at = 0; at < size; at++) {
    const person = await aPerson(db, `Person ${at}`);
    await aMembership(db, { person, organization });
    await aRequirement(db, { person, organization, course });
    await enrol(db, person, { course: course.slug }, now);
  }
  return organization;
}

it('costs the same queries for 5 people and for 50, each about this organization alone', async () => {
  const asked: LogEvent['query'][] = [];
  const db = new Kysely<Database>({
    dialect: sqliteDialect(openSqlite(':memory:')),
    log: (event) => void asked.push(event.query),
  });
  await migrate(db);
  await aPublishedCourse(db, course);
  const [small, large] = [await aTeamOf(db, 5), await aTeamOf(db, 50)];
  const queriesFor = async (organization: { id: string }) => {
    const input = { filters: everybody, language: 'en' } as const;
    // Once before: what never changes is read once per process.
    await rosterOf(db, organization, input, now);
    asked.length = 0;
    const { people } = await rosterOf(db, organization, input, now);
    return { people: people.length, queries: [...asked] };
  };
  const [five, fifty] = [await queriesFor(small), await queriesFor(large)];
  expect([five.people, fifty.people]).toEqual([5, 50]);
  expect(fifty.queries.map((query) => query.sql)).toEqual(five.queries.map((query) => query.sql));
  expect(fifty.queries.length).toBeLessThanOrEqual(7);
  const ofNoOrganization = fifty.queries.filter((query) => !query.parameters.includes(large.id));
  // Only the courses there are belong to nobody.
  expect(ofNoOrganization.map((query) => /from "(\w+)"/.exec(query.sql)?.[1])).toEqual([
    'course_versions',
  ]);
  await db.destroy();
});
