/** What an application asks. Messages are keys of the catalogue. */
import { z } from 'zod';
import { isCountry, organizationKinds } from '#app/domain/organizations/organizations.ts';
import type { Key } from '#app/words/words.ts';

const key = (name: Key): Key => name;

export const policies = ['yes', 'writing', 'no'] as const;
export const criteria = [
  'registration',
  'leadership',
  'safeguarding',
  'references',
  'reform',
] as const;
export type Criterion = (typeof criteria)[number];
export type Score = 1 | 2 | 3;

export const longestLine = 120;
export const longestContact = 300;
export const longestText = 4000;

const text = (missing: Key, longest: number) =>
  z
    .string(missing)
    .overwrite((typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .min(1, missing)
    .refine((typed) => [...typed].length <= longest, { error: key('apply.problem.long') });

const line = (missing: Key, longest = longestLine) =>
  z
    .string(missing)
    .overwrite((typed) =>
      typed
        .normalize('NFC')
        .replace(/[\s\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ')
        .trim(),
    )
    .refine((typed) => /[\p{L}\p{N}]/u.test(typed), { error: missing })
    .refine((typed) => [...typed].length <= longest, { error: key('apply.problem.long') });

/** What must be there before it is sent. */
export const completeForm = z.object({
  name: line(key('apply.problem.name')),
  country: z.string().refine(isCountry, { error: key('apply.problem.country') }),
  kind: z.enum(organizationKinds, key('apply.problem.kind')),
  position: line(key('apply.problem.position')),
  registration: text(key('apply.problem.registration'), longestContact),
  services: text(key('apply.problem.services'), longestText),
  policy: z.enum(policies, key('apply.problem.policy')),
  firstReferee: line(key('apply.problem.firstReferee')),
  firstContact: text(key('apply.problem.firstContact'), longestContact),
  secondReferee: line(key('apply.problem.secondReferee')),
  secondContact: text(key('apply.problem.secondContact'), longestContact),
  why: text(key('apply.problem.why'), longestText),
});

export type CompleteForm = z.output<typeof completeForm>;
export type ApplicationField = keyof CompleteForm;
export const applicationFields = Object.keys(completeForm.shape) as ApplicationField[];

/** A draft takes whatever is typed, as it is: a request is never larger than a few pages. */
export const draftForm = z.object(
  Object.fromEntries(
    applicationFields.map((field) => [field, z.string(key('form.problem')).default('')]),
  ) as Record<ApplicationField, z.ZodDefault<z.ZodString>>,
);
