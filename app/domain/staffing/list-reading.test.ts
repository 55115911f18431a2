import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readList, tableText } from './list-reading.ts';
import type { StaffRow } from './staffing.ts';

const rowsOf = (text: string, country = 'KE'): StaffRow[] => {
  const read = readList(text, country);
  if ('refused' in read) throw new Error(read.refused);
  return read.rows;
};
const brief = (text: string, country?: string) =>
  rowsOf(text, country).map(({ name, email, phone, position }) => ({
    name,
    email,
    phone,
    position,
  }));
const mary = { name: 'Mary Wanjiru', email: null, phone: '+254712345678', position: null };

describe('A list of staff', () => {
  it.each([
    ['Mary Wanjiru 0712 345 678'],
    ['Mary Wanjiru, 0712345678'],
    ['0712-345-678; Mary Wanjiru'],
    ['Mary Wanjiru\t+254 712 345678'],
    ['Mary Wanjiru    254712345678'],
    ['1. Mary Wanjiru (0712) 345678'],
    ['- MARY WANJIRU  00254712345678'],
    ['  •  mary wanjiru 712345678'],
    ['12) Mary Wanjiru – 0712 345 678'],
    ['[22/11/2026, 10:40] Moses: Mary Wanjiru 0712 345 678'],
    ['[22/11/2026, 10:40:33 PM] ~ Moses Okello: 1. Mary Wanjiru 0712 345 678'],
    ['22/11/2026, 10:40 - Moses Okello: Mary Wanjiru 0712345678'],
    ['\uFEFFMary\u200B Wanjiru 🙏🏾 ☎️ 0712 345 678\r\n'],
    ['"Mary Wanjiru","0712 345 678"'],
    ['Mary, Wanjiru, 0712 345 678'],
    ['Name: Mary Wanjiru, Phone: 0712 345 678'],
    ['Mary Wanjiru ٠٧١٢٣٤٥٦٧٨'],
    [
      'BEGIN:VCARD\nVERSION:3.0\nN:Wanjiru;Mary;;;\nFN:Mary Wanjiru\nTEL;type=CELL:0712 345 678\nEND:VCARD',
    ],
  ])('reads %j', (line) => {
    expect(brief(line)).toEqual([mary]);
  });

  it('reads addresses, also in angle brackets, and what somebody does', () => {
    expect(
      brief(
        'Joseph Otieno <joseph@tumaini.example>, House parent\nmailto:ruth@home.example Ruth Akinyi',
      ),
    ).toEqual([
      {
        name: 'Joseph Otieno',
        email: 'joseph@tumaini.example',
        phone: null,
        position: 'House parent',
      },
      { name: 'Ruth Akinyi', email: 'ruth@home.example', phone: null, position: null },
    ]);
  });

  it('reads a table by its heading, in English and in French', () => {
    const english =
      'No,Full Name,E-mail,Phone number,Position\n1,"Wanjiru, Mary",m@x.example,0712345678,Cook';
    expect(brief(english)).toEqual([
      { name: 'Wanjiru, Mary', email: 'm@x.example', phone: '+254712345678', position: 'Cook' },
    ]);
    const french = 'Prénom;Nom;Téléphone;Poste\nMirlande;Joseph;3412 3456;Éducatrice';
    expect(brief(french, 'HT')).toEqual([
      { name: 'Mirlande Joseph', email: null, phone: '+50934123456', position: 'Éducatrice' },
    ]);
    expect(
      brief(
        tableText([
          ['Name', 'Phone'],
          ['Mary\nWanjiru', '712345678'],
        ]),
      ),
    ).toEqual([mary]);
  });

  it('reads names of every script as they are', () => {
    expect(rowsOf('มาลี ศรีสุข 081 234 5678\nمحمد علي\nNgũgĩ wa Thiong’o', 'TH')).toMatchObject([
      { name: 'มาลี ศรีสุข', phone: '+66812345678', fault: null },
      { name: 'محمد علي', fault: null },
      { name: 'Ngũgĩ wa Thiong’o', fault: null },
    ]);
  });

  it('asks about what it cannot read, and leaves headings out', () => {
    expect(
      rowsOf(
        [
          'St. Anne’s list:',
          'Brian Ouma 0722 45',
          '0712 345 678',
          'Mary mary@home',
          '=HYPERLINK("http://evil.example","Mary")',
          "+cmd|' /C calc'!A0",
          '<b>Mary</b>',
          'Hello, can you please add all of these people to the list today?',
          '\u202EMary Wanjiru\0',
        ].join('\n'),
      ).map(({ fault, leftOut }) => ({ fault, leftOut })),
    ).toEqual([
      { fault: 'heading', leftOut: true },
      { fault: 'phone', leftOut: false },
      { fault: 'no-name', leftOut: false },
      { fault: expect.any(String), leftOut: false },
      { fault: expect.any(String), leftOut: false },
      { fault: expect.any(String), leftOut: false },
      { fault: expect.any(String), leftOut: false },
      { fault: 'sentence', leftOut: false },
      { fault: null, leftOut: false },
    ]);
  });

  it('is refused when it is empty or longer than 500', () => {
    expect(readList(' \n\u200B\n🙏', 'KE')).toEqual({ refused: 'nothing', lines: 0 });
    expect(readList('Mary Wanjiru\n'.repeat(10_000), 'KE')).toEqual({
      refused: 'too-many',
      lines: 10_000,
    });
  });

  it('of 500 is read well within a second', () => {
    const text = Array.from(
      { length: 500 },
      (_, n) => `${n}. Mary Wanjiru, 0712 345 ${100 + n}, m${n}@x.example, Cook`,
    );
    const began = performance.now();
    expect(rowsOf(text.join('\n'))).toHaveLength(500);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('never breaks, never invents a row, and keeps controls and marks nobody sees out of names', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '\t',
        ';',
        ',',
        '"',
        '\n',
        '\r\n',
        '\0',
        '\u202E',
        '=1+1',
        '0712 345 678',
        '<m@x.example>',
        '[1/1/26, 10:40] A: ',
        'Name',
        'Phone',
        'BEGIN:VCARD\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const read = readList(text, 'KE');
        if ('refused' in read) return;
        expect(read.rows.length).toBeLessThanOrEqual(
          text.split(/[\n\r\v\f\u0085\u2028\u2029]/).length,
        );
        for (const row of read.rows) {
          expect(row.name).not.toMatch(/[\p{Cc}\u202A-\u202E\u200B\uFEFF]/u);
          expect(row.text).not.toContain('\0');
          if (row.phone !== null && row.fault === null) expect(row.phone).toMatch(/^\+\d{6,15}$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same person whatever stands between the parts', () => {
    const separator = fc.constantFrom(', ', ';', '\t', '   ', ' ; ', ' | ', ',\t');
    const order = fc.shuffledSubarray(['Mary Wanjiru', '0712 345 678', 'mary@home.example'], {
      minLength: 3,
    });
    const bullet = fc.constantFrom('', '1. ', '- ', '• ', '(3) ', '22/11/2026, 10:40 - Moses: ');
    fc.assert(
      fc.property(order, separator, bullet, (parts, sign, mark) => {
        expect(brief(mark + parts.join(sign))).toEqual([{ ...mary, email: 'mary@home.example' }]);
      }),
    );
  });
});
