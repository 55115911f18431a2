import { expect, it } from 'vitest';
import { altText } from './alt-text.ts';
import { aText, said, site } from './companion-fixture.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0"/></svg>';
const files = { 'steps.svg': Buffer.from(svg) };
const told = async (alt: string) =>
  said(altText(await aText(`<Figure src="steps.svg" alt="${alt}" />`, { files }), site, null));

it('asks for words that describe the picture', async () => {
  expect(await told('six-steps.svg')).toEqual([expect.stringMatching(/^7: .*name of a file/)]);
  expect(await told('Picture of six steps in order, from first to last')).toEqual([
    expect.stringContaining('Begin alt with what'),
  ]);
  expect(await told('Six steps')).toEqual([expect.stringContaining('fewer than 25 letters')]);
});

it('is silent where the picture is described', async () => {
  expect(await told('Six steps in order: register, assess, plan, act, review, close.')).toEqual([]);
});
