/** What organizations ask of their staff: required, extended, waived, renewed, reminded of. */
export { extendRequirement, undoWaiver, waiveRequirement } from './changes.server.ts';
export { dueFor } from './due.server.ts';
export { forgetRequirements } from './forgetting.server.ts';
export { membersWithout } from './missing.server.ts';
export { membersOf, type Member } from './members.server.ts';
export { requirementsOf } from './of-organization.server.ts';
export { changePath, endPath, findPath, listPaths, makePath } from './paths.server.ts';
export { findRequirement } from './record.server.ts';
export { requireCourses } from './requiring.server.ts';
export { openRequired } from './opening.server.ts';
export { postReminders } from './reminders.server.ts';
export { openRenewals } from './renewal.server.ts';
export { tellingOf } from './telling.server.ts';
export { heldByRequirements } from './held.server.ts';
