import { expect, it } from 'vitest';
import { aCourse, said, site } from './companion-fixture.ts';
import { pictureLetters } from './picture-letters.ts';

const drawn = (width: number, letters: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 90">${letters}</svg>`;
const told = async (svg: string) =>
  said(pictureLetters(await aCourse({ files: { 'steps.svg': Buffer.from(svg) } }), site));

it('tells letters that are too small on a small phone', async () => {
  expect(await told(drawn(330, '<g font-size="18"><text font-size="13">a</text></g>'))).toEqual([
    expect.stringContaining('letters of steps.svg are 11.3 px high; 12 can be read'),
  ]);
  expect(await told(drawn(800, '<text style="font-size: 30px">a</text>'))).toHaveLength(1);
});

it('is silent over letters that can be read, and over pictures without any', async () => {
  expect(await told(drawn(330, '<text font-size="14">a</text>'))).toEqual([]);
  expect(await told(drawn(100, '<text font-size="12">a</text>'))).toEqual([]);
  expect(await told(drawn(900, '<path d="M0 0"/>'))).toEqual([]);
});
