/**
 * In the **case clinic** of a meeting a group thinks about one **case**. Whoever wants to bring one
 * asks with an anonymous **sheet**: what is the situation, what was tried, what is the question. Who
 * runs the meeting reads it before, and **takes** the case or **declines** it. A sheet lives until
 * the meeting is over, and leaves this place in no mail, no search and no audit.
 */
import { z } from 'zod';
import type { ChildData } from '#app/domain/child-data/child-data.ts';

export const sheetFields = ['situation', 'tried', 'question'] as const;
export type SheetField = (typeof sheetFields)[number];
export type Sheet = Record<SheetField, string>;

/** In characters. */
export const longest: Record<SheetField, number> = { situation: 1500, tried: 1000, question: 300 };

/** One case takes half an hour, and a clinic a third of the time that people meet. */
export const casesIn = (minutes: number): number => Math.max(1, Math.floor(minutes / 90));

export type Decision = 'taken' | 'declined';

/** A case as who asked for it sees it. */
export interface OwnCase {
  /** Null once it is declined: the words are gone. */
  sheet: Sheet | null;
  decision: Decision | null;
}

/** A case as who runs the meeting sees it. */
export interface AskedCase {
  id: string;
  name: string;
  sheet: Sheet | null;
  writtenIn: string;
  askedAt: string;
  decision: Decision | null;
}

/** Why one cannot ask for a place now. */
export type Closed = 'cancelled' | 'begun' | 'full' | 'decided';

export type SheetFault = 'empty' | 'too-long' | ChildData;

export type Asked =
  | 'asked'
  | { refused: 'not-found' | Closed }
  | { refused: 'invalid'; faults: Partial<Record<SheetField, SheetFault>> };

/** The verb judges the words, so that what is refused comes back as it was typed. */
export const sheetForm = z.object({
  situation: z.string().default(''),
  tried: z.string().default(''),
  question: z.string().default(''),
  /** That details were changed; a box that is not ticked is not sent. */
  changed: z.string().optional(),
});

export const decisionForm = z.object({ decision: z.enum(['taken', 'declined']) });
