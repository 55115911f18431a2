/** A **mail** as it leaves, and what became of it. */
export interface Mail {
  /** One plain address. */
  to: string;
  from: string;
  subject: string;
  text: string;
  /** RFC 5322, with its angle brackets. */
  messageId: string;
  /** When it was written; its Date. */
  at: Date;
  /** An address that stops mails of this kind when it is posted to (RFC 8058); null for what cannot be stopped. */
  unsubscribe: string | null;
}

/**
 * `later`: worth another try. `failed`: the other side will not have it. `uncertain`: all of it was
 * handed over, and no answer came.
 */
export type MailOutcome =
  { result: 'sent' } | { result: 'later' | 'failed' | 'uncertain'; problem: string };
