/**
 * An **audit entry** says who did what to which thing. A **deed** is what was done, noun and past
 * participle; here stands what kind of thing each is done to.
 */
export const deeds = {
  'application.begun': 'application',
  'application.decided': 'application',
  'application.interview-invited': 'application',
  'application.recused': 'application',
  'application.reviewed': 'application',
  'application.submitted': 'application',
  'attempt.marked': 'attempt',
  'certificate.issued': 'certificate',
  'certificate.replaced': 'certificate',
  'certificate.revoked': 'certificate',
  'course.published': 'course',
  'email.confirmed': 'person',
  'enrolment.made': 'enrolment',
  'enrolment.renewed': 'enrolment',
  'enrolment.resumed': 'enrolment',
  'enrolment.withdrawn': 'enrolment',
  'invitation.accepted': 'invitation',
  'invitation.declined': 'invitation',
  'invitation.sent': 'invitation',
  'membership.ended': 'person',
  'membership.role-changed': 'person',
  'organization.changed': 'organization',
  'organization.founded': 'organization',
  'organization.kind-changed': 'organization',
  'organization.reviewed': 'organization',
  'passphrase.changed': 'person',
  'passphrase.reset': 'person',
  'path.changed': 'path',
  'path.ended': 'path',
  'path.made': 'path',
  'person.appointed': 'person',
  'person.brought': 'person',
  'person.deleted': 'person',
  'person.dismissed': 'person',
  'person.renamed': 'person',
  'person.restored': 'person',
  'person.signed-up': 'person',
  'person.suspended': 'person',
  'person.viewed': 'person',
  'pin.changed': 'person',
  'requirement.extended': 'requirement',
  'requirement.made': 'requirement',
  'requirement.renewed': 'requirement',
  'requirement.restored': 'requirement',
  'requirement.waived': 'requirement',
  'slip.printed': 'person',
  'slip.used': 'person',
  'staff-list.confirmed': 'staff-list',
  'staff-list.undone': 'staff-list',
} as const;

export type Deed = keyof typeof deeds;
export type SubjectKind = (typeof deeds)[Deed];

/** The trail is longer than the code is old: it may know deeds that nobody does any more. */
export const isDeed = (verb: string): verb is Deed => Object.hasOwn(deeds, verb);
