/**
 * `npm run test:faults`: what may break, broken, in its long form (tests/faults/). Ten minutes or so.
 * Words after `--` choose files: `npm run test:faults -- killed disk`. What this machine cannot do is
 * said and counts as failed. `FAULTS_SEED=… npm run test:faults -- killed` repeats moments that were
 * printed. The last line counts: `N passed, N failed`.
 */
import { mkdirSync } from 'node:fs';
import { counting, countVitest } from './counting.js';
import { build, install } from './prepare.js';
import { faultTools } from './tools.js';

await install();
await build();
mkdirSync('test-results', { recursive: true });
const missing = await faultTools();
for (const what of missing) console.log(`\nThis machine cannot do everything: ${what}.`);
if (!process.env.TEST_POSTGRES_URL)
  console.log('\nTEST_POSTGRES_URL is not set: what runs on both engines runs on SQLite alone.');

const began = Date.now();
const counted = await counting(
  [
    'vitest',
    'run',
    '--config=vitest.faults.config.ts',
    '--reporter=default',
    '--reporter=json',
    '--outputFile=test-results/faults.json',
    ...process.argv.slice(2),
  ],
  'test-results/faults.json',
  countVitest,
  { FAULTS: 'long' },
).catch((error) => {
  console.log(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1 };
});
console.log(`\n${Math.round((Date.now() - began) / 1000)} s`);
for (const what of missing) console.log(`This machine could not do everything: ${what}.`);
if (!process.env.TEST_POSTGRES_URL)
  console.log('PostgreSQL was skipped: TEST_POSTGRES_URL is not set.');
console.log(`${counted.passed} passed, ${counted.failed} failed`);
process.exitCode = counted.failed === 0 ? 0 : 1;
