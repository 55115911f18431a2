/** What an organization asks of its people. */
import type { Id, Instant } from './encodings.ts';

export interface RequirementsTables {
  learning_paths: LearningPathsTable;
  learning_path_courses: LearningPathCoursesTable;
  requirements: RequirementsTable;
  extensions: ExtensionsTable;
}

/** An ordered set of courses for a role, an organization's own. */
export interface LearningPathsTable {
  id: Id;
  organization_id: Id;
  title: string;
  created_at: Instant;
  created_by: Id;
  ended_at: Instant | null;
}

export interface LearningPathCoursesTable {
  path_id: Id;
  course_id: Id;
  position: number;
}

/** An organization asks a person to take a course, perhaps by a day. */
export interface RequirementsTable {
  id: Id;
  organization_id: Id;
  person_id: Id;
  course_id: Id;
  cycle: number;
  path_id: Id | null;
  /** The end of the due day in the organization's country. */
  due_at: Instant | null;
  required_at: Instant;
  required_by: Id;
  waived_at: Instant | null;
  waived_by: Id | null;
  waiver_reason: string | null;
}

export interface ExtensionsTable {
  id: Id;
  requirement_id: Id;
  from_due_at: Instant | null;
  to_due_at: Instant;
  reason: string;
  extended_at: Instant;
  extended_by: Id;
}
