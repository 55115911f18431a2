import type { Typesetter } from '#app/platform/pdf/typesetter.server.ts';

/** What stands on a sheet below the one before it. The tag says what it is to whoever listens. */
export interface Block {
  tag: 'H2' | 'H3' | 'P' | 'LI' | 'Table';
  before: number;
  height: number;
  print(x: number, top: number): void;
}

export interface Paper {
  document: PDFKit.PDFDocument;
  type: Typesetter;
  width: number;
  /** Of running words, in points. */
  size: number;
}
