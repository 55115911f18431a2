/** The tables, as Kysely reads them, by area. */
import type { ApplicationsTables } from './schema/applications.ts';
import type { CoursesTables } from './schema/courses.ts';
import type { LearningTables } from './schema/learning.ts';
import type { LibraryTables } from './schema/library.ts';
import type { MeetingsTables } from './schema/meetings.ts';
import type { OrganizationsTables } from './schema/organizations.ts';
import type { ParticipationTables } from './schema/participation.ts';
import type { PeopleTables } from './schema/people.ts';
import type { RecordsTables } from './schema/records.ts';
import type { RequirementsTables } from './schema/requirements.ts';
import type { StaffingTables } from './schema/staffing.ts';
import type { TalkTables } from './schema/talk.ts';

export type * from './schema/applications.ts';
export type * from './schema/courses.ts';
export type * from './schema/encodings.ts';
export type * from './schema/learning.ts';
export type * from './schema/library.ts';
export type * from './schema/meetings.ts';
export type * from './schema/organizations.ts';
export type * from './schema/participation.ts';
export type * from './schema/people.ts';
export type * from './schema/records.ts';
export type * from './schema/requirements.ts';
export type * from './schema/staffing.ts';
export type * from './schema/talk.ts';

export interface Database
  extends
    PeopleTables,
    OrganizationsTables,
    CoursesTables,
    LearningTables,
    RecordsTables,
    StaffingTables,
    RequirementsTables,
    ApplicationsTables,
    LibraryTables,
    MeetingsTables,
    ParticipationTables,
    TalkTables {}
