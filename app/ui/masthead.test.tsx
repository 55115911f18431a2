import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { PublicViewer } from '#app/domain/people/people.ts';
import { Footing } from './footing.tsx';
import { Masthead } from './masthead.tsx';
import { SayProvider } from './say.tsx';

const visitor: PublicViewer = {
  signedIn: false,
  shortName: '',
  language: 'en',
  timeZone: 'UTC',
  roles: [],
  team: null,
};
const grace: PublicViewer = { ...visitor, signedIn: true, shortName: 'Grace' };
const steward: PublicViewer = { ...grace, shortName: 'Ruth', roles: ['trainer', 'steward'] };

function ways(viewer: PublicViewer, path = '/'): string[] {
  const html = renderToStaticMarkup(
    <SayProvider viewer={viewer}>
      <Masthead path={path} />
    </SayProvider>,
  );
  const nav = /<nav.*<\/nav>/.exec(html)?.[0] ?? '';
  return [...nav.matchAll(/<a href="([^"]*)"(?: aria-current="(\w+)")?>([^<]*)/g)].map(
    ([, to, current, text]) => `${text} ${to}${current ? ` (${current})` : ''}`,
  );
}

const footing = (viewer: PublicViewer, here = '/') =>
  renderToStaticMarkup(
    <SayProvider viewer={viewer}>
      <Footing here={here} />
    </SayProvider>,
  );

it('a visitor may look around or sign in', () => {
  expect(ways(visitor)).toEqual([
    'Home / (page)',
    'Courses /courses',
    'Library /library',
    'Sign in /sign-in',
  ]);
});

it('Grace has her path, courses, meetings and her own page', () => {
  expect(ways(grace, '/courses/the-journey-home/lessons/trace')).toEqual([
    'My path /',
    'Courses /courses (true)',
    'Meetings /meetings',
    'Grace /me',
  ]);
});

it('the series that somebody runs, and where they took part, are under Meetings', () => {
  for (const path of ['/series', '/series/new', '/participation'])
    expect(ways(grace, path)).toContain('Meetings /meetings (true)');
  expect(ways(grace, '/seriesly')).toContain('Meetings /meetings');
});

it('only a steward is shown the steward’s rooms', () => {
  expect(ways(steward, '/steward')).toContain('Steward /steward (page)');
  expect(ways(grace).join()).not.toContain('/steward');
});

it('who leads comes to the team first, from every page of it', () => {
  const moses = { ...grace, shortName: 'Moses', team: '/organizations/tumaini' };
  expect(ways(moses, '/organizations/tumaini/people/new')).toEqual([
    'Team /organizations/tumaini (true)',
    'My path /',
    'Meetings /meetings',
    'Moses /me',
  ]);
  expect(ways({ ...moses, team: '/organizations' }, '/organizations/lakay')[0]).toBe(
    'Team /organizations (true)',
  );
  expect(ways({ ...moses, roles: ['steward'] })).toEqual([
    'Team /organizations/tumaini',
    'My path / (page)',
    'Meetings /meetings',
    'Steward /steward',
    'Moses /me',
  ]);
});

it('a path that only begins alike is somewhere else', () => {
  expect(ways(grace, '/coursesque').join()).not.toContain('(');
});

it('from every page, help for a child in danger is one step away', () => {
  expect(footing(visitor)).toContain('href="/help/worried-about-a-child"');
});

it('changing the language comes back to the page one is on', () => {
  const html = footing({ ...visitor, language: 'fr' }, '/verify?code=7K4M&x="');
  expect(html).toContain('name="next" value="/verify?code=7K4M&amp;x=&quot;"');
  const buttons = [...html.matchAll(/value="(\w\w)" lang="\w\w"( aria-current="true")?/g)];
  expect(buttons.map(([, language, current]) => [language, Boolean(current)])).toEqual([
    ['en', false],
    ['fr', true],
  ]);
});

it('only somebody who is signed in can sign out', () => {
  expect(footing(grace)).toContain('action="/sign-out"');
  expect(footing(visitor)).not.toContain('/sign-out');
});
