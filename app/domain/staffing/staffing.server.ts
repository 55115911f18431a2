/** Bringing staff: the verbs, each in a file of its own beside this one. */
export { answerInvitation, openInvitations } from './asking.server.ts';
export { confirmList, type Confirmation } from './confirmation.server.ts';
export {
  correctList,
  findList,
  forgetOldLists,
  makeList,
  type Correction,
} from './lists.server.ts';
export { forgetRows } from './rows-of-person.server.ts';
export { recentLists } from './recent-lists.server.ts';
export { listsWithPeople, makeSlips, slipCandidates } from './slips.server.ts';
export { undoList, type Undone } from './undoing.server.ts';
export { correctionsIn, mostCorrections, newListForm } from './staff-forms.ts';
export { heldByStaffing } from './held.server.ts';
