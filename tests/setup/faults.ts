/**
 * Faults come in two lengths: seconds in `npm test`, minutes in `npm run test:faults` (FAULTS=long).
 * What is left to chance hangs on a seed that is printed, so that a failure can be repeated.
 */
import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { promisify } from 'node:util';

export const long = process.env.FAULTS === 'long';
export const times = (inLong: number, inShort: number): number => (long ? inLong : inShort);

/** Numbers in [0, 1) that come again with the same FAULTS_SEED (mulberry32). */
export function chance(name: string): () => number {
  const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));
  tell(`${name}: FAULTS_SEED=${seed} repeats its moments`);
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What was seen, for whoever reads the run. */
export const tell = (line: string): void => void process.stdout.write(`  ${line}\n`);

const execute = promisify(execFile);

/** A program of the machine. One that is not there or may not do it is a failure, and says so. */
export async function machine(program: string, ...words: string[]): Promise<string> {
  try {
    return (await execute(program, words)).stdout;
  } catch (error) {
    const why = (error as { stderr?: string }).stderr?.trim() || String(error);
    throw new Error(`This machine could not do \`${program} ${words.join(' ')}\`: ${why}`);
  }
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
