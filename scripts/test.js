/**
 * `npm test`: installs what is missing and runs everything. Words after `--` choose steps:
 * `npm test -- unit browser`. The last line counts: `N passed, N failed`.
 */
import { mkdirSync } from 'node:fs';
import { counting, countVitest } from './counting.js';
import { build, install } from './prepare.js';
import { run } from './run.js';
import { chromium, poppler } from './tools.js';

let passed = 0;
let failed = 0;
const chosen = process.argv.slice(2);

/** @param {string} name @param {() => Promise<{passed: number, failed: number} | void>} step */
async function step(name, step) {
  if (chosen.length > 0 && !chosen.includes(name)) return;
  const began = Date.now();
  console.log(`\n── ${name}`);
  try {
    const counted = (await step()) ?? { passed: 1, failed: 0 };
    passed += counted.passed;
    failed += counted.failed;
  } catch (error) {
    failed += 1;
    console.log(`${name} failed: ${error instanceof Error ? error.message : error}`);
  }
  console.log(`── ${name}: ${Math.round((Date.now() - began) / 1000)} s`);
}

await install();
mkdirSync('test-results', { recursive: true });

if (!process.env.TEST_POSTGRES_URL) {
  console.log('\nPostgreSQL was SKIPPED: TEST_POSTGRES_URL is not set. Only SQLite is tested.');
}
await step('build', build);
await step('types', () => run('npx', ['tsc', '--noEmit']));
await step('lint', () => run('npx', ['eslint', '.', '--max-warnings', '0']));
await step('format', () => run('npx', ['prettier', '--check', '--log-level', 'warn', '.']));
await step('content', () => run('node', ['build/server/check-content.js']));
await step('unit', async () => {
  await poppler();
  const executable = await chromium();
  return counting(
    [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=test-results/unit.json',
    ],
    'test-results/unit.json',
    countVitest,
    executable ? { CHROMIUM_PATH: executable } : {},
  );
});
await step('browser', async () => {
  await poppler();
  const executable = await chromium();
  return counting(
    ['playwright', 'test'],
    'test-results/browser.json',
    ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped,
    }),
    executable ? { CHROMIUM_PATH: executable } : {},
  );
});

if (!process.env.TEST_POSTGRES_URL) {
  console.log('\nPostgreSQL was SKIPPED: TEST_POSTGRES_URL is not set. Only SQLite was tested.');
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
