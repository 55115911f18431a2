/**
 * **Personal data**: what the platform holds on a person. An **area** is a corner of it that a
 * person knows; a **part** is a sheet of rows within one (personal-data.server.ts).
 */
export const areas = [
  'account',
  'sign-ins',
  'organizations',
  'learning',
  'certificates',
  'meetings',
  'discussions',
  'applications',
  'mails',
  'trail',
] as const;
export type Area = (typeof areas)[number];
