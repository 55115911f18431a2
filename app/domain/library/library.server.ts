/** The library: the verbs, each in a file of its own beside this one. */
export { aidFile, chosenAids, listAids, type AidFilter } from './aids.server.ts';
export { glossaryFor } from './glossary.server.ts';
export { checkGlossary, importLibrary } from './import.server.ts';
export { forgetNotes, indexEntries, indexNotes } from './index-entries.server.ts';
