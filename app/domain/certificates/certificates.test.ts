import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalNumber, issueForm } from './certificates.ts';
import { newNumber } from './number.server.ts';

describe('A certificate’s number', () => {
  it('has 100 random bits in letters that nobody mistakes', () => {
    const numbers = Array.from({ length: 2000 }, newNumber);
    expect(new Set(numbers).size).toBe(2000);
    for (const number of numbers) {
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    }
    expect(new Set(numbers.join('').replaceAll('-', '')).size).toBe(32);
  });

  it('is found however it was typed', () => {
    const number = '7K4M-9PXA-2TQH-0110-ZZZZ';
    for (const typed of [
      '7K4M-9PXA-2TQH-0110-ZZZZ',
      '7k4m9pxa2tqh0110zzzz',
      '  7k4m 9pxa\t2tqh oiLO zzzz ',
      '7K4M–9PXA—2TQH‑0110‒ZZZZ',
      '7K4M.9PXA.2TQH.0110.ZZZZ.pdf',
      '７Ｋ４Ｍ－９ＰＸＡ-2TQH-0110-ZZZZ',
      'https://learn.example.org/certificates/7k4m-9pxa-2tqh-0110-zzzz?from=mail#top',
    ]) {
      expect(canonicalNumber(typed), typed).toBe(number);
    }
  });

  it('is none when it cannot be one', () => {
    for (const typed of [
      '',
      '7K4M',
      '7K4M-9PXA-2TQH-0110-ZZZ',
      '7K4M-9PXA-2TQH-0110-ZZZZ-1',
      'U'.repeat(20),
      '%',
      "' or 1=1",
    ]) {
      expect(canonicalNumber(typed), typed).toBeNull();
    }
  });

  it('survives any spelling of itself', () => {
    const spelled = fc.array(fc.tuple(fc.boolean(), fc.constantFrom('', '-', ' ', '\u00a0', '–')), {
      minLength: 20,
      maxLength: 20,
    });
    fc.assert(
      fc.property(spelled, (ways) => {
        const number = newNumber();
        const typed = [...number.replaceAll('-', '')]
          .map((letter, place) => {
            const [small, gap] = ways[place]!;
            const loose = letter === '0' ? 'O' : letter === '1' ? 'l' : letter;
            return (small ? loose.toLowerCase() : loose) + gap;
          })
          .join('');
        expect(canonicalNumber(typed)).toBe(number);
      }),
    );
  });
});

describe('The name on a certificate', () => {
  const read = (holder: unknown) => issueForm.safeParse({ holder });

  it('is printed as one clean line', () => {
    const typed = '  Grace \r\n \u202eAtieno\u202c\tOchieng’ ';
    expect(read(typed).data).toEqual({ holder: 'Grace Atieno Ochieng’' });
  });

  it('is words, 200 letters at most', () => {
    expect(read('มาลี').data).toEqual({ holder: 'มาลี' });
    expect(read('é'.repeat(200)).success).toBe(true);
    expect(read('é'.repeat(201)).success).toBe(false);
    for (const holder of ['', '   ', '\u200b\u202e', '12345', '— —', undefined]) {
      expect(read(holder).success, String(holder)).toBe(false);
    }
  });
});
