import { expect, it } from 'vitest';
import { splitPrompt } from './asking.ts';

it('parts a situation from what is asked', () => {
  expect(splitPrompt('<p>What comes <strong>first</strong>?</p>')).toEqual({
    situationHtml: '',
    askHtml: 'What comes <strong>first</strong>?',
  });
  const situation = '<p>A man comes.</p>\n<p class="spoken">“I am his uncle.”</p>';
  expect(splitPrompt(`${situation}\n<p>What do you do?</p>`)).toEqual({
    situationHtml: situation,
    askHtml: 'What do you do?',
  });
});

it('leaves a prompt whole that does not end in a plain paragraph', () => {
  for (const html of [
    '<p>Look:</p><ul><li>one</li></ul>',
    '<p>He says</p><p class="spoken">x</p>',
    '',
  ])
    expect(splitPrompt(html)).toEqual({ situationHtml: '', askHtml: html });
});
