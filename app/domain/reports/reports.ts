/**
 * A **report** shows an inspector or a donor what an organization's people have learnt: numbers of
 * each course, the roster, and how many **completions** (final checks passed) each month brought.
 * It speaks of the people who are in the organization on its day; never of answers or reflections.
 */
import type { Roster, StatusGroup } from '#app/domain/roster/roster.ts';

export interface CourseNumbers {
  id: string;
  title: string;
  /** How many people take it. */
  people: number;
  counts: Record<StatusGroup, number>;
}

export interface Month {
  /** `2026-11` */
  month: string;
  completions: number;
  /** By course, in the order of the report's courses. */
  ofCourses: number[];
}

export interface Report {
  at: string;
  /** The organization's time zone: days and months are its own. */
  zone: string;
  /** `2025-12-01`: the first day of the first month. */
  from: string;
  people: number;
  roster: Roster;
  courses: CourseNumbers[];
  /** Twelve; the last one is not over. */
  months: Month[];
}
