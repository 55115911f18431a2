/**
 * Roles × verbs, as data: for each route, who may use which verb. The gate enforces it before a
 * loader or an action runs; tests/access.test.ts walks it role by role, and fails when a route of
 * app/routes.ts is missing here.
 *
 * `who` is the least a viewer must be. `own` says that the thing named in the URL belongs to a
 * person: for anyone else it does not exist (404, the same bytes as a missing one).
 *
 * Roles of `securedRoles` (people.ts) count only for a session that began with a second factor:
 * without it, what is for that role alone leads to the page that sets one up.
 */
import type { Role } from '#app/domain/people/people.ts';

export type Audience = 'anyone' | 'person' | Role;

export interface Rule {
  who: Audience;
  own?: true;
  /** Who else may, beside the person whom it belongs to or the role that `who` names. */
  also?: Role;
  /**
   * The organization named in the URL: its leaders pass; its members are told that it is not for
   * them (403); for anyone else it does not exist (404). The domain decides, row by row.
   */
  leads?: true;
  /**
   * The meeting named in the URL, or the post under it: whoever may come passes, and who runs it;
   * for anyone else it does not exist (404). The domain decides.
   */
  comes?: true;
  /** The series, meeting or post in the URL: for who does not run or moderate it, there is none. */
  runs?: true;
}

export interface Access {
  get?: Rule;
  post?: Rule;
}

const anyone: Rule = { who: 'anyone' };
const person: Rule = { who: 'person' };
const own: Rule = { who: 'person', own: true };
const leader: Rule = { who: 'person', leads: true };
const leaderOrSteward: Rule = { ...leader, also: 'steward' };
const comes: Rule = { who: 'person', comes: true };
const runs: Rule = { who: 'person', runs: true };
const facilitator: Rule = { who: 'facilitator', also: 'steward' };
const steward: Rule = { who: 'steward' };

