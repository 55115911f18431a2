/** Every library that package.json asks for has its reason in DECISIONS.md 12. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const { dependencies, devDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const decision = /^## 12\.[^]*?(?=^## 13\.)/m.exec(
  readFileSync(join(root, 'DECISIONS.md'), 'utf8'),
)![0];
/** `@remix-run/*`, `remark-*` and `@fontsource/noto-sans(-thai)` stand for several. */
const named = [...decision.matchAll(/^\| ([^|]+?) +\|/gm)]
  .flatMap(([, cell]) =>
    cell!
      .replace(/\\\*/g, '*')
      .replace(/ \(tests\)/, '')
      .split(', '),
  )
  .map(
    (name) =>
      new RegExp(
        `^${name
          .replace(/[.]/g, '\\.')
          .replace('*', '.+')
          .replace(/\((-\w+)\)/, '($1)?')}$`,
      ),
  );

it('names each library, and why', () => {
  const all = Object.keys({ ...dependencies, ...devDependencies });
  const unnamed = all
    .filter((name) => !name.startsWith('@types/'))
    .filter((name) => !named.some((pattern) => pattern.test(name)));
  expect(unnamed).toEqual([]);
  expect(named.length).toBeGreaterThan(40);
});

it('installs from whichever registry npm is told to ask: none is written down', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  expect(lock.match(/"resolved"/g)).toBeNull();
});
