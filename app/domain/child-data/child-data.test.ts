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
    'The aunt stays at 45 Lumumba Street',
    'Maison n° 12, derrière le marché',
    'nyumba namba 8 karibu na shule',
    'S.L.P. 1234 Kisumu',
    'Ri Capois no 8',
    'Calle Mayor 5',
  ])('an address: %s', (text) => expect(found(text)).toBe('address'));

  it.each([
    'A girl in our house called Amina misses her brother.',
    'We have a boy named Brian who runs away.',
    'The child’s name is Neema.',
    "The boy's name: Otieno",
    'The name of the girl is Atieno and she is shy.',
    'Une fille de notre centre qui s’appelle Roseline ne dort pas.',
    'Le garçon appelé Jean ne veut pas partir.',
    'Le nom de l’enfant est Mirlande.',
    'Le prénom de la fille : Islande',
    'Msichana anayeitwa Neema hataki kula.',
    'Mtoto huyu jina lake ni Juma.',
    'Jina la mtoto ni Baraka.',
    'Timoun nan rele Wideline.',
    'La niña se llama Rosa.',
    'Amina Wanjiru, 9 years old, wants to go home.',
    'Brian (7 years old) does not speak.',
    'Neema Juma, umri wa miaka 6, hataki kula.',
    'Jean Estimé (7 ans) ne veut pas partir.',
    'Wanjiru is 8 years old.',
    'Otieno, aged 11, was seen.',
    'Amina, born in 2016, is ready.',
    'Neema, aliyezaliwa mwaka 2017, yuko tayari.',
    'My niece, a girl of six called Achieng, told me.',
  ])('a child’s name: %s', (text) => expect(found(text)).toBe('name'));

  it.each([
    'She was born on 12/03/16.',
    'A girl, born in May 2015, is waiting.',
    'Il est né en mai 2016.',
    'DOB 3-4-17',
    'Alizaliwa Mei 2018 kijijini.',
    'A.W. 12/03/2016 is on our list',
    'J. Kamau was seen; J.K. (3 May 2014) too',
    '12/03/2016 Amina Wanjiru',
    '1. 12/03/2016 – Amina Wanjiru, class 3',
  ])('a birth date, short or in a list: %s', (text) => expect(found(text)).toBe('birth-date'));
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
    // As sheets and posts are written by honest people.
    'My name is Grace Atieno and I work in Kisumu.',
    'A school-age child does not want to leave the house where she grew up.',
    'The children are between 6 and 12 years old.',
    'Two brothers, 8 and 10 years old, want to stay together.',
    'Children, 9 years old and above, may speak for themselves.',
    'The girl is about 9 years old and has lived with us for three years.',
    'Tumaini House, 7 years ago, had sixty children.',
    'The Children Act, 4 years later, is still not known to all.',
    'The child has no birth certificate. How do we begin?',
    'Birth registration has improved since May 2015.',
    'The course called Safe Every Day helped us with this boy.',
    'What is the name of the form that the children’s officer asks for?',
    'Our trainer is called Naomi.',
    'Each child’s name is written on paper only, in a locked cupboard.',
    'We visited 3 times: in March, May and August 2026.',
    'The uncle lives on the other side of town and drinks.',
    'The family needs 2,500 shillings a month for rent, 1,200 for food.',
    'I have worked here since 12 March 2016.',
    'Kenya signed on 30 July 1990; Uganda on 17 August 1990.',
    'See CURRICULUM C1, lesson 4, question 7 (70 %, 24 months).',
    'Une fille d’âge scolaire ne veut pas rentrer chez sa tante.',
    'Je m’appelle Mirlande et je travaille en Haïti.',
    'Le garçon appelle sa mère chaque dimanche.',
    'Les enfants ont entre 6 et 12 ans.',
    'Grace Atieno, 9 ans d’expérience, anime le groupe.',
    'La loi du 12 mars 2016 le dit.',
    'Nous avons fait trois visites en mai 2026, sans succès.',
    'La famille habite près de la rue du marché, je crois.',
    'Comment parler avec un père qui ne répond pas ?',
    'L’enfant est né dans une autre ville, sans papiers.',
    'Mtoto wa umri wa shule hataki kurudi nyumbani kwa shangazi.',
    'Jina langu ni Halima, mimi ni mfanyakazi wa jamii.',
    'Tulitembelea familia mara tatu mwaka 2026.',
    'Watoto wana umri wa miaka 6 hadi 12.',
    'Mama anaogopa kusema ukweli mbele ya mume wake.',
    'Tufanye nini kama mjomba hataki kukutana nasi?',
    'Mtoto alizaliwa hospitalini na hana cheti.',
    'Ti gason an pa vle pale ak moun nan kay la.',
    'เด็กวัยเรียนไม่อยากกลับบ้านป้า',
    'La niña no quiere volver con su tía.',
    'We go on Thursday 3 December at 13:00, room 12.',
    'One boy, Amani House team and two neighbours met.',
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