export const access: Record<string, Access> = {
  'routes/home': { get: anyone },

  'routes/courses/courses': { get: anyone },
  'routes/courses/course': { get: anyone },
  'routes/courses/enrolment': { post: person },
  'routes/courses/withdrawal': { get: person, post: person },
  'routes/courses/lesson': { get: person },
  'routes/courses/completion': { post: person },
  'routes/courses/reflection': { post: person },
  'routes/courses/aid': { get: anyone },
  'routes/library/aid-pdf': { get: anyone },
  'routes/talk/course-discussion': { get: person, post: person },
  'routes/assessment/assessment': { get: person },
  'routes/assessment/attempts': { post: person },

  'routes/assessment/attempt': { get: own, post: own },
  'routes/assessment/answers': { post: own },
  'routes/assessment/submission': { post: own },
  'routes/assessment/result': { get: own },
  'routes/certificates/issue': { get: own, post: own },

  'routes/clinic/clinic': { get: comes, post: comes },
  'routes/clinic/withdrawal': { post: comes },
  'routes/clinic/cases': { get: runs },
  'routes/clinic/decision': { post: runs },
  'routes/talk/meeting-discussion': { get: comes, post: comes },

  'routes/talk/discussions': { get: person },
  'routes/talk/report': { get: comes, post: comes },
  'routes/talk/hiding': { get: runs, post: runs },
  'routes/talk/showing': { post: runs },
  'routes/talk/keeping': { post: runs },

  'routes/after/notes': { get: comes },
  'routes/after/notes-edit': { get: runs, post: runs },
  'routes/after/notes-withdrawal': { post: runs },
  'routes/after/completion': { post: comes },
  'routes/after/caught-up': { post: comes },
  'routes/after/feedback': { get: comes, post: comes },
  'routes/after/attendance': { get: runs, post: runs },
  'routes/after/sheet': { get: runs },

  'routes/participation/participation': { get: person, post: person },
  'routes/participation/pdf': { get: { ...own, also: 'steward' } },
  'routes/participation/certificate': { get: anyone },
  'routes/participation/revocation': { get: steward, post: steward },

  'routes/certificates/certificates': { get: person },
  'routes/certificates/pdf': { get: { ...own, also: 'steward' } },
  'routes/certificates/certificate': { get: anyone },
  'routes/certificates/verify': { get: anyone },

  'routes/meetings/meetings': { get: person },
  'routes/meetings/meeting': { get: comes },
  'routes/meetings/reservation': { post: comes },
  'routes/meetings/room': { get: comes },
  'routes/meetings/calendar-ics': { get: comes },
  // Whoever holds the address: calendars do not sign in.
  'routes/meetings/feed': { get: anyone },

  'routes/organizations/organizations': { get: person },
  'routes/organizations/dashboard': { get: leaderOrSteward },
  'routes/organizations/people': { get: leaderOrSteward },
  'routes/staff/new': { get: leader, post: leader },
  'routes/organizations/person': { get: leaderOrSteward },
  'routes/organizations/departure': { get: leader, post: leader },
  'routes/organizations/role': { post: leader },
  'routes/staff/slip': { post: leader },
  'routes/staff/list': { get: leader, post: leader },
  'routes/staff/confirmation': { post: leader },
  'routes/staff/undoing': { post: leader },
  'routes/staff/slips': { get: leader, post: leader },
  'routes/requirements/enrolments': { get: leader, post: leader },
  'routes/requirements/paths': { get: leader, post: leader },
  'routes/requirements/path': { get: leader, post: leader },
  'routes/requirements/requirement': { get: leader },
  'routes/requirements/extension': { post: leader },
  'routes/requirements/waiver': { post: leader },
  'routes/requirements/reminders': { get: leader },
  'routes/reports/certificates': { get: leaderOrSteward },
  'routes/reports/certificates-zip': { get: leaderOrSteward },
  'routes/reports/report': { get: leaderOrSteward },
  'routes/reports/report-csv': { get: leaderOrSteward },
  'routes/reports/report-xlsx': { get: leaderOrSteward },
  'routes/organizations/settings': { get: leader, post: leader },
  'routes/staff/invitations': { get: person },
  'routes/staff/answer': { post: own },
  'routes/applications/apply': { get: anyone, post: person },
  'routes/applications/submission': { post: person },

  'routes/series/all': { get: facilitator },
  'routes/series/new': { get: facilitator, post: facilitator },
  'routes/series/series': { get: runs },
  'routes/series/settings': { get: runs, post: runs },
  'routes/series/plan': { get: runs, post: runs },
  'routes/series/pause': { post: runs },
  'routes/series/resumption': { post: runs },
  'routes/series/end': { get: runs, post: runs },
  'routes/series/themes': { get: runs, post: runs },
  'routes/series/planning': { get: runs, post: runs },
  'routes/series/date': { get: runs, post: runs },
  'routes/series/cancellation': { get: runs, post: runs },
  'routes/series/people': { get: runs },

  'routes/steward/steward': { get: steward },
  'routes/applications/applications': { get: steward },
  'routes/applications/application': { get: steward },
  'routes/applications/review': { post: steward },
  'routes/applications/recusal': { post: steward },
  'routes/applications/interview': { post: steward },
  'routes/applications/decision': { post: steward },
  'routes/applications/organizations': { get: steward },
  'routes/applications/annual-review': { get: steward, post: steward },
  'routes/steward/people': { get: steward },
  'routes/steward/person': { get: steward },
  'routes/steward/suspension': { post: steward },
  'routes/steward/second-factor-reset': { post: steward },
  'routes/steward/restoration': { post: steward },
  'routes/steward/appointments': { post: steward },
  'routes/steward/dismissals': { post: steward },
  'routes/steward/correction': { get: steward, post: steward },
  'routes/steward/copy': { get: steward },
  'routes/steward/copy-zip': { post: steward },
  'routes/steward/erasure': { get: steward, post: steward },
  'routes/steward/merging': { get: steward, post: steward },
  'routes/steward/merge': { get: steward },
  'routes/steward/undoing': { post: steward },
  'routes/steward/revocation': { get: steward, post: steward },
  'routes/participation/figures': { get: steward },
  'routes/participation/figures-csv': { get: steward },
  'routes/steward/messages': { get: steward },
  'routes/steward/message': { get: steward },
  'routes/steward/sending': { post: steward },
  'routes/steward/audit': { get: steward },
  'routes/steward/audit-csv': { get: steward },

  'routes/account/sign-in': { get: anyone, post: anyone },
  'routes/account/second-step': { get: anyone, post: anyone },
  'routes/account/sign-out': { post: anyone },
  'routes/account/signed-out': { get: anyone },
  'routes/account/sign-up': { get: anyone, post: anyone },
  'routes/staff/join-code': { get: anyone },
  'routes/staff/join': { get: anyone, post: anyone },
  'routes/account/confirm': { get: anyone, post: anyone },
  'routes/account/forgotten': { get: anyone, post: anyone },
  'routes/account/new-password': { get: anyone, post: anyone },
  'routes/account/me': { get: person, post: person },
  'routes/account/confirmation': { post: person },
  'routes/account/password': { get: person, post: person },
  'routes/account/second-factor': { get: person, post: person },
  'routes/account/second-factor-confirmation': { get: person, post: person },
  'routes/account/second-factor-removal': { get: person, post: person },
  'routes/account/recovery-codes': { get: person, post: person },
  'routes/account/mails': { get: person, post: person },
  'routes/account/calendar': { get: person, post: person },
  'routes/account/calendar-ending': { post: person },
  'routes/account/sessions': { post: person },
  'routes/account/other-sessions': { post: person },
  'routes/account/session-ending': { post: own },
  'routes/account/data': { get: person },
  'routes/account/data-zip': { get: person },
  'routes/account/deletion': { get: person, post: person },
  // Whoever holds the link from a mail: RFC 8058.
  'routes/account/unsubscribe': { get: anyone, post: anyone },
  'routes/account/language': { post: anyone },

  'routes/library/library': { get: anyone },
  'routes/library/glossary': { get: anyone },
  'routes/library/search': { get: anyone },

  'routes/pages/worried': { get: anyone },
  'routes/pages/privacy': { get: anyone },
  'routes/pages/about': { get: anyone },
  'routes/pages/file': { get: anyone },
  'routes/pages/phone-script': { get: anyone },
  'routes/pages/health': { get: anyone },
  'routes/pages/lost': { get: anyone, post: anyone },
};
