/** What every command needs before it can do anything: the packages, and the build. */
import { unlessFresh } from './freshness.js';
import { run } from './run.js';

const buildSources = [
  'app',
  'db',
  'scripts',
  'public',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
];

export async function install() {
  await unlessFresh('node_modules/.journeyhome-installed', ['package-lock.json'], async () => {
    console.log('Installing packages. The first time takes about three minutes …');
    await run('npm', ['ci', '--no-audit', '--no-fund']);
  });
}

export async function build() {
  await unlessFresh('build/.made-from', buildSources, async () => {
    console.log('Building …');
    await run('node', ['scripts/build.js']);
  });
}
