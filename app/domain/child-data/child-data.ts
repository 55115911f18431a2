/**
 * **Child data** is what must never be written here (D11). A text that *plainly* holds some is
 * refused before it is kept: a birth date that makes somebody a child, a name that is said to be a
 * child's or stands beside such a date, a phone number, an address. It catches the slip of an honest writer; it is no proof of anything.
 */
import { datesIn, shortDatesIn, type WrittenDate } from './dates.ts';
import { saysChildName } from './names.ts';
import { plainSigns } from './plain-signs.ts';

export type ChildData = 'birth-date' | 'name' | 'phone' | 'address';

/** Who was born later than this many years ago is, or was until now, a child in somebody's care. */
const grownUpAt = 19;

/** What the text plainly holds; null for what may be said. */
export function childDataIn(text: string, now: Date): ChildData | null {
  const plain = plainSigns(text).replace(/https?:\/\/\S+/gi, ' ');
  if (saysBirthDate(plain, now)) return 'birth-date';
  if (saysChildName(plain, now)) return 'name';
  if (saysPhone(plain)) return 'phone';
  return saysAddress(plain) ? 'address' : null;
}

/** In the languages that our courses are written in. */
const birthWords = [
  '(?<!\\p{L})(?:born|birth|birth ?day|birth ?date|d\\.?o\\.?b|n[ée]e?|naissance|anniversaire',
  '|amezaliwa|alizaliwa|kuzaliwa|f[èe]t|nesans|naci[óo]|nacid[oa]|nacimiento)(?!\\p{L})|เกิด',
].join('');
const birth = new RegExp(birthWords, 'iu');
/** “born in ”, “née en ”, “DOB: ” */
const justBefore = new RegExp(
  `(?:${birthWords})[ :,–-]{0,3}(?:(?:in|on|en|le|el|mwezi wa|nan|around|about|vers) ?){0,2}$`,
  'iu',
);
const notNames =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$/i;
/** Two words with capitals, right before a date. */
const nameBefore = /(\p{Lu}[\p{L}’'-]+) +(\p{Lu}[\p{L}’'-]+)[\s,;:(*–—-]{1,4}$/u;
/** A.W., J. K.; who speaks of the U.N. means nobody. */
const initialsBefore = /(?<![\p{L}.])(?!U\.? ?[NSK]\.)\p{Lu}\. ?\p{Lu}\.?[\s,;:(*–—-]{1,4}$/u;
/** And right after it. */
const nameAfter = /^[\s,;:)*–—-]{1,4}(\p{Lu}[\p{L}’'-]+) +(\p{Lu}[\p{L}’'-]+)/u;

function saysBirthDate(text: string, now: Date): boolean {
  const young = ({ at }: WrittenDate) => {
    const years = (now.getTime() - at) / (365.25 * 86_400_000);
    return years >= 0 && years < grownUpAt;
  };
  const whole = datesIn(text)
    .filter(young)
    .some(({ start, end }) => {
      const before = text.slice(Math.max(0, start - 60), start);
      if (saysBirth(text, { start, end }) || initialsBefore.test(before)) return true;
      return isName(nameBefore.exec(before)) || isListed(text, { start, end });
    });
  if (whole) return true;
  const short = shortDatesIn(text, now).filter(young);
  return short.some(({ start }) => justBefore.test(text.slice(Math.max(0, start - 40), start)));
}

/** A birth word belongs to the date of its own sentence, before it or right after it. */
const saysBirth = (text: string, { start, end }: Pick<WrittenDate, 'start' | 'end'>): boolean =>
  birth.test(textOfLine(text.slice(Math.max(0, start - 60), start))) ||
  birth.test(text.slice(end, end + 14));

const isName = (found: RegExpExecArray | null): boolean =>
  found !== null && !notNames.test(found[1]!) && !notNames.test(found[2]!);

/** A line of a list: the date at its beginning, then somebody's name. */
const isListed = (text: string, { start, end }: Pick<WrittenDate, 'start' | 'end'>): boolean =>
  /(?:^|\n)[\s\d.)•*-]{0,6}$/.test(text.slice(Math.max(0, start - 8), start)) &&
  /^[^\n]{0,60}(?:\n|$)/.test(text.slice(end)) &&
  isName(nameAfter.exec(text.slice(end, end + 60)));

const textOfLine = (before: string) => before.split(/[!?\n]|\.\s/).at(-1)!;

/** Eight to fifteen digits (E.164), with what people put between them. */
const digits = /(?<![\d.,])\(?\+?\(?\d(?:[ \t().\-/]{0,3}\d){7,14}(?!\d)/g;

function saysPhone(text: string): boolean {
  let rest = text;
  for (const { start, end } of datesIn(text))
    rest = rest.slice(0, start) + 'x'.repeat(end - start) + rest.slice(end);
  rest = rest.replace(/\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\b/g, 'x');
  return [...rest.matchAll(digits)].some(([found]) => {
    const number = found.trim();
    if (/^\(?(?:\+|0)/.test(number)) return true;
    // “100 000 000” counts something; nine digits in one go call somebody.
    if (/^\d{1,3}(?:[ .]\d{3})+$/.test(number)) return false;
    return number.replace(/\D/g, '').length >= 9;
  });
}

const streets =
  '[Ss]treet|[Ss]t|[Rr]oad|[Rr]d|[Aa]venue|[Aa]ve|[Ll]ane|[Dd]rive|[Bb]oulevard|[Bb]lvd|[Cc]rescent';
const addresses = [
  // 12 Moi Avenue
  String.raw`\b\d{1,5}[a-z]?,?\s+(?:\p{Lu}[\p{L}’'.-]+\s+){1,3}(?:${streets})\b`,
  // 12, rue des Lilas
  String.raw`\b\d{1,5}(?: ?bis)?,?\s+(?:rue|ruelle|avenue|av\.?|boulevard|impasse|chemin|calle|avenida)\s+\p{L}`,
  // Kenyatta Road 12 · Calle Mayor 5 · rue Capois no 8
  String.raw`\b\p{Lu}[\p{L}’'-]+\s+(?:Street|Road|Avenue|Lane|Boulevard)\s*,?\s*(?:no\.?\s*|n°\s*|#\s*)?\d{1,5}\b`,
  String.raw`\b(?:rue|calle|ri)\s+(?:\p{L}+\s+){1,3},?\s*(?:no\.?\s*|n[°º]\s*|#\s*)?\d{1,5}\b`,
  // P.O. Box 123 · B.P. 123
  String.raw`\b(?:p\.?\s?o\.?\s?box|s\.?\s?l\.?\s?p\.?|b\.?\s?p\.)\s*\d+`,
  // house no. 12 · maison n° 12 · บ้านเลขที่ 12
  String.raw`\b(?:house|plot|flat|maison|lot|nyumba)\s+(?:no|number|numéro|namba|n[°º])\.?\s*\d+`,
  String.raw`บ้านเลขที่\s*\d+`,
  // -1.29207, 36.82195
  String.raw`-?\d{1,2}\.\d{4,},\s*-?\d{1,3}\.\d{4,}`,
].map((pattern, place) => new RegExp(pattern, place === 2 || place === 0 ? 'u' : 'iu'));

const saysAddress = (text: string): boolean => addresses.some((address) => address.test(text));
