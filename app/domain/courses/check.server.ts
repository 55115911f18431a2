/** `npm run content:check`: the guard, the rules of a course and the author's companion, over content/. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import {
  findInCourse,
  findInPages,
  measuresOf,
  passagesOf,
  stamped,
  type Finding,
  type Measures,
  type Site,
  type Text,
} from '#app/platform/companion/companion.ts';
import {
  checkCourse,
  checkPages,
  readPageSources,
  type CheckedText,
  type FileProblem,
} from '#app/platform/content/content.server.ts';
import { coursesIn, lineOf, sourceOf, type ContentReport } from './content-folder.server.ts';
import { lessonWords } from './lesson-words.ts';

export interface CheckReport extends ContentReport {
  /** What its author may weigh; it fails nothing. */
  advice: string[];
  /** By course. */
  measures: Record<string, Measures[]>;
}

interface Checked {
  findings: Finding[];
  texts: Text[];
  measures?: Measures[];
}

/** Everything in `content/`, judged without a database; or one course of it. */
export async function checkContent(directory: string, only?: string): Promise<CheckReport> {
  const site = await siteOf(directory);
  const report: CheckReport = { lines: [], advice: [], failed: false, measures: {} };
  const add = (folder: string, findings: Finding[]) => {
    for (const it of findings.sort(inOrder)) {
      (it.advice ? report.advice : report.lines).push(lineOf(folder, it));
    }
  };
  for (const slug of await coursesIn(directory)) {
    if (only !== undefined && only !== slug) continue;
    const folder = join(directory, 'courses', slug);
    const { findings, measures } = await courseChecked(folder, site);
    add(folder, findings);
    if (measures) report.measures[slug] = measures;
  }
  if (only === undefined) {
    const folder = join(directory, 'pages');
    add(folder, (await pagesChecked(folder, site)).findings);
  } else if (!site.lessons.has(only)) {
    report.lines.push(
      `There is no course ${only}. There are: ${[...site.lessons.keys()].join(', ')}.`,
    );
  }
  return { ...report, failed: report.lines.length > 0 };
}

/** Writes into a translation that it was made from today's English; answers what was done. */
export async function stampTranslation(directory: string, path: string): Promise<string> {
  const file = relative(resolve(directory), resolve(path)).replaceAll('\\', '/');
  const [place = '', ...parts] = file.split('/');
  const unread = `${path} is no translation that can be read beside its en.mdx. Look at what the check says of both.`;
  if (place !== 'courses' && place !== 'pages') return unread;
  const [slug, name] = place === 'courses' ? parts.slice(1) : parts;
  const language = name?.replace(/\.mdx$/u, '');
  const folder = join(directory, place, ...(place === 'courses' ? parts.slice(0, 1) : []));
  const site = await siteOf(directory);
  const { texts } =
    place === 'courses' ? await courseChecked(folder, site) : await pagesChecked(folder, site);
  const english = texts.find((it) => it.slug === slug && it.language === 'en');
  const translation = texts.find((it) => it.slug === slug && it.language === language);
  if (!english || !translation || language === 'en') {
    return unread;
  }
  await writeFile(path, stamped(await readFile(path, 'utf8'), english));
  return `${path} was made from today’s ${slug}/en.mdx.`;
}

async function courseChecked(folder: string, site: Site): Promise<Checked> {
  const source = await sourceOf(folder);
  if ('problems' in source) return { findings: source.problems, texts: [] };
  const { problems, texts, compiled } = await checkCourse(source, lessonWords);
  const yaml = await readFile(join(folder, 'course.yml'), 'utf8');
  const course = { ...source, yaml, texts: texts.map(withPassages), compiled };
  return {
    findings: [...problems, ...findInCourse(course, site, problems)],
    texts: course.texts,
    measures: measuresOf(course),
  };
}

async function pagesChecked(folder: string, site: Site): Promise<Checked> {
  const checked = await checkPages(await readPageSources(folder), lessonWords);
  const texts = checked.texts.map(withPassages);
  return { findings: [...checked.problems, ...findInPages(texts, site)], texts };
}

const withPassages = (text: CheckedText): Text => ({ ...text, passages: passagesOf(text.tree) });

async function siteOf(directory: string): Promise<Site> {
  const lessons = new Map<string, readonly string[]>();
  for (const slug of await coursesIn(directory)) {
    const source = await sourceOf(join(directory, 'courses', slug));
    lessons.set(slug, 'problems' in source ? [] : source.course.lessons);
  }
  return { lessons };
}

const inOrder = (a: FileProblem, b: FileProblem) =>
  a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
