/**
 * A **search** goes over lessons, job aids and the glossary, and over the notes of meetings that one may
 * come to; what it shows of each is a **finding**.
 */
import type { Language } from '#app/words/languages.ts';

/** A piece of text, and whether it is what was looked for. */
export interface Piece {
  text: string;
  found: boolean;
}

export interface Finding {
  kind: 'lesson' | 'aid' | 'term' | 'notes';
  address: string;
  title: Piece[];
  place: string;
  /** Of notes: the day of the meeting, by the host's calendar. */
  on: string | null;
  excerpt: Piece[];
  language: Language;
}
