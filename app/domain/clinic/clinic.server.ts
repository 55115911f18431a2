/** The case clinic: the verbs, each in a file of its own beside this one. */
export { askForCase, clinicFor, withdrawCase, type Clinic } from './asking.server.ts';
export { casesFor, decideCase, type CasesOfMeeting, type Decided } from './deciding.server.ts';
