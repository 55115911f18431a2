/**
 * A **mail preference** is whether a person wants mails of a **kind**: *reminders* of what they
 * said yes to and the monthly *invitations* are sent until somebody does not want them, the weekly
 * *digest* of what was said is sent to who asks for it.
 */
import { z } from 'zod';
import { mailKinds, type MailKind } from '#app/domain/messages/messages.ts';

export { mailKinds, type MailKind };

export type MailPreferences = Record<MailKind, boolean>;

export const defaults: MailPreferences = { reminders: true, invitations: true, digest: false };

const box = z
  .string()
  .optional()
  .transform((sent) => sent !== undefined);

/** A box that is not ticked is not sent. */
export const mailPreferencesForm = z.object({
  reminders: box,
  invitations: box,
  digest: box,
} satisfies Record<MailKind, typeof box>);
