import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Course } from '#app/domain/courses/courses.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import type { Language } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { zoneOfCountry } from '#app/domain/organizations/organizations.ts';
import type { Member } from './members.server.ts';
import type { Asked } from './requirements.ts';

interface Told {
  organization: { name: string; country: string };
  asked: (Pick<Asked, 'requirementId' | 'outcome' | 'dueAt'> & {
    person: Member;
    course: Course;
  })[];
  words: Map<Language, Map<string, Course>>;
}

/** One message for each person with an address: everything that is new for them. */
export async function tellRequired(
  trx: Transaction<Database>,
  viewer: SignedIn,
  { organization, asked, words }: Told,
  now: Date,
): Promise<void> {
  const fresh = asked.filter(({ outcome }) => ['required', 'later', 'back'].includes(outcome));
  const people = new Map(fresh.map(({ person }) => [person.id, person]));
  for (const person of people.values()) {
    if (person.email === null || person.id === viewer.id) continue;
    const theirs = fresh.filter((it) => it.person.id === person.id);
    const say = speak(person.language);
    const titles = theirs.map(
      ({ course }) => words.get(person.language)?.get(course.id)?.title ?? course.title,
    );
    const { dueAt, requirementId } = theirs[0]!;
    await postMessage(
      trx,
      {
        template: 'courses-required',
        personId: person.id,
        recipient: person.email,
        language: person.language,
        eventKey: `requirement:${requirementId}:${now.toISOString()}`,
        values: {
          name: person.name,
          organization: organization.name,
          leader: viewer.name,
          courses: say.list(titles),
          hasDay: dueAt ? 'yes' : 'no',
          day: dueAt ? say.weekday(dueAt, zoneOfCountry(organization.country)) : '',
          address: publicUrl(),
        },
      },
      now,
    );
  }
}
