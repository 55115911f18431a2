/** Notes: the verbs, each in a file of its own beside this one. */
export { notesEditor, notesOf, previewOf } from './reading.server.ts';
export { takeNotesBack, type NotesTaken } from './taking-back.server.ts';
export { writeNotes } from './writing.server.ts';
export { finishPoint, openPointsOf } from './points.server.ts';
