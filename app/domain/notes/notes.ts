/**
 * **Notes** are what remains of a meeting, for who may come to it: written in Markdown by who runs it,
 * one text a language, *drafted* until they are *published*. **Action points** are promises made there:
 * what, by whom, until when; an owner says that one is *done*.
 */
import { z } from 'zod';
import type { ChildData } from '#app/domain/child-data/child-data.ts';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { contentLanguages, type Language } from '#app/words/languages.ts';

export interface ActionPoint {
  id: string;
  text: string;
  writtenIn: string;
  /** Null for everybody; empty name for who has left. */
  owner: { id: string; name: string } | null;
  /** `2026-12-31` */
  dueOn: string | null;
  doneAt: string | null;
  /** Whether the viewer may say that it is done. */
  mayFinish: boolean;
}

export interface NotesPage {
  meeting: Meeting;
  /** Null until something is published. */
  notes: { language: Language; html: string; publishedAt: string } | null;
  /** In which languages there are notes. */
  languages: Language[];
  points: ActionPoint[];
  /** How the viewer stands: `caught-up` may still be said. */
  attendance: 'there' | 'caught-up' | 'partly' | 'missed';
}

export interface PointWritten {
  id: string | null;
  text: string;
  ownerId: string | null;
  dueOn: string | null;
}

/** What who runs the meeting writes on. */
export interface NotesEditor {
  meeting: Meeting;
  language: Language;
  markdown: string;
  /** What the writer saw last: somebody else may write meanwhile. */
  seen: string;
  publishedAt: string | null;
  drafted: boolean;
  languages: Language[];
  points: PointWritten[];
  /** Who may own an action point. */
  owners: { id: string; name: string }[];
}

/** Of a page that somebody loads over 2G: as written and as sent, in UTF-8. */
export const mostNotesBytes = 14 * 1024;
export const mostPoints = 12;
export const longestPoint = 300;

export type NotesKept =
  | { kept: 'draft' | 'published' }
  | { refused: 'not-found' | 'not-begun' | 'empty' | 'changed' | 'many-points' }
  | { refused: 'too-long'; bytes: number }
  | { refused: 'child-data'; what: ChildData; point?: number }
  | { refused: 'point'; fault: 'long' | 'day' | 'owner'; point: number };

export const notesForm = z.object({
  language: z.enum(contentLanguages, 'notes.problem.language'),
  seen: z.string().default(''),
  // The verb judges it, so that what is refused comes back as it was typed.
  text: z.string().default(''),
  /** The button that was pressed. */
  as: z.enum(['preview', 'draft', 'published'], 'form.problem').default('preview'),
});
