/**
 * People **talk** under a course, and later under a meeting: each such **subject** has one
 * **thread**, which is all the **posts** that stand under it. A post is plain text of one person,
 * and stays as it was sent. Whoever reads a thread may **report** a post, with a reason; a
 * **moderator** (facilitator or steward) answers: **hides** it with a reason, or leaves it
 * standing. A hidden post is gone for everybody but its author, who sees why, and the moderators.
 * What told of a child is **erased** as it is hidden: then the words are gone for everybody, for good.
 */
import { z } from 'zod';
import type { ChildData } from '#app/domain/child-data/child-data.ts';
import { holds, type Viewer } from '#app/domain/people/people.ts';
import type { PostsTable } from '#db/schema.ts';
import { saysNothing, tidyWords } from './tidy-words.ts';

export { saysNothing, tidyWords };
export { partsOf, type WordsPart } from './links.ts';

export type ThreadKind = PostsTable['subject_kind'];

/** A thread as somebody may enter it: who may not has none. */
export interface Thread {
  kind: ThreadKind;
  /** Of the subject. */
  id: string;
  /** What it is about, in the viewer's language or another. */
  title: string;
  language: string;
  /** When a meeting begins: many have one title. */
  at: string | null;
  /** Of the subject's own page, and of the thread's. */
  subject: string;
  address: string;
  /** Whether the viewer hides and shows posts in it. */
  moderates: boolean;
}

/** Facilitators and stewards answer for what stands in a thread. */
export const moderates = (viewer: Viewer): boolean =>
  holds(viewer, 'facilitator') || holds(viewer, 'steward');

/** Who takes a course is in its thread, and everybody who teaches is in every course's. */
export const talksInCourse = (viewer: Viewer, enrolled: boolean): boolean =>
  enrolled || moderates(viewer) || holds(viewer, 'trainer');

export interface Post {
  id: string;
  author: string;
  /** Written by the viewer. */
  own: boolean;
  /** Empty when a moderator has erased it. */
  text: string;
  postedAt: string;
  hidden: { since: string; reason: string } | null;
  /** Whether the viewer has reported it. */
  reported: boolean;
  /** Reports that nobody has answered: moderators see how many. */
  reports: number;
}

export interface Report {
  id: string;
  /** Null when who wrote it has left. */
  reason: string | null;
  reportedAt: string;
  answered: boolean;
}

export type Posted =
  | { post: string }
  | { refused: 'malformed' | 'empty' | 'too-long' | 'limited' | 'sent-before' }
  | { refused: 'child-data'; what: ChildData };

export const longestPost = 2000;
export const longestReason = 500;
/** By one person in an hour. */
export const mostAnHour = 20;
/** On one page. */
export const pageOfPosts = 50;

export const postForm = z.object({
  /** Made with the page. */
  id: z.string().default(''),
  // The verb decides, so that what is refused comes back as it was typed.
  text: z.string().default(''),
});

export const reasonForm = z.object({
  reason: z
    .string({ error: 'talk.problem.reason' })
    .overwrite(tidyWords)
    .min(1, 'talk.problem.reason')
    .max(longestReason, 'talk.problem.reasonLong'),
});

export const hidingForm = reasonForm.extend({
  /** A box that is not ticked is not sent. */
  erase: z
    .string()
    .optional()
    .transform((sent) => sent !== undefined),
});
