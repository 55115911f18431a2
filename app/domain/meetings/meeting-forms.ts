/** Forms of those who come. */
import { z } from 'zod';
import { contentLanguages } from '#app/words/languages.ts';
import { answers } from './queue.ts';

/** The verb decides on the words, so that what is refused comes back as it was typed. */
export const reservationForm = z.object({
  answer: z.enum(answers, { error: 'meetings.problem.answer' }).optional(),
  /** Sent by the form of wishes alone: without it, they stay as they were. */
  wishes: z.literal('yes').optional(),
  brings: z.string().default(''),
  interpretation: z.enum(contentLanguages, { error: 'meetings.problem.interpretation' }).optional(),
});
