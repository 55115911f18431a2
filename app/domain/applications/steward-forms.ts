/** What stewards fill in. Messages are keys of the catalogue. */
import { z } from 'zod';
import type { Key } from '#app/words/words.ts';
import { criteria, type Criterion } from './application-form.ts';

const key = (name: Key): Key => name;

export const longestOpinion = 2000;
export const longestMessage = 1000;
export const longestNotes = 2000;

const words = (longest: number) =>
  z
    .string(key('applying.problem.words'))
    .overwrite((typed) => typed.replace(/\r\n?/g, '\n').trim())
    .min(1, key('applying.problem.words'))
    .max(longest, key('apply.problem.long'));

const score = (criterion: Criterion) =>
  z
    .enum(['1', '2', '3'], key(`applying.problem.${criterion}`))
    .transform((typed) => Number(typed) as 1 | 2 | 3);

export const reviewForm = z.object({
  ...(Object.fromEntries(criteria.map((criterion) => [criterion, score(criterion)])) as Record<
    Criterion,
    ReturnType<typeof score>
  >),
  opinion: words(longestOpinion),
});

export const interviewForm = z.object({ message: words(longestMessage) });

export const decisions = ['invited', 'deferred', 'declined'] as const;

export const decisionForm = z.object({
  decision: z.enum(decisions, key('applying.problem.decision')),
  reason: z
    .string()
    .overwrite((typed) => typed.replace(/\r\n?/g, '\n').trim())
    .max(longestMessage, key('apply.problem.long'))
    .default(''),
});

export const annualOutcomes = ['continue', 'pause', 'end'] as const;

/** An end is for good: whoever gives one says that they know. */
export const annualForm = z
  .object({
    outcome: z.enum(annualOutcomes, key('applying.problem.decision')),
    sure: z.literal('yes').optional(),
    notes: words(longestNotes),
  })
  .refine(({ outcome, sure }) => outcome !== 'end' || sure, {
    path: ['sure'],
    error: key('annual.problem.sure'),
  });
