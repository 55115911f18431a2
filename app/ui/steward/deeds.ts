import { isDeed } from '#app/domain/audit/audit.ts';
import type { Key } from '#app/words/words.ts';

/** The words for a deed; undefined for one that has none any more, which is shown as it is written. */
export const deedKey = (verb: string): Key | undefined =>
  isDeed(verb) ? `steward.deed.${verb}` : undefined;
