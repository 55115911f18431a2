/**
 * `npm run content:check`: what is wrong in CONTENT_DIRECTORY, with file, line and column, and how to
 * mend it. Behind `--`: a course's name checks that course alone; `--measures` shows what is counted;
 * `--translated <file> …` says of translations that they were made from today's English.
 */
import { checkContent, stampTranslation } from '#app/domain/courses/courses.server.ts';
import { checkGlossary } from '#app/domain/library/library.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const { contentDirectory } = config();
const words = process.argv.slice(2);
const names = words.filter((it) => !it.startsWith('--'));

if (words.includes('--translated')) {
  for (const file of names) console.log(await stampTranslation(contentDirectory, file));
  process.exit();
}

const { lines, advice, measures } = await checkContent(contentDirectory, names[0]);
if (names.length === 0) lines.push(...(await checkGlossary(contentDirectory)).lines);
const failed = lines.length > 0;
if (words.includes('--measures')) {
  for (const [course, texts] of Object.entries(measures)) {
    console.log(
      `\n${course}: words · Flesch–Kincaid grade · words in a sentence · KB over the wire`,
    );
    for (const { text, words: count, grade, sentenceLength, kilobytes } of texts) {
      const figures = [count ?? '', grade.toFixed(1), sentenceLength.toFixed(1)];
      const row = [...figures, kilobytes?.toFixed(1) ?? ''].map((it) => String(it).padStart(6));
      console.log(`  ${text.padEnd(26)}${row.join('')}`);
    }
  }
  console.log('');
}
if (lines.length > 0) console.log(`To mend (${lines.length}):`);
for (const line of lines) console.log(`  ${line}`);
if (advice.length > 0) console.log(`Advice (${advice.length}), which fails nothing:`);
for (const line of advice) console.log(`  ${line}`);
if (!failed) console.log('The content is in order.');
process.exit(failed ? 1 : 0);
