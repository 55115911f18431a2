/** How many tests of a runner passed and failed, by its own report. */
import { readFileSync, rmSync } from 'node:fs';
import { run } from './run.js';

/** @param {any} report Vitest's; what was skipped was not tested. */
export const countVitest = ({ numPassedTests, numFailedTests, numPendingTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests + numPendingTests,
});

/**
 * Runs a test runner and counts what it reported; a run that reports nothing has failed.
 * @param {string[]} words @param {string} report @param {(json: any) => {passed: number, failed: number}} count
 * @param {Record<string, string>} environment
 */
export async function counting(words, report, count, environment = {}) {
  rmSync(report, { force: true });
  const ended = await run('npx', words, environment).then(
    () => true,
    () => false,
  );
  const counted = count(JSON.parse(readFileSync(report, 'utf8')));
  if (counted.passed + counted.failed === 0) throw new Error('no test ran');
  if (!ended && counted.failed === 0) throw new Error('the run ended badly');
  return counted;
}
