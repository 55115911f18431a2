import type { Key } from '#app/words/words.ts';

/** The deeds that have words; another one is shown as it is written. */
const deeds: { [verb: string]: Key } = {
  'attempt.marked': 'steward.deed.attempt.marked',
  'certificate.issued': 'steward.deed.certificate.issued',
  'certificate.replaced': 'steward.deed.certificate.replaced',
  'certificate.revoked': 'steward.deed.certificate.revoked',
  'course.published': 'steward.deed.course.published',
  'email.confirmed': 'steward.deed.email.confirmed',
  'enrolment.made': 'steward.deed.enrolment.made',
  'enrolment.renewed': 'steward.deed.enrolment.renewed',
  'enrolment.resumed': 'steward.deed.enrolment.resumed',
  'enrolment.withdrawn': 'steward.deed.enrolment.withdrawn',
  'membership.ended': 'steward.deed.membership.ended',
  'membership.role-changed': 'steward.deed.membership.role-changed',
  'organization.changed': 'steward.deed.organization.changed',
  'organization.kind-changed': 'steward.deed.organization.kind-changed',
  'passphrase.changed': 'steward.deed.passphrase.changed',
  'passphrase.reset': 'steward.deed.passphrase.reset',
  'person.appointed': 'steward.deed.person.appointed',
  'person.deleted': 'steward.deed.person.deleted',
  'person.dismissed': 'steward.deed.person.dismissed',
  'person.renamed': 'steward.deed.person.renamed',
  'person.restored': 'steward.deed.person.restored',
  'person.signed-up': 'steward.deed.person.signed-up',
  'person.suspended': 'steward.deed.person.suspended',
  'person.viewed': 'steward.deed.person.viewed',
  'requirement.made': 'steward.deed.requirement.made',
  'requirement.renewed': 'steward.deed.requirement.renewed',
  'requirement.extended': 'steward.deed.requirement.extended',
  'requirement.waived': 'steward.deed.requirement.waived',
  'requirement.restored': 'steward.deed.requirement.restored',
  'path.made': 'steward.deed.path.made',
  'path.changed': 'steward.deed.path.changed',
  'path.ended': 'steward.deed.path.ended',
};

export const deedKey = (verb: string): Key | undefined =>
  Object.hasOwn(deeds, verb) ? deeds[verb] : undefined;
