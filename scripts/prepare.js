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

/**
 * Says every 20 seconds that a long step still goes on.
 * @param {string} what @param {Promise<void>} step
 */
async function telling(what, step) {
  const began = Date.now();
  const timer = setInterval(
    () => console.log(`  … still ${what}, ${Math.round((Date.now() - began) / 1000)} s`),
    20_000,
  );
  await step.finally(() => clearInterval(timer));
}

export async function install() {
  await unlessFresh('node_modules/.journeyhome-installed', ['package-lock.json'], async () => {
    console.log('Installing packages. The first time takes about three minutes …');
    await telling('installing', run('npm', ['ci', '--no-audit', '--no-fund']));
  });
}

export async function build() {
  await unlessFresh('build/.made-from', buildSources, async () => {
    console.log('Building …');
    await run('node', ['scripts/build.js']);
  });
}
