/** What the forms of an organization hold. Messages are keys of the catalogue. */
import { z } from 'zod';
import { contentLanguages } from '#app/words/languages.ts';
import type { Key } from '#app/words/words.ts';
import { isCountry } from './countries.ts';
import { isDay } from './days.ts';

const key = (name: Key): Key => name;

export const organizationKinds = ['partner', 'residential', 'accelerator', 'adviser'] as const;
export const membershipRoles = ['leader', 'member'] as const;

export const longestOrganizationName = 120;
export const longestRegistration = 300;
export const longestDepartureReason = 500;

const unprintable = /[\p{Cc}\p{Cs}\uFFFD\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

const line = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

export const organizationForm = z.object({
  name: z
    .string(key('team.problem.name'))
    .transform(line)
    .refine((name) => /[\p{L}\p{N}]/u.test(name) && !unprintable.test(name), {
      error: key('team.problem.name'),
    })
    .refine((name) => [...name].length <= longestOrganizationName, {
      error: key('team.problem.nameLong'),
    }),
  country: z.string(key('team.problem.country')).refine(isCountry, {
    error: key('team.problem.country'),
  }),
  kind: z.enum(organizationKinds, key('team.problem.kind')),
  languages: z.array(z.enum(contentLanguages, key('team.problem.languages'))).default([]),
  registration: z
    .string()
    .transform((text) => line(text) || null)
    .refine((text) => text === null || [...text].length <= longestRegistration, {
      error: key('team.problem.registrationLong'),
    })
    .nullable()
    .default(null),
});

export const roleForm = z.object({ role: z.enum(membershipRoles) });

export const departureForm = z.object({
  /** `2026-11-22`; the last day. */
  day: z
    .string(key('team.problem.day'))
    .trim()
    .refine(isDay, { error: key('team.problem.day') }),
  reason: z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n').trim())
    .max(longestDepartureReason, key('team.problem.reasonLong'))
    .default(''),
});
