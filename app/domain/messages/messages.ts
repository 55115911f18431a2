/**
 * A **message** is an e-mail in the outbox, written in the same transaction as its cause and sent
 * later by a worker. It is *waiting*, then *sending*, then *sent*; *failed* when the other side
 * will not have it; *uncertain* when the worker died, or the line broke, so late that nobody knows
 * whether it arrived. An uncertain message is never sent again by itself.
 */
import type { Language } from '#app/words/languages.ts';
import type { Key } from '#app/words/words.ts';

export const messageStates = ['waiting', 'sending', 'sent', 'uncertain', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

/** Mails that somebody may want or not; every other kind is part of having an account. */
export const mailKinds = ['reminders', 'invitations', 'digest'] as const;
export type MailKind = (typeof mailKinds)[number];

/** Names its sentences in the catalogue: `mail.<template>.subject` and `.body`. */
export type Template = Key extends infer K
  ? K extends `mail.${infer T}.subject`
    ? T
    : never
  : never;

export interface NewMessage {
  template: Template;
  personId: string;
  recipient: string;
  language: Language;
  /** What it is about: one message per template, person and event. */
  eventKey: string;
  /** Each one line; several are a list, one below the other. */
  values: Record<string, string | string[]>;
}

/** Of a kind that can be stopped: the mail says how, and carries a link that does it. */
const kinds: Partial<Record<Template, MailKind>> = {
  digest: 'digest',
  'meeting-notes': 'reminders',
  'meeting-soon': 'reminders',
  'meetings-month': 'invitations',
};
export const kindOf = (template: string): MailKind | null => kinds[template as Template] ?? null;

/** Where a mail is stopped without signing in (RFC 8058). */
export const unsubscribePath = (token: string): string => `/unsubscribe/${token}`;

/** 256 bits in base64url, as platform/ids makes them: nothing else of ours looks like it. */
const token = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/** The body without what would open an account to whoever reads over a shoulder. */
export const maskTokens = (body: string): string => body.replace(token, '…');

const stopMasked = unsubscribePath('…');

/**
 * Whether a link was left out when its sending ended, without which the mail would be of no use. The
 * one that stops mails of its kind does not count: it is made anew.
 */
export const wasMasked = (body: string): boolean => body.replaceAll(stopMasked, '').includes('/…');

/** With a link of its own to stop it again, in place of the one that was left out. */
export const withStopLink = (body: string, token: string): string =>
  body.replaceAll(stopMasked, unsubscribePath(token));

/** One line without anything that a mail header could be broken with. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/**
 * A name in which no mail program sees a link: whoever signs up with somebody else's address would
 * have us send them one.
 */
export const unlinked = (name: string): string => name.replace(/[.:/@\\]+(?=\S)/g, ' ');
