/** Every page of the map, and who looks at it. */
import { test, type Page } from './journeyhome.ts';
import { course } from './walking.ts';
import { look } from './looking.ts';

const tumaini = '/organizations/tumaini';

/** Pages only for what a form sends; what they say of one that is refused, its own story looks at. */
const deeds = ['review', 'interview', 'decision'].map((deed) => `/steward/applications/x/${deed}`);

/** Who looks at which pages; a word after a colon is found out while walking. */
export const pages = {
  visitor: [
    '/',
    '/courses',
    course,
    `${course}/lessons/engage/aid`,
    '/certificates/:valid',
    '/certificates/:withdrawn',
    '/participation/:participation',
    '/verify',
    '/verify?code=0000',
    '/sign-in',
    '/sign-up',
    '/password/forgotten',
    '/password/forgotten?sent',
    '/password/new/:reset',
    '/password/new/used',
    '/confirm/:confirmation',
    '/confirm/used',
    '/help/worried-about-a-child',
    '/privacy',
    '/about',
    '/library',
    '/library?topic=children&search=card',
    '/library?search=nothing-like-it',
    '/glossary',
    '/search',
    '/search?q=visits',
    '/search?q=nothinglikeit',
    '/join',
    '/join/used',
    '/join/:code',
    '/apply',
    '/nowhere',
  ],
  newcomer: [
    '/',
    course,
    `${course}/lessons/why-family`,
    `${course}/assessment`,
    '/certificates',
    '/participation',
    '/me',
    '/me/password',
    '/me/data',
    '/me/deletion',
    '/organizations',
    '/invitations',
    '/apply',
    '/steward',
    `${course}/lessons/engage/reflection`,
    ...deeds,
  ],
  learner: [
    '/',
    '/courses',
    course,
    `${course}/lessons/why-family`,
    `${course}/lessons/engage`,
    `${course}/lessons/trace`,
    `${course}/withdrawal`,
    `${course}/assessment`,
  ],
  'sitting the check': [`${course}/assessment`, '/attempts/:open', '/attempts/:open?sending'],
  missed: ['/attempts/:sent/result', `${course}/assessment`, course],
  passed: ['/', '/attempts/:sent/result', '/attempts/:sent/certificate'],
  certified: ['/', '/certificates', '/certificates/:own', course, `${course}/assessment`],
  steward: [
    '/steward',
    '/steward?certificate=0000',
    '/steward/people',
    '/steward/people?search=grace',
    '/steward/people/:person',
    '/steward/certificates/:valid/revocation',
    '/steward/certificates/:withdrawn/revocation',
    '/steward/participation',
    '/participation/:participation/revocation',
    '/steward/messages',
    '/steward/audit?deed=person.appointed&from=2026-01-01',
    '/steward/messages/:message',
    '/steward/audit',
    '/steward/applications',
    '/steward/applications/:application',
    '/steward/organizations',
    '/steward/organizations/tumaini/review',
  ],
  leader: [
    '/organizations',
    tumaini,
    `${tumaini}?show=late`,
    `${tumaini}/people/new`,
    `${tumaini}/people/:member`,
    `${tumaini}/people/:member/departure`,
    `${tumaini}/lists/:open`,
    `${tumaini}/lists/:confirmed`,
    `${tumaini}/slips`,
    `${tumaini}/enrolments`,
    `${tumaini}/paths`,
    `${tumaini}/paths/:path`,
    `${tumaini}/requirements/:requirement`,
    `${tumaini}/reminders`,
    `${tumaini}/certificates`,
    `${tumaini}/report`,
    `${tumaini}/settings`,
  ],
  comes: [
    '/discussions',
    '/me/mails',
    `${course}/discussion`,
    '/posts/:post/report',
    '/unsubscribe/used',
    '/meetings/:circle/clinic',
    '/meetings/:circle/discussion',
    '/meetings/:monthly/clinic',
  ],
  runs: [
    '/discussions',
    '/posts/:post/hiding',
    '/meetings/:circle/clinic',
    '/meetings/:circle/cases',
    '/meetings/:circle/discussion',
  ],
  facilitator: [
    '/meetings/:noted/notes',
    '/meetings/:noted/notes/edit',
    '/meetings/:noted/notes/edit?language=th',
    '/meetings/:noted/attendance',
    '/meetings/:noted/feedback',
    '/meetings/:noted/sheet',
    '/meetings/:workshop/attendance',
    '/meetings/:workshop/sheet',
    '/meetings/:workshop/notes',
  ],
  attending: [
    '/participation',
    '/participation?about=:year',
    '/participation/:participation',
    '/meetings/:noted/notes',
    '/meetings/:noted/feedback',
    '/search?q=form',
  ],
  invited: ['/invitations', '/organizations'],
  applicant: ['/apply'],
};
const statuses: Record<string, number> = {
  '/nowhere': 404,
  '/verify?code=0000': 404,
  '/password/new/used': 410,
  '/confirm/used': 410,
  '/join/used': 410,
  '/unsubscribe/used': 404,
  '/steward': 403,
  [`${course}/lessons/engage/reflection`]: 405,
  ...Object.fromEntries(deeds.map((deed) => [deed, 405])),
};

export type Things = Record<string, string>;

/** Looks at the pages of `who`, with `things` in place of the words after colons. */
export async function lookAtAll(
  page: Page,
  who: keyof typeof pages,
  things: Things = {},
): Promise<void> {
  for (const path of pages[who]) {
    const address = path.replace(/:(\w+)/g, (_all, thing: string) => things[thing]!);
    const status = who === 'steward' ? 200 : (statuses[path] ?? 200);
    await test.step(path, () => look(page, address, status));
  }
}
