import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childDataIn } from './child-data.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const found = (text: string) => childDataIn(text, now);

describe('what plainly is a child’s data', () => {
  it.each([
    'The girl was born on 12/03/2016.',
    'born 3 May 2015',
    'DOB: 2017-04-09',
    'Date of birth – May 3rd, 2015',
    'Wanjiru K., née le 3 mai 2015',
    'L’enfant est née le 1er février 2018 à Jacmel',
    'Date de naissance : 12.03.2016',
    'Mtoto alizaliwa 12/3/2016',
    'Li fèt 14 avril 2019',
    'Nació el 3 de mayo de 2015',
    'เกิด 12 มีนาคม 2559',
    'เกิดวันที่ ๑๒/๐๓/๒๕๕๙',
    'Amina Wanjiru, 12/03/2016',
    'Amina Wanjiru (12 March 2016) is ready',
    'Ａmina Wanjiru １２／０３／２０１６',
    'We know her birthday: 12\u200B/03/2016',
  ])('a birth date: %s', (text) => expect(found(text)).toBe('birth-date'));

  it.each([
    'Call me on +254 712 345 678',
    'Call 0712345678 please',
    'Tel. (071) 234-5678',
    '+509 34 56 7890',
    'WhatsApp 00254712345678',
    'โทร ๐๘๑ ๒๓๔ ๕๖๗๘',
    '712345678 is her aunt',
    '0712.345.678',
  ])('a phone number: %s', (text) => expect(found(text)).toBe('phone'));

  it.each([
    'They live at 12 Moi Avenue.',
    'Elle habite 8, rue des Lilas',
    '14 bis rue Capois',
    'The aunt is in Kenyatta Road 12',
    'P.O. Box 4411, Nakuru',
    'House no. 12 behind the church',
    'บ้านเลขที่ 12',
    'the home is at -1.29207, 36.82195',
  ])('an address: %s', (text) => expect(found(text)).toBe('address'));
});

describe('what may be said', () => {
  it.each([
    'Thank you! The third lesson helped our team a lot.',
    'We meet on Tuesday 12/01/2027 at 10:00.',
    'Last Monday 12/10/2026 our team met.',
    'I was born on 3 May 1980 and still learn.',
    'The law of 12 March 2016 says so.',
    'Between 2019-2024 we brought 120 children home.',
    'The budget was 1 000 000 shillings, or 100 000 000 in all.',
    'See https://example.org/files/12345678901 for the guide.',
    'Lesson 3, question 12: what is a care plan?',
    'About 12 children per house; 3 houses on one street.',
    'The best interest of a child, article 20 (1989).',
    'ขอบคุณสำหรับบทเรียน',
    'Asante sana kwa somo hili.',
    '1. Look\n2. Listen\n3. Write',
    'It costs 12.50 or 1,250.75 a month.',
    'What did you do in the first 30 days?',
  ])('%s', (text) => expect(found(text)).toBeNull());
});

it('answers quickly, whatever is written', { timeout: 20_000 }, () => {
  const nasty = [
    '1',
    ' ',
    '-',
    '/',
    '.',
    '(',
    'A',
    'a',
    'born ',
    ' street',
    '2016',
    'mai',
    'rue ',
    '๑',
  ];
  for (const sign of nasty) {
    const began = performance.now();
    found(sign.repeat(3000));
    expect(performance.now() - began, sign).toBeLessThan(500);
  }
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...nasty), { maxLength: 2000 }), (signs) => {
      const began = performance.now();
      found(signs.join(''));
      expect(performance.now() - began).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
});
