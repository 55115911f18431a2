import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PostWords } from './post-words.tsx';

const render = (text: string) => renderToStaticMarkup(<PostWords text={text} />);

it('shows words as words, and leads only to the web', () => {
  expect(render('<script>alert(1)</script> &amp; "x"')).not.toMatch(/<script|<svg/);
  expect(render('javascript:alert(1) data:text/html,x')).not.toContain('<a');
  expect(render('https://a.org/"onmouseover="x')).toMatch(/<a href="https:\/\/a\.org\/" rel=/);
  expect(render("https://a.org/?q='><svg onload=x>")).not.toContain('<svg');
  expect(render('one\ntwo')).toContain('one\ntwo');
});
