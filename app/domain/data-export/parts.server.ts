import { heldByApplications } from '#app/domain/applications/applications.server.ts';
import { heldByAudit } from '#app/domain/audit/audit.server.ts';
import { heldByCertificates } from '#app/domain/certificates/certificates.server.ts';
import { heldByCourses } from '#app/domain/courses/courses.server.ts';
import { heldByEnrolments } from '#app/domain/enrolments/enrolments.server.ts';
import { heldByMailPreferences } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { heldByMeetings } from '#app/domain/meetings/meetings.server.ts';
import { heldByMerging } from '#app/domain/merging/merging.server.ts';
import { heldByMessages } from '#app/domain/messages/messages.server.ts';
import { heldByOrganizations } from '#app/domain/organizations/organizations.server.ts';
import { heldByPeople } from '#app/domain/people/people.server.ts';
import type { Held, Part } from '#app/domain/personal-data/personal-data.server.ts';
import { heldByQuizzes } from '#app/domain/quizzes/quizzes.server.ts';
import { heldByRequirements } from '#app/domain/requirements/requirements.server.ts';
import { heldByStaffing } from '#app/domain/staffing/staffing.server.ts';
import { heldByTalk } from '#app/domain/talk/talk.server.ts';

export const parts: readonly Part[] = [
  ...heldByPeople,
  ...heldByMerging,
  ...heldByOrganizations,
  ...heldByStaffing,
  ...heldByRequirements,
  ...heldByCourses,
  ...heldByEnrolments,
  ...heldByQuizzes,
  ...heldByCertificates,
  ...heldByMeetings,
  ...heldByTalk,
  ...heldByApplications,
  ...heldByMessages,
  ...heldByMailPreferences,
  ...heldByAudit,
];

/**
 * By a part's name, which rows of it their author alone reads (docs/DATA.md): a steward who makes the
 * copy for somebody is not handed them. The person finds them once they are in again.
 */
export const forOwnEyes: Record<string, (row: Record<string, Held>) => boolean> = {
  reflections: () => true,
  answers: () => true,
  applications: ({ state }) => state === 'draft',
};

/** The same, as the copy names it. */
export const leftOut = ['reflections', 'answers', 'drafts of applications'];

/**
 * Columns that name a person and are in no part, and why. The test of this folder finds every such
 * column in the database: a new one stands in a part, or here.
 */
export const left: Record<string, string> = {
  'appointments.started_by': 'who appointed somebody is in the trail of who did it',
  'appointments.ended_by': 'as above',
  'attendances.recorded_by': 'that a facilitator kept the record; whose it is, is another person’s',
  'action_points.created_by': 'a meeting’s, written for all who were there',
  'action_points.done_by': 'as above',
  'certificates.revoked_by': 'in the trail of who did it',
  'participation_certificates.revoked_by': 'in the trail of who did it',
  'clinic_cases.decided_by': 'a decision about another person’s question',
  'enrolments.enrolled_by': 'an enrolment is the person’s who was enrolled',
  'extensions.extended_by': 'in the trail of who did it; the reason is about another person',
  'invitations.invited_by': 'in the trail of who did it',
  'join_codes.made_by': 'a slip is the person’s for whom it was printed; in the trail',
  'meetings.cancelled_by': 'in the trail of who did it',
  'merges.merged_by': 'in the trail of who did it',
  'merges.undone_by': 'as above',
  'meeting_waits.person_id':
    'that somebody was told of waiting: the answer is with the answers, the mail with the mails',
  'person_words.person_id': 'made of the name, to be found by; nothing that is not in the account',
  'post_hidings.hidden_by': 'a moderator’s deed, in the trail; the words are about another person',
  'post_hidings.ended_by': 'as above',
  'post_reports.answered_by': 'as above',
  'requirements.required_by': 'in the trail of who did it; what was asked is another person’s',
  'requirements.waived_by': 'as above',
  'viewings.person_id':
    'for a day, so that the trail says once who looked at whom; it is in the trail',
  'viewings.viewer_id': 'as above',
};
