/** What organizations ask of their staff: required, extended, waived, renewed, reminded of. */
export { requirementsOf } from './of-organization.server.ts';
