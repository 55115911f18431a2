/** Whom a leader may tell by word of mouth, or on the phone, and a text for it. */
import type { Db } from '#db/connection.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { speak, type Say } from '#app/words/words.ts';
import { coursesIn } from './course-titles.server.ts';
import { daysUntil, zoneOfCountry } from '#app/domain/organizations/organizations.ts';
import { membersOf, type Member } from './members.server.ts';
import { requirementsOf } from './of-organization.server.ts';
import { renewalDays } from './renewal.server.ts';
import { requirementState, type Telling, type ToTell } from './requirements.ts';
import type { RequiringOrganization } from './requiring.server.ts';

/** A day that is nearer than this is worth a word. */
const soon = 14;

/** Everybody with something late, due soon or to be renewed; who has no e-mail comes first. */
export async function tellingOf(
  db: Db,
  viewer: SignedIn,
  { organization }: { organization: RequiringOrganization },
  now: Date,
): Promise<Telling[]> {
  const timeZone = zoneOfCountry(organization.country);
  const members = await membersOf(db, organization.id);
  const words = await coursesIn(db, [viewer.language, ...members.map((it) => it.language)]);
  const byPerson = new Map<string, ToTell[]>();
  for (const requirement of await requirementsOf(db, organization.id)) {
    const { dueAt, courseId, courseSlug, personId, id } = requirement;
    const state = requirementState(requirement, now);
    if (dueAt === null || state === 'done' || state === 'waived') continue;
    const days = daysUntil(dueAt, now, timeZone);
    const renewal = requirement.cycle > 1;
    if (state === 'open' && days > (renewal ? renewalDays : soon)) continue;
    const kind = state === 'overdue' ? 'late' : renewal ? 'ending' : 'due';
    const courseTitle = words.get(viewer.language)?.get(courseId)?.title ?? courseSlug;
    const item = { requirementId: id, courseId, courseTitle, kind, dueAt, days } as const;
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), item]);
  }
  return members
    .flatMap((member): Telling[] => {
      const items = byPerson.get(member.id);
      if (!items) return [];
      items.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
      const titles = words.get(member.language);
      const lines = items.map(({ courseId, courseTitle, kind, dueAt }) =>
        speak(member.language)(`requirements.tell.${kind}`, {
          course: titles?.get(courseId)?.title ?? courseTitle,
          day: speak(member.language).weekday(dueAt, timeZone),
        }),
      );
      const text = textFor(speak(member.language), viewer, organization, member, lines);
      return [
        {
          personId: member.id,
          name: member.name,
          position: member.position,
          hasEmail: member.email !== null,
          hasPhone: member.phone !== null,
          language: member.language,
          textLanguage: speak(member.language).language,
          items: items,
          text,
          whatsApp: whatsAppLink(member.phone, text),
        },
      ];
    })
    .sort((a, b) => Number(a.hasEmail) - Number(b.hasEmail));
}

function textFor(
  say: Say,
  viewer: SignedIn,
  organization: RequiringOrganization,
  member: Member,
  lines: string[],
): string {
  const hello = say('requirements.tell.hello', {
    name: member.name,
    leader: viewer.name,
    organization: organization.name,
  });
  const end = say('requirements.tell.end', { address: publicUrl() });
  return [hello, '', ...lines.map((line) => `• ${line}`), '', end].join('\n');
}

/** With a number the chat opens; without one the phone asks for whom. */
export const whatsAppLink = (phone: string | null, text: string): string =>
  `https://wa.me/${(phone ?? '').replace(/\D/g, '')}?text=${encodeURIComponent(text)}`;
