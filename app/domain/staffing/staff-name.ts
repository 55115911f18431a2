/** Names as leaders write them in lists, and when two of them may be one person's. */
import { longestName } from '#app/domain/people/people.ts';

export type NameFault = 'no-name' | 'heading' | 'signs' | 'sentence' | 'name-long';

/** AGNES MORAA and agnes moraa are shouted or hurried; anything mixed is as its bearer has it. */
export function tidyStaffName(text: string): string {
  const name = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s'"“”«»,;:.|()[\]*_~-]+|[\s'"“”«»,;|([\]*_~-]+$/g, '')
    .trim();
  const letters = name.replace(/\P{L}/gu, '');
  const cased = letters.toLowerCase() !== letters.toUpperCase();
  if (!cased || [...letters].length < 4) return name;
  if (name !== name.toUpperCase() && name !== name.toLowerCase()) return name;
  return name
    .toLowerCase()
    .replace(
      /(^|[\s'’.-])(\p{L})/gu,
      (_all, before: string, letter: string) => before + letter.toUpperCase(),
    );
}

export function nameFault(name: string): NameFault | null {
  if (!/\p{L}/u.test(name)) return 'no-name';
  if (/:$/.test(name)) return 'heading';
  if ([...name].length > longestName) return 'name-long';
  if (/[?!]|[.。]\s+\p{Ll}/u.test(name) || name.split(/\s+/).length > 8) return 'sentence';
  // Names have letters and a few signs; =, @, <, > and the like belong to formulas and markup.
  if (/[^\p{L}\p{M}\p{Nd}\p{Cf} .,'’ʼ`´()/&·-]/u.test(name)) return 'signs';
  return null;
}

/** The same for `Wanjiru Mary`, `mary wanjirú` and `Mary  Wanjiru`. */
export function foldStaffName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');
}
