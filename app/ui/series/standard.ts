/** What our curriculum suggests for each month, and for a meeting of an hour or of one and a half. */
import type { Key, Say } from '#app/words/words.ts';

const themes: Key[] = [
  'series.theme.january',
  'series.theme.february',
  'series.theme.march',
  'series.theme.april',
  'series.theme.may',
  'series.theme.june',
  'series.theme.july',
  'series.theme.august',
  'series.theme.september',
  'series.theme.october',
  'series.theme.november',
  'series.theme.december',
];

/** `2026-12-08T15:00` → the theme of December. */
export const standardTheme = (localStart: string, say: Say): string =>
  say(themes[Number(localStart.slice(5, 7)) - 1]!);

/** Lines of an agenda that fits. */
export const standardAgenda = (minutes: number, say: Say): string =>
  say(minutes >= 90 ? 'series.agenda.long' : 'series.agenda.short');
