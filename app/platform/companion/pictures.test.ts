import { expect, it } from 'vitest';
import { aCourse, said, site } from './companion-fixture.ts';
import { pictures } from './pictures.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>';
const png = (bytes: number) => {
  const data = Buffer.alloc(bytes);
  data.write('\x89PNG\r\n\x1a\n', 'latin1');
  data.writeUInt32BE(90, 16);
  data.writeUInt32BE(90, 20);
  return data;
};
const figure = (src: string) =>
  `<Figure src="${src}" alt="Six steps in order, from first to last." />`;
const told = async (lesson: string, files: Record<string, Uint8Array>) =>
  said(pictures(await aCourse({ lesson, files }), site));

it('tells a picture over 15 KB, and one that nobody shows', async () => {
  const files = { 'big.png': png(15 * 1024 + 1), 'old.svg': Buffer.from(svg) };
  expect(await told(figure('big.png'), files)).toEqual([
    expect.stringContaining('big.png is 16 KB; a picture has at most 15.'),
    expect.stringContaining('No text shows old.svg.'),
  ]);
});

it('is silent over small pictures that are shown', async () => {
  expect(await told(figure('a.png'), { 'a.png': png(15 * 1024) })).toEqual([]);
});
