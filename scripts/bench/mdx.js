/** What a lesson costs when it is published: each step, and the whole in the thread that does it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { tell } from './tell.js';

const course = 'content/courses/the-journey-home';
const folder = `${course}/trace`;

/** The sources are TypeScript; there each step is a function of its own. */
const entry = `
  export { bundle } from './app/platform/mdx/bundle.ts';
  export { guardProblems } from './app/platform/mdx/guard.ts';
  export { lessonFrom } from './app/platform/mdx/compile.ts';
  export { lessonWordKeys } from './app/platform/mdx/lesson-words.ts';`;

async function steps() {
  // Inside the tree, so that packages are found.
  const place = mkdtempSync('build/bench-');
  try {
    const outfile = join(place, 'mdx.mjs');
    await build({
      stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      jsx: 'automatic',
      outfile,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** The middle of five, after two that warm up. @param {() => Promise<number>} work */
async function middleOf(work) {
  const times = [];
  for (let time = 0; time < 7; time++) times.push(await work());
  return times.slice(2).sort((a, b) => a - b)[2] ?? 0;
}

export async function measureLesson() {
  console.log('\n  A lesson, when it is published');
  const { bundle, guardProblems, lessonFrom, lessonWordKeys } = await steps();
  const text = readFileSync(`${folder}/en.mdx`, 'utf8');
  const surroundings = {
    language: 'en',
    files: Object.fromEntries(
      readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
    ),
    references: parse(readFileSync(`${course}/course.yml`, 'utf8')).references ?? [],
    words: Object.fromEntries(lessonWordKeys.map((/** @type {string} */ key) => [key, key])),
  };
  const now = () => performance.now();

  let guarded = 0;
  const judge = (/** @type {unknown} */ tree) => {
    guardProblems(tree, 'lesson');
    guarded = now();
    return [];
  };
  const guard = await middleOf(async () => {
    const began = now();
    await bundle(text, judge);
    return guarded - began;
  });
  const bundled = await middleOf(async () => {
    await bundle(text, judge);
    return now() - guarded;
  });
  const whole = await middleOf(async () => {
    const began = now();
    await lessonFrom(text, surroundings);
    return now() - began;
  });

  const worker = new Worker('./build/server/compile-worker.js', {
    env: { NODE_ENV: 'production' },
  });
  // It says when it is ready for the first one.
  await new Promise((done) => worker.once('message', done));
  const inThread = await middleOf(async () => {
    const began = now();
    const told = new Promise((done) => worker.once('message', done));
    worker.postMessage({ kind: 'lesson', text, surroundings });
    const outcome = /** @type {any} */ (await told);
    if (!outcome.compiled) throw new Error(JSON.stringify(outcome));
    return now() - began;
  });
  await worker.terminate();

  const size = `${(Buffer.byteLength(text) / 1024).toFixed(1)} KB of MDX`;
  const ms = (/** @type {number} */ time) => `${time.toFixed(0)} ms`;
  tell('parse and guard', ms(guard), size, true);
  tell('bundle', ms(bundled), 'mdx-bundler, esbuild', true);
  tell('order, rules, render, sanitize', ms(Math.max(0, whole - guard - bundled)), '', true);
  tell('whole, in the worker thread', ms(inThread), 'budget of the thread: 20 s', true);
}
