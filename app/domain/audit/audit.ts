/**
 * An **audit entry** says who did what to which thing. A **deed** is what was done, noun and past
 * participle; here stands what kind of thing each is done to.
 */
export const deeds = {
  'attempt.marked': 'attempt',
  'certificate.issued': 'certificate',
  'certificate.replaced': 'certificate',
  'certificate.revoked': 'certificate',
  'course.published': 'course',
  'email.confirmed': 'person',
  'enrolment.made': 'enrolment',
  'enrolment.resumed': 'enrolment',
  'enrolment.withdrawn': 'enrolment',
  'passphrase.changed': 'person',
  'passphrase.reset': 'person',
  'person.appointed': 'person',
  'person.deleted': 'person',
  'person.dismissed': 'person',
  'person.renamed': 'person',
  'person.restored': 'person',
  'person.signed-up': 'person',
  'person.suspended': 'person',
  'person.viewed': 'person',
} as const;

export type Deed = keyof typeof deeds;
export type SubjectKind = (typeof deeds)[Deed];

/** The trail is longer than the code is old: it may know deeds that nobody does any more. */
export const isDeed = (verb: string): verb is Deed => Object.hasOwn(deeds, verb);
