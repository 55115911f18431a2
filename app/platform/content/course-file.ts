import { z } from 'zod';
import { readYaml } from '../mdx/front-matter.ts';

const words = z.string('Write some words.').trim().min(1, 'Write some words.');
const id = z
  .string('Write an id such as life-story.')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Write small letters, digits and single dashes.');
const count = z.int('Write a whole number.').min(1);

/** The easiest first. */
export const levels = ['foundation', 'intermediate', 'advanced'] as const;

/** What course.yml says: the course in the words of its catalogue card, and its rules. */
const courseFile = z.strictObject({
  title: words,
  subtitle: words.optional(),
  summary: words,
  lead: words,
  audience: words,
  level: z.enum(levels),
  minutes: count,
  note: words.optional(),
  scene: z.enum(['footsteps', 'window', 'tree', 'steps', 'doors']),
  outcomes: z.array(z.strictObject({ id, text: words })).min(1),
  lessons: z.array(id).min(1),
  assessment: z.strictObject({
    draw: count,
    pass: z.int().min(1).max(100),
    attempts: count,
    wait_hours: z.int().min(0),
  }),
  certificate: z.strictObject({ months: count, statement: words }),
  prerequisites: z
    .array(z.strictObject({ course: id, as: z.enum(['advice', 'rule']) }))
    .default([]),
  /** Invented people who are spoken of outside the stories they come from. */
  fiction: z.array(words).default([]),
  references: z
    .array(
      z.strictObject({
        key: z
          .string('Write a short key.')
          .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/u, 'Write letters, digits and dashes.'),
        text: words,
        url: z
          .url({ protocol: /^https?$/u, error: 'Write an address that begins with https://.' })
          .optional(),
      }),
    )
    .default([]),
});

export type CourseFile = z.output<typeof courseFile>;

export const courseFields = Object.keys(courseFile.shape);

export const readCourseFile = (yaml: string) => readYaml(yaml, courseFile);
