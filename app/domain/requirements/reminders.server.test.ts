import { beforeEach, expect, it } from 'vitest';
import type { Selectable } from 'kysely';
import type { OrganizationsTable } from '#db/schema.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { passAndCertify } from '../../../tests/factories/passing.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  openRenewals,
  postReminders,
  requireCourses,
  requirementsOf,
  tellingOf,
  waiveRequirement,
} from './requirements.server.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = new Date('2026-11-01T08:00:00.000Z');
/** In Nairobi. */
const due = new Date('2026-11-27T20:59:59.000Z');
const before = (days: number, hours = 1) => new Date(due.getTime() - days * day + hours * hour);
const slug = 'safe-every-day';

onEachEngine('Reminders', (db) => {
  let home: Selectable<OrganizationsTable>;
  let moses: SignedIn, grace: SignedIn, nadege: SignedIn, peter: SignedIn;
  let safe: { slug: string; versionId: string };

  beforeEach(async () => {
    home = await anOrganization(db(), 'Tumaini Home');
    moses = await aPerson(db(), 'Moses Okello');
    grace = await aPerson(db(), 'Grace Atieno');
    nadege = await aPerson(db(), 'Nadège', { language: 'fr' });
    const none = { email: null, email_folded: null, phone: '+254712345678' };
    peter = await aPerson(db(), 'Peter Mwangi', none);
    await aMembership(db(), { person: moses, organization: home }, { role: 'leader' });
    for (const person of [grace, nadege, peter])
      await aMembership(db(), { person, organization: home });
    safe = await aPublishedCourse(db(), { rules: { months: 12 } });
    await aPublishedCourse(db(), { slug: 'the-journey-home', texts: { title: 'Journey' } });
    const people = [grace.id, nadege.id, peter.id];
    const courses = [slug, 'the-journey-home'];
    const input = { organization: home, people, courses, due: '2026-11-27' };
    await requireCourses(db(), moses, input, now);
  });

  /** What was posted since the last look. */
  let seen = 0;
  beforeEach(() => (seen = 2));
  const told = async () => {
    const rows = await db()
      .selectFrom('messages')
      .selectAll()
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    const fresh = rows.slice(seen);
    seen = rows.length;
    return fresh;
  };

  it('tell of the day when it comes near, once under two workers, in the person’s language', async () => {
    await postReminders(db(), before(7, -1));
    expect(await told()).toEqual([]);
    await Promise.all(Array.from({ length: 4 }, () => postReminders(db(), before(7))));
    const messages = await told();
    expect(messages.map((it) => [it.person_id, it.template]).sort()).toEqual(
      [
        [grace.id, 'due-soon'],
        [nadege.id, 'due-soon'],
      ].sort(),
    );
    const french = messages.find((it) => it.person_id === nadege.id)!;
    expect(french.subject).toBe('À terminer pour le vendredi 27 novembre');
    const english = messages.find((it) => it.person_id === grace.id)!;
    expect(english.body).toContain('Safe Every Day and Journey');
  });

  it('come at 7 days, 1 day, on the day, and weekly three times after it; then never', async () => {
    let at = now;
    while (at < before(-120)) {
      await postReminders(db(), at);
      at = new Date(at.getTime() + 12 * hour);
    }
    const stages = (await told())
      .filter((it) => it.person_id === grace.id)
      .map((it) => it.event_key.split(':').at(-1));
    expect(stages).toEqual(['-7', '-1', '0', '7', '14', '21']);
  });

  it('make no storm when the clock jumps or the site was away', async () => {
    await postReminders(db(), before(-300));
    expect(await told()).toEqual([]);
    await postReminders(db(), before(-22));
    expect(await told()).toHaveLength(2);
    await postReminders(db(), before(7));
    expect(await told()).toHaveLength(2);
    await postReminders(db(), before(-22));
    expect(await told()).toEqual([]);
  });

  it('tell nobody who is done, waived, suspended or has left', async () => {
    await passAndCertify(db(), grace, safe, before(8));
    await passAndCertify(db(), grace, { ...safe, slug: 'the-journey-home' }, before(8));
    seen = 4;
    for (const it of await requirementsOf(db(), home.id)) {
      const waiver = { organization: home, requirement: it.id, reason: 'On leave' };
      if (it.personId === nadege.id) await waiveRequirement(db(), moses, waiver, before(8));
    }
    await postReminders(db(), before(7));
    expect(await told()).toEqual([]);
    await db().updateTable('requirements').set({ waived_at: null }).execute();
    await db()
      .updateTable('people')
      .set({ suspended_at: now.toISOString() })
      .where('id', '=', nadege.id)
      .execute();
    await postReminders(db(), before(7));
    expect(await told()).toEqual([]);
    await db().updateTable('people').set({ suspended_at: null }).execute();
    await db().updateTable('memberships').set({ ended_at: now.toISOString() }).execute();
    await postReminders(db(), before(7));
    expect(await told()).toEqual([]);
    await db().updateTable('memberships').set({ ended_at: null }).execute();
    await postReminders(db(), before(7));
    expect(await told()).toHaveLength(1);
  });

  it('tell of a certificate that ends 60, 30 and 7 days before, and of its day once', async () => {
    await passAndCertify(db(), grace, safe, now);
    await passAndCertify(db(), grace, { ...safe, slug: 'the-journey-home' }, now);
    seen = 4;
    const ends = new Date('2027-11-01T08:00:00.000Z');
    for (let days = 70; days >= -3; days -= 1) {
      const at = new Date(ends.getTime() - days * day + hour);
      await openRenewals(db(), at);
      await postReminders(db(), at);
    }
    const messages = (await told()).filter((it) => it.person_id === grace.id);
    const once = messages.filter((it) => !it.subject.includes('Journey'));
    const stages = once.map((it) => `${it.template} ${it.event_key.split(':').at(-1)}`);
    expect(stages).toEqual([
      'certificate-ending -60',
      'certificate-ending -30',
      'certificate-ending -7',
      'due-soon -1',
      'overdue 0',
    ]);
    expect(messages[0]!.body).toContain('1 November 2027');
  });

  it('by mouth: a text for each person in their language, on WhatsApp by their number', async () => {
    const organization = home;
    expect(await tellingOf(db(), moses, { organization }, before(20))).toEqual([]);
    const people = await tellingOf(db(), moses, { organization }, before(3));
    expect(people.map((it) => it.name)).toEqual(['Peter Mwangi', 'Grace Atieno', 'Nadège']);
    const [first, second, third] = people;
    expect(first!.items).toMatchObject([
      { kind: 'due', days: 2 },
      { kind: 'due', courseTitle: 'Journey' },
    ]);
    expect(first!.text).toContain('Hello Peter Mwangi, this is Moses Okello from Tumaini Home.');
    expect(first!.text).toContain('• Safe Every Day: please finish by Friday 27 November.');
    const [address, text] = first!.whatsApp.split('?text=');
    expect(address).toBe('https://wa.me/254712345678');
    expect(decodeURIComponent(text!)).toBe(first!.text);
    expect(text).not.toMatch(/[\s&#+]/);
    expect(second!.whatsApp).toMatch(/^https:\/\/wa\.me\/\?text=/);
    expect(third!.text).toContain('Bonjour Nadège');
    const late = await tellingOf(db(), moses, { organization }, before(-3));
    expect(late[0]!.items[0]).toMatchObject({ kind: 'late', days: -4 });
  });
});
