/** What a steward does with two accounts of one person. The gate has asked; every verb asks again. */
export { mergeAccounts, type Merged } from './merge.server.ts';
export { accountMeant, previewMerge } from './preview.server.ts';
export { accountNow, findMerge, mergesOf } from './reading.server.ts';
export { undoMerge, type Undone } from './undo.server.ts';
export { heldByMerging } from './held.server.ts';
