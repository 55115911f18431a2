/**
 * **Retention**: after how many days what has served its purpose goes by itself. The page on privacy
 * names the same numbers in the same order, in every language; a test compares them.
 */
import { sessionAges } from '#app/domain/people/people.ts';

const { learner, entrusted, steward } = sessionAges;

export const retention = {
  /** A sign-in: unused, and altogether. */
  session: learner.unused,
  wholeSession: learner.whole,
  entrustedSession: entrusted.unused,
  wholeEntrustedSession: entrusted.whole,
  stewardSession: steward.unused,
  wholeStewardSession: steward.whole,
  /** Links in mails, codes on slips and steps of signing in, after they were used or ended. */
  link: 7,
  /** Which browsers a person signed in with, after the last time. */
  device: 365,
  /** What a mail said. That it was sent stays, so that it is not sent again. */
  mailText: 90,
  /** The link in a mail that stops mails of its kind. */
  stopLink: 365,
  /** What somebody hoped to bring to a meeting, after it. */
  brings: 90,
  /** The address of a calendar, after it was replaced or switched off. */
  calendar: 30,
  /** Why a message was reported, after a facilitator answered. */
  report: 365,
  /** An application that nobody went on writing. */
  draft: 365,
  /** The two people named in an application, who have no account here, after it was decided. */
  referees: 365,
  /** What it takes to part two accounts again that were joined. */
  merge: 30,
  /** Who opened whose record. */
  viewing: 365,
} as const;
