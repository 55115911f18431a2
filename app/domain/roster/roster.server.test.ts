import { expect, it } from 'vitest';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { completeLesson, enrol } from '../enrolments/enrolments.server.ts';
import { rosterOf } from './roster.server.ts';
import { everybody } from './roster.ts';

const now = new Date('2026-11-22T08:00:00.000Z');

onEachEngine('The roster', (db) => {
  it('says how far Grace is', async () => {
    const grace = await aPerson(db());
    const tumaini = await anOrganization(db());
    await aMembership(db(), { person: grace, organization: tumaini }, { position: 'House parent' });
    await aPublishedCourse(db());
    await enrol(db(), grace, { course: 'safe-every-day' }, now);
    await completeLesson(db(), grace, { course: 'safe-every-day', lesson: 'first' }, now);
    const roster = await rosterOf(db(), tumaini, { filters: everybody, language: 'en' }, now);
    expect(roster.people[0]).toMatchObject({
      name: 'Grace Atieno',
      position: 'House parent',
      cells: [{ state: 'going', completed: 1 }],
    });
  });
});
