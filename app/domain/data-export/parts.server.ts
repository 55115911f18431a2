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
