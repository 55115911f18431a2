import { beforeEach, expect, it } from 'vitest';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { aPassedAttempt } from '../../../tests/factories/attempt.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { issueCertificate } from '../certificates/certificates.server.ts';
import { findOrganization } from '../organizations/organizations.server.ts';
import type { SignedIn } from '../people/people.ts';
import { staffRecord } from './roster.server.ts';

const now = new Date('2026-11-25T08:00:00.000Z');
const course = { slug: 'safe-every-day' };
const marks = JSON.stringify({ right: 8, total: 10, perQuestion: [{ key: 'k', response: 'bad' }] });

onEachEngine('The record of one person', (db) => {
  let moses: SignedIn;
  let grace: SignedIn;
  let tumaini: { id: string; slug: string };
  beforeEach(async () => {
    moses = await aPerson(db(), 'Moses Okello');
    grace = await aPerson(db(), 'Grace Atieno');
    tumaini = await anOrganization(db());
    await aMembership(db(), { person: moses, organization: tumaini }, { role: 'leader' });
  });

  const look = async (viewer: SignedIn, person: string, at = tumaini) => {
    const organization = await findOrganization(db(), viewer, at.slug);
    return organization && staffRecord(db(), viewer, { organization, person }, now);
  };

  it('shows scores and certificates, and nothing of an answer', async () => {
    const { versionId } = await aPublishedCourse(db(), course);
    await aMembership(db(), { person: grace, organization: tumaini }, { position: 'House parent' });
    await aPassedAttempt(db(), grace, { ...course, versionId }, { attempt: { marks } });
    const record = await look(moses, grace.id);
    expect(record).toMatchObject({
      name: 'Grace Atieno',
      position: 'House parent',
      email: grace.email,
      courses: [
        {
          course: { slug: course.slug },
          cell: { state: 'done' },
          sittings: [{ number: 1, right: 8, total: 10, passed: true }],
        },
      ],
      certificates: [],
    });
    expect(JSON.stringify(record)).not.toContain('response');
    expect(JSON.stringify(record)).not.toContain('perQuestion');
  });

  it('keeps what somebody sat before they came, and brings what they earned', async () => {
    const { versionId } = await aPublishedCourse(db(), course);
    const before = new Date('2026-11-22T10:30:00.000Z');
    const { id: attempt } = await aPassedAttempt(
      db(),
      grace,
      { ...course, versionId },
      { attempt: { marks } },
    );
    const issued = await issueCertificate(db(), grace, { attempt, holder: grace.name }, before);
    const started_at = '2026-11-23T08:00:00.000Z';
    await aMembership(db(), { person: grace, organization: tumaini }, { started_at });
    expect(await look(moses, grace.id)).toMatchObject({
      courses: [{ cell: { state: 'done' }, sittings: [] }],
      certificates: [{ ...issued, state: 'valid' }],
    });
  });

  it('is not found for who is elsewhere, has left, or never was', async () => {
    const lakay = await anOrganization(db(), 'Lakay');
    const mirlande = await aPerson(db(), 'Mirlande Joseph');
    await aMembership(db(), { person: mirlande, organization: lakay }, { role: 'leader' });
    await aMembership(
      db(),
      { person: grace, organization: tumaini },
      { ended_at: '2026-11-01T00:00:00.000Z' },
    );
    expect(await look(moses, grace.id)).toBeNull();
    expect(await look(moses, mirlande.id)).toBeNull();
    expect(await look(moses, 'nobody')).toBeNull();
    expect(await look(mirlande, moses.id)).toBeNull();
    expect(await look(mirlande, moses.id, lakay)).toBeNull();
  });

  it('a look leaves a trace, a leader’s too, once a day; one’s own does not', async () => {
    const ruth = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward'] });
    await aMembership(db(), { person: grace, organization: tumaini });
    const trail = () => db().selectFrom('audit_entries').selectAll().execute();
    const viewed = { verb: 'person.viewed', subject_id: grace.id, organization_id: tumaini.id };
    await look(moses, moses.id);
    expect(await trail()).toEqual([]);
    await Promise.all([look(moses, grace.id), look(moses, grace.id)]);
    await look(moses, grace.id);
    expect(await trail()).toMatchObject([{ ...viewed, actor_id: moses.id }]);
    await look(ruth, grace.id);
    expect(await trail()).toMatchObject([viewed, { ...viewed, actor_id: ruth.id }]);
    const input = {
      organization: (await findOrganization(db(), moses, tumaini.slug))!,
      person: grace.id,
    };
    await staffRecord(db(), moses, input, new Date(now.getTime() + 86_400_000));
    expect(await trail()).toHaveLength(3);
  });
});
