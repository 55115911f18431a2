/** What the forms of an account hold. Messages are keys of the catalogue. */
import { z } from 'zod';
import { interfaceLanguages, type Key } from '#app/words/words.ts';
import { isEmail } from './email.ts';
import { nameProblem, tidyName, type NameProblem } from './person-name.ts';
import { isTimeZone } from './time-zones.ts';

const key = (name: Key): Key => name;

const nameProblems: Record<NameProblem, Key> = {
  missing: 'account.problem.name',
  'too-long': 'account.problem.nameLong',
  unprintable: 'account.problem.nameSigns',
};

const checkName = (name: string, context: z.RefinementCtx) => {
  const problem = nameProblem(name);
  if (problem) context.addIssue({ code: 'custom', message: nameProblems[problem] });
};

export const personName = z
  .string({ error: key('account.problem.name') })
  .transform(tidyName)
  .superRefine(checkName);

const emailField = z
  .string({ error: key('account.problem.email') })
  .transform((typed) => typed.trim().normalize('NFC'))
  .refine(isEmail, { error: key('account.problem.email') });

/** Not trimmed: a space is a sign like any other. */
const passphraseField = z.string({ error: key('account.problem.passphrase') });

const timeZoneField = z
  .string({ error: key('account.problem.timeZone') })
  .refine(isTimeZone, { error: key('account.problem.timeZone') });

export const signUpForm = z.object({
  name: personName,
  email: emailField,
  passphrase: passphraseField,
  timeZone: timeZoneField.optional(),
});

export const signInForm = z.object({
  who: z.string({ error: key('account.problem.who') }),
  passphrase: passphraseField,
});

const codeField = z.string({ error: key('account.factor.problem.code') });

/** One of the two: a phone's keys for digits have no letters, and recovery codes have. */
export const secondStepForm = z
  .object({ code: z.string().optional(), recovery: z.string().optional() })
  .refine(({ code, recovery }) => code !== undefined || recovery !== undefined, {
    error: key('account.factor.problem.code'),
    path: ['code'],
  });

export const factorConfirmationForm = z.object({ code: codeField, passphrase: passphraseField });

/** For what asks for nothing but the current passphrase. */
export const provingForm = z.object({ passphrase: passphraseField });

export const forgottenForm = z.object({ email: emailField });

export const newPassphraseForm = z.object({ passphrase: passphraseField });

/** A passphrase, or a PIN twice; the domain says which of them is wanted. */
export const chosenSecretForm = z.object({
  passphrase: z.string().optional(),
  pin: z.string().optional(),
  pinAgain: z.string().optional(),
});

export const changePassphraseForm = chosenSecretForm.extend({ current: passphraseField });

export const deletionForm = z.object({ passphrase: passphraseField });

const languageField = z.enum(interfaceLanguages, { error: key('account.problem.language') });

export const languageForm = z.object({ language: languageField, next: z.string().optional() });

export const profileForm = z.object({
  name: personName,
  certificateName: z
    .string({ error: key('account.problem.name') })
    .optional()
    .transform((typed) => (typed === undefined ? null : tidyName(typed) || null))
    .superRefine((name, context) => {
      if (name !== null) checkName(name, context);
    }),
  language: languageField,
  timeZone: timeZoneField,
});

/** As `usernameFrom` makes them, or a little freer: nothing that could be an e-mail address. */
const usernameShape = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
export const longestUsername = 40;

/** What a steward may correct of somebody’s account; an emptied field takes it away. */
export const correctedFields = z.object({
  name: personName,
  username: z
    .string({ error: key('account.problem.username') })
    .optional()
    .transform((typed) => typed?.trim().toLowerCase() || null)
    .refine((it) => it === null || (it.length <= longestUsername && usernameShape.test(it)), {
      error: key('account.problem.username'),
    }),
  email: z
    .string({ error: key('account.problem.email') })
    .optional()
    .transform((typed) => typed?.trim().normalize('NFC') || null)
    .refine((it) => it === null || isEmail(it), { error: key('account.problem.email') }),
  dropPhone: z
    .string()
    .optional()
    .transform((ticked) => ticked !== undefined),
});

export type Corrected = z.output<typeof correctedFields>;
