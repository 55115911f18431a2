/** Full dates as people write them: day, month and year. */

export interface WrittenDate {
  start: number;
  end: number;
  /** Milliseconds, UTC; day and month as well as can be told. */
  at: number;
}

/** The first letters of the months in the languages of our courses; more of the word may follow. */
const months = [
  ['jan', 'ene', 'ม.ค', 'มกรา'],
  ['feb', 'fév', 'fev', 'ก.พ', 'กุมภา'],
  ['mar', 'mac', 'mas', 'มี.ค', 'มีนา'],
  ['apr', 'avr', 'abr', 'avril', 'เม.ย', 'เมษา'],
  ['may', 'mai', 'mei', 'me', 'พ.ค', 'พฤษภา'],
  ['jun', 'juin', 'jen', 'มิ.ย', 'มิถุนา'],
  ['jul', 'juil', 'jiy', 'ก.ค', 'กรกฎา'],
  ['aug', 'aoû', 'aou', 'ago', 'out', 'ส.ค', 'สิงหา'],
  ['sep', 'ก.ย', 'กันยา'],
  ['oct', 'okt', 'oktòb', 'ต.ค', 'ตุลา'],
  ['nov', 'พ.ย', 'พฤศจิกา'],
  ['dec', 'déc', 'des', 'dic', 'ธ.ค', 'ธันวา'],
];
const names = months.flatMap((of, month) => of.map((name) => ({ name, month })));
const anyMonth = names
  .map(({ name }) => name.replace('.', '\\.'))
  .sort((a, b) => b.length - a.length)
  .join('|');
const month = `((?:${anyMonth})[\\p{L}\\p{M}.]{0,12})`;
const year = String.raw`((?:19|20|25)\d\d)(?!\d)`;

const written = [
  { pattern: String.raw`(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?${year}`, order: 'dmy' },
  {
    pattern: String.raw`(?<!\d)${year}\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})(?!\d)`,
    order: 'ymd',
  },
  {
    pattern: String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\s+(?:of\s+|de\s+)?${month},?\s+(?:de\s+|del\s+)?${year}`,
    order: 'dmy',
  },
  { pattern: String.raw`(?<!\p{L})${month}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+${year}`, order: 'mdy' },
].map(({ pattern, order }) => ({ pattern: new RegExp(pattern, 'giu'), order }));

export function datesIn(text: string): WrittenDate[] {
  return written.flatMap(({ pattern, order }) =>
    [...text.matchAll(pattern)].map((match) => {
      const part = (of: string) => match[order.indexOf(of) + 1]!;
      const at = Date.UTC(westernYear(part('y')), monthOf(part('m')), Number(part('d')));
      return { start: match.index, end: match.index + match[0].length, at };
    }),
  );
}

const shortYear = String.raw`(\d\d)(?!\d)`;
const shortly = [
  {
    pattern: String.raw`(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?${shortYear}`,
    order: 'dmy',
  },
  {
    pattern: String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\s+(?:of\s+|de\s+)?${month},?\s+[’']?${shortYear}`,
    order: 'dmy',
  },
  // May 2015, mai 2015
  { pattern: String.raw`(?<![\p{L}\d])${month},?\s+(?:of\s+|de\s+)?${year}`, order: 'my' },
].map(({ pattern, order }) => ({ pattern: new RegExp(pattern, 'giu'), order }));

/** 12/03/16, 3 May 15, May 2015: dates where something beside them says that they are. */
export function shortDatesIn(text: string, now: Date): WrittenDate[] {
  const thisYear = now.getUTCFullYear();
  return shortly.flatMap(({ pattern, order }) =>
    [...text.matchAll(pattern)].map((match) => {
      const part = (of: string) => match[order.indexOf(of) + 1]!;
      const digits = Number(part('y'));
      const century = digits + 2000 > thisYear ? 1900 : 2000;
      const inYear = digits < 100 ? digits + century : westernYear(part('y'));
      const day = order.includes('d') ? Number(part('d')) : 1;
      const at = Date.UTC(inYear, monthOf(part('m')), day);
      return { start: match.index, end: match.index + match[0].length, at };
    }),
  );
}

/** Thailand counts 543 years more. */
const westernYear = (digits: string) => Number(digits) - (Number(digits) >= 2400 ? 543 : 0);

function monthOf(word: string): number {
  if (/^\d+$/.test(word)) return Math.min(Number(word), 12) - 1;
  const low = word.toLowerCase();
  return names.find(({ name }) => low.startsWith(name))?.month ?? 0;
}
