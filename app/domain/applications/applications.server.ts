/** Applications: written by who asks to come in, judged by stewards, looked at again once a year. */
export { reviewOrganization } from './annual-outcome.server.ts';
export { findOrganizationToReview, organizationsToReview } from './annual-review.server.ts';
export { myApplication, saveDraft, submitApplication } from './applying.server.ts';
export { decideApplication } from './deciding.server.ts';
export { problemsOf } from './draft.ts';
export { forgetApplications, forgetReferees, namesReferees } from './forgetting.server.ts';
export { countWaiting, findApplication, listApplications } from './reading.server.ts';
export { inviteToInterview, recuse, reviewApplication } from './reviewing.server.ts';
export { heldByApplications } from './held.server.ts';
