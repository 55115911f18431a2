/**
 * How often something may be done, as data: `points` times in `duration` seconds. docs/LIMITS.md says
 * the same in words, and a test keeps the two alike.
 *
 * Addresses are allowed much, for a whole town may stand behind one. An account and an address
 * together are allowed little, and so is a browser that its owner signed in with before, which stands
 * outside of all that strangers use up; an account alone so much that it takes many tries to make its
 * owner wait, in a browser that is not known, for the rest of an hour.
 */
const minute = 60;
const hour = 60 * minute;

export const allowances = {
  'sign-in-pair': { points: 10, duration: 10 * minute },
  'sign-in-device': { points: 10, duration: 10 * minute },
  'sign-in-account': { points: 100, duration: hour },
  'sign-in-address': { points: 300, duration: 10 * minute },
  'pin-pair': { points: 5, duration: 15 * minute },
  'pin-device': { points: 5, duration: 15 * minute },
  'pin-account': { points: 30, duration: hour },
  // Six digits, of which three are right: tried by who knows the passphrase, and by nobody else.
  'second-step-pair': { points: 5, duration: 15 * minute },
  'second-step-account': { points: 20, duration: hour },
  'sign-up-address': { points: 200, duration: hour },
  'reset-address': { points: 100, duration: hour },
  // Only of numbers that do not exist; they have 100 random bits besides.
  'verify-address': { points: 200, duration: 10 * minute },
  // Only of codes that open nothing; they have 60 random bits besides.
  'join-address': { points: 120, duration: 10 * minute },
  passphrase: { points: 10, duration: 10 * minute },
  // A tenth of a second of work for each certificate in it; counted by organization.
  'certificates-zip': { points: 6, duration: hour },
  // Reads all that is held on a person; counted by person.
  'data-zip': { points: 6, duration: hour },
  // What follows is counted by app/http/pace.server.ts, before a route runs.
  search: { points: 300, duration: 10 * minute },
  'search-address': { points: 1500, duration: 10 * minute },
  pdf: { points: 120, duration: 10 * minute },
  'pdf-address': { points: 600, duration: 10 * minute },
  export: { points: 60, duration: 10 * minute },
  'calendar-address': { points: 1000, duration: 10 * minute },
  'staff-list': { points: 120, duration: hour },
  slips: { points: 120, duration: hour },
  asking: { points: 120, duration: hour },
  application: { points: 120, duration: hour },
  report: { points: 60, duration: hour },
  series: { points: 120, duration: hour },
} as const satisfies Record<string, { points: number; duration: number }>;

export type Limit = keyof typeof allowances;
