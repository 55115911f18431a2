/**
 * Every column that names a person, and what merging does with it. A test asks the database for all
 * there are: a new table stands here, or nothing passes.
 */
import type { Area } from '#app/domain/personal-data/personal-data.ts';
import type { PersonColumn } from '#app/domain/personal-data/personal-data.server.ts';

/** `learning.server.ts` and its neighbours: they look at both accounts together. */
type Rule = 'learning' | 'belonging' | 'coming' | 'own' | 'account';

export type Treatment =
  /** Each row goes to the kept account. */
  | 'moves'
  /** The same, but where both have one for the same: that one stays, unseen, with the account that is gone. */
  | { movesUnlessBothHave: readonly string[] }
  | { by: Rule }
  | { stays: string };

export const treatments: Record<string, Treatment> = {
  'action_points.created_by': 'moves',
  'action_points.done_by': 'moves',
  'action_points.owner_id': 'moves',
  'annual_reviews.steward_id': 'moves',
  'application_reviews.steward_id': { movesUnlessBothHave: ['application_id'] },
  'applications.applicant_id': { by: 'own' },
  'appointments.ended_by': 'moves',
  'appointments.person_id': 'moves',
  'appointments.started_by': 'moves',
  'attempts.person_id': { by: 'learning' },
  'attendances.person_id': { by: 'coming' },
  'attendances.recorded_by': 'moves',
  'audit_entries.actor_id': { stays: 'the trail is never written anew; it is read with both' },
  'calendar_feeds.person_id': { by: 'own' },
  'certificates.person_id': { by: 'learning' },
  'certificates.revoked_by': 'moves',
  'clinic_cases.decided_by': 'moves',
  'clinic_cases.person_id': { movesUnlessBothHave: ['meeting_id'] },
  'course_versions.published_by': 'moves',
  'devices.person_id': { stays: 'its key is made of the browser and the account' },
  'enrolments.enrolled_by': 'moves',
  'enrolments.person_id': { by: 'learning' },
  'extensions.extended_by': 'moves',
  'feedback_givers.person_id': { movesUnlessBothHave: ['meeting_id'] },
  'half_sign_ins.person_id': { stays: 'they end, like whole ones' },
  'invitations.invited_by': 'moves',
  'invitations.person_id': { by: 'belonging' },
  'join_codes.made_by': 'moves',
  'join_codes.person_id': { stays: 'a slip for an account that is gone opens nothing' },
  'learning_paths.created_by': 'moves',
  'mail_preferences.person_id': { by: 'own' },
  'meeting_facilitators.person_id': { movesUnlessBothHave: ['meeting_id'] },
  'meeting_notes.written_by': 'moves',
  'meeting_waits.person_id': { by: 'coming' },
  'meetings.cancelled_by': 'moves',
  'memberships.person_id': { by: 'belonging' },
  'merges.gone_id': { stays: 'says what was done, and is what undoing goes by' },
  'merges.kept_id': { stays: 'as above' },
  'merges.merged_by': 'moves',
  'merges.undone_by': 'moves',
  'messages.person_id': { movesUnlessBothHave: ['template', 'event_key'] },
  'participation_certificates.person_id': { by: 'learning' },
  'participation_certificates.revoked_by': 'moves',
  'people.merged_into': 'moves',
  'person_words.person_id': { stays: 'an old name still leads a steward to the person' },
  'post_hidings.ended_by': 'moves',
  'post_hidings.hidden_by': 'moves',
  'post_reports.answered_by': 'moves',
  'post_reports.person_id': { movesUnlessBothHave: ['post_id'] },
  'posts.person_id': { movesUnlessBothHave: ['client_id'] },
  'reflections.person_id': { by: 'own' },
  'recovery_codes.person_id': { by: 'account' },
  'requirements.person_id': { by: 'belonging' },
  'requirements.required_by': 'moves',
  'requirements.waived_by': 'moves',
  'reservations.person_id': { by: 'coming' },
  'room_visits.person_id': { movesUnlessBothHave: ['meeting_id', 'day'] },
  'second_factors.person_id': { by: 'account' },
  'series.created_by': 'moves',
  'series_facilitators.person_id': { movesUnlessBothHave: ['series_id'] },
  'sessions.person_id': { stays: 'they end; nobody is signed in by a merge' },
  'staff_lists.made_by': 'moves',
  'tokens.person_id': { stays: 'a link to an account that is gone opens nothing' },
  'unsubscribe_links.person_id': 'moves',
  'viewings.person_id': { stays: 'for a day, so that the trail says a thing once' },
  'viewings.viewer_id': { stays: 'as above' },
} satisfies Partial<Record<PersonColumn, Treatment>>;

/** What a row is found by, where it is not its `id`. */
const keys: Record<string, readonly string[]> = {
  feedback_givers: ['meeting_id', 'person_id'],
  mail_preferences: ['person_id', 'kind'],
  meeting_facilitators: ['meeting_id', 'person_id'],
  meeting_notes: ['meeting_id', 'language'],
  meeting_waits: ['meeting_id', 'person_id'],
  series_facilitators: ['series_id', 'person_id'],
};
export const keyOf = (table: string): readonly string[] => keys[table] ?? ['id'];

/** The corner in which a person, and so a steward, knows the rows of a table. */
const areas: Record<string, Area> = {
  annual_reviews: 'applications',
  application_reviews: 'applications',
  applications: 'applications',
  appointments: 'account',
  attempts: 'learning',
  certificates: 'certificates',
  completions: 'learning',
  course_versions: 'learning',
  enrolments: 'learning',
  extensions: 'organizations',
  invitations: 'organizations',
  join_codes: 'organizations',
  learning_paths: 'organizations',
  mail_preferences: 'mails',
  memberships: 'organizations',
  merges: 'account',
  messages: 'mails',
  participation_certificates: 'certificates',
  people: 'account',
  recovery_codes: 'account',
  second_factors: 'account',
  post_hidings: 'discussions',
  post_reports: 'discussions',
  posts: 'discussions',
  reflections: 'learning',
  requirements: 'organizations',
  staff_lists: 'organizations',
  unsubscribe_links: 'mails',
  withdrawals: 'learning',
};
export const areaOf = (table: string): Area => areas[table] ?? 'meetings';
