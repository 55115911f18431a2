/**
 * People: the verbs of an account, each in a file of its own beside this one, and the person as a
 * viewer.
 */
export { suggestPassphrase, type Weakness } from '#app/platform/passwords/passwords.server.ts';
export { personById, sessionWithPerson } from './signed-in.server.ts';
export { signUp, type SignedUp } from './sign-up.server.ts';
export { signIn, type SignedInNow, type Tried } from './sign-in.server.ts';
export { confirmationOf, confirmEmail, sendConfirmation } from './confirmation.server.ts';
export { requestReset, resetPassphrase, resetStands } from './password-reset.server.ts';
export { changePassphrase, provePassphrase, signsInBy } from './passphrase.server.ts';
export type { PinFault, Unchosen } from './chosen-secret.server.ts';
export { isBeyondPin } from './beyond-pin.server.ts';
export { issueJoinCodes, join, joinerOf, type Joiner } from './join-codes.server.ts';
export { raiseAccount, voidJoinCodes } from './new-secret.server.ts';
export { openAccounts, type NewAccount } from './new-accounts.server.ts';
export { correctIdentity, takenBy, type IdentityField, type Taken } from './identity.server.ts';
export { changeProfile, chooseLanguage, profileOf } from './profile.server.ts';
export {
  endIfOver,
  endOldSessions,
  endOneSession,
  endOtherSessions,
  sessionsOf,
  signOutEverywhere,
  type OpenSession,
} from './sessions.server.ts';
export { meetDevice, type SeenDevice } from './devices.server.ts';
export {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  pendingSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
  tellOfSecondFactor,
  type PendingFactor,
  type SecondFactor,
} from './second-factor.server.ts';
export {
  beginHalfSignIn,
  completeSignIn,
  halfMinutes,
  halfSignedIn,
} from './second-step.server.ts';
export { demoCode, demoSecret } from './demo-code.server.ts';
export { forgetPerson, isLastSteward } from './forgetting.server.ts';
export {
  accountsJoinedTo,
  forgetInMerges,
  forgetJoined,
  joinedTo,
} from './joined-accounts.server.ts';
export { keepMissingWords, keepWords } from './person-words.server.ts';
export { postTo } from './post-to.server.ts';
export { heldByPeople } from './held.server.ts';
