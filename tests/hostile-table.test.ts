/** docs/HOSTILE.md says how each hostile input is met; this keeps it whole, and true to the tree. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The rows of the plan (RELIABILITY.md, section 3b). */
const planned = [
  ...[1, 2, 3, 4, 5, 6, 9, 11, 13, 15, 17, 18, 20, 22, 24, 25, 27, 28, 30, 32, 34, 35, 37, 38, 40],
  ...[42, 43, 45, 46, 48, 49, 51, 52, 54, 56, 58, 59],
];

const rows = readFileSync(join(root, 'docs/HOSTILE.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| +(\d+|–) /.test(line))
  .map((line) => {
    const [row = '', input = '', must = '', defence = '', tests = '', seen = '', ...more] = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { row, input, must, defence, tests, seen, more };
  });

const pathsIn = (prose: string) =>
  [...prose.matchAll(/`([\w./-]+\.tsx?)`/g)].map(([, path]) => path!);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);

it('has each row of the plan once, in order, and neighbours behind them', () => {
  const numbers = rows.map(({ row }) => row);
  expect(numbers.filter((row) => row !== '–').map(Number)).toEqual(planned);
  expect(numbers.lastIndexOf('59')).toBeLessThan(numbers.indexOf('–'));
});

it('says of each what must happen, what sees to it, and how that was seen', () => {
  for (const { row, input, must, defence, tests, seen, more } of rows) {
    for (const cell of [input, must, defence, tests, seen]) expect(cell, row).not.toBe('');
    expect(more, row).toEqual([]);
    expect(pathsIn(defence).length, row).toBeGreaterThan(0);
    expect(pathsIn(defence).filter(isTest), row).toEqual([]);
    expect(pathsIn(tests).length, row).toBeGreaterThan(0);
    expect(pathsIn(tests).filter(isTest), row).toEqual(pathsIn(tests));
  }
});

it('names only what is there, and every test of this kind', () => {
  const named = rows.flatMap(({ defence, tests }) => pathsIn(`${defence} ${tests}`));
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('asks for libraries in which the holes that happened are mended', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; dev?: true }>;
  };
  const versionsOf = (name: string) =>
    Object.entries(lock.packages)
      .filter(([path]) => path.endsWith(`node_modules/${name}`))
      .map(([, { version = '0' }]) => version);
  const mended = readFileSync(join(root, 'docs/HOSTILE.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [name = '', , version = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return /^\d+\.\d+\.\d+$/.test(version) ? [{ name, version }] : [];
    });
  expect(mended.length).toBeGreaterThanOrEqual(5);
  for (const { name, version } of mended) {
    const installed = versionsOf(name);
    expect(installed.length, name).toBeGreaterThan(0);
    for (const one of installed) expect(compare(one, version), `${name} ${one}`).not.toBe(-1);
  }
  expect(versionsOf('next-mdx-remote')).toEqual([]);
  expect(lock.packages['node_modules/@remix-run/dev']?.dev).toBe(true);
});

/** Which of two versions is the later one: 1, 0 or -1. */
function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(/[.-]/).map(Number));
  const at = left!.findIndex((part, place) => part !== right![place]);
  return at < 0 ? 0 : Math.sign(left![at]! - (right![at] ?? 0));
}
