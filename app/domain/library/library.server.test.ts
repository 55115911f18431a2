import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { importContent } from '#app/domain/courses/courses.server.ts';
import { visitor } from '#app/domain/people/people.ts';
import { stopCompiling } from '#app/platform/mdx/compile.server.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { search } from '../search/search.server.ts';
import { aidFile, chosenAids, glossaryFor, importLibrary, listAids } from './library.server.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const [naomi, amelie, malee] = [visitor('en'), visitor('fr'), visitor('th')];
const place = { course: 'short-course', lesson: 'begin' };
const everything = { course: null, topic: null, search: '' };

const glossary = `terms:
  - id: tracing
    en: { term: Tracing, means: Looking for relatives. }
    fr: { term: Recherche familiale, means: Chercher les proches. }
    th: การติดตามหาครอบครัว
  - id: assent
    en: { term: Assent, means: A child’s own yes. }
`;

onEachEngine('The library', (db) => {
  let content: string;
  beforeEach(async () => {
    content = await mkdtemp(join(tmpdir(), 'content-'));
    await cp('tests/content', content, { recursive: true });
    await writeFile(join(content, 'glossary.yml'), glossary);
    await importContent(db(), content, now);
  });
  afterEach(() => rm(content, { recursive: true }));
  afterAll(stopCompiling);

  it('is made from what is published, and a second time nothing is', async () => {
    expect(await importLibrary(db(), content)).toEqual({
      lines: ['glossary: stored', 'job aids: 1 drawn', 'search: 5 indexed'],
      failed: false,
    });
    expect(await importLibrary(db(), content)).toEqual({
      lines: ['glossary: unchanged', 'job aids: 0 drawn', 'search: 0 indexed'],
      failed: false,
    });
  });

  it('finds what begins like the words, in lessons, job aids and the glossary', async () => {
    await importLibrary(db(), content);
    const addresses = async (query: string, viewer = naomi) =>
      (await search(db(), viewer, query)).map((it) => it.address);
    expect(await addresses('small steps')).toEqual(['/courses/short-course/lessons/begin']);
    expect(await addresses('RELATIVE')).toEqual(['/glossary#tracing']);
    expect(await addresses('proch', amelie)).toEqual(['/glossary#tracing']);
    expect(await addresses('ครอบครัว', malee)).toEqual(['/glossary#tracing']);
    expect(await addresses('recherche')).toEqual(['/glossary#tracing']);
    expect(await addresses('')).toEqual([]);
    expect(await addresses('"small* & steps" \' or 1=1 --')).toEqual([]);
    expect(await addresses('nothinglikeit')).toEqual([]);
  });

  it('shows where the words stand', async () => {
    await importLibrary(db(), content);
    const [found] = await search(db(), naomi, 'looking');
    expect(found).toMatchObject({ kind: 'term', language: 'en' });
    expect(found!.excerpt.filter((piece) => piece.found)).toEqual([
      { text: 'Looking', found: true },
    ]);
  });

  it('forgets what is no longer published, and finds what is new', async () => {
    await importLibrary(db(), content);
    const lesson = join(content, 'courses/short-course/begin/en.mdx');
    const text = await readFile(lesson, 'utf8');
    await writeFile(lesson, text.replace('One small step.', 'One brave leap.'));
    await writeFile(join(content, 'glossary.yml'), glossary.split('  - id: assent')[0]!);
    await importContent(db(), content, now);
    await importLibrary(db(), content);
    expect(await search(db(), naomi, 'brave leap')).toHaveLength(1);
    expect(await search(db(), naomi, 'small step')).toHaveLength(0);
    expect(await search(db(), naomi, 'assent')).toHaveLength(0);
  });

  it('holds each job aid as one page of A4 with all its words', async () => {
    await importLibrary(db(), content);
    const [aid] = await listAids(db(), naomi);
    expect(aid).toMatchObject({ course: { slug: 'short-course' }, lesson: { key: 'begin' } });
    const file = (await aidFile(db(), naomi, place))!;
    expect(file.bytes.length).toBe(aid!.pdf.bytes);
    const read = (tool: string, words: string[]) =>
      execFileSync(tool, words, { input: file.bytes }).toString().replace(/\s+/g, ' ');
    expect(read('pdfinfo', ['-'])).toMatch(/Pages: 1 .*\(A4\)/);
    expect(read('pdftotext', ['-enc', 'UTF-8', '-', '-'])).toContain(aid!.title);
    expect(await aidFile(db(), naomi, { ...place, lesson: 'x' })).toBeNull();
    expect(chosenAids([aid!], everything)).toEqual([aid]);
    expect(chosenAids([aid!], { ...everything, search: 'nowhere' })).toEqual([]);
    expect(chosenAids([aid!], { ...everything, topic: 'safety' })).toEqual([]);
  });

  it('explains a word in the viewer’s language, and says what others call it', async () => {
    await importLibrary(db(), content);
    expect(await glossaryFor(db(), amelie)).toEqual([
      {
        key: 'assent',
        term: 'Assent',
        meaning: 'A child’s own yes.',
        language: 'en',
        elsewhere: [],
      },
      {
        key: 'tracing',
        term: 'Recherche familiale',
        meaning: 'Chercher les proches.',
        language: 'fr',
        elsewhere: [
          { language: 'en', term: 'Tracing' },
          { language: 'th', term: 'การติดตามหาครอบครัว' },
        ],
      },
    ]);
  });

  it('says what is wrong with the glossary, and leaves the one before', async () => {
    await importLibrary(db(), content);
    await writeFile(join(content, 'glossary.yml'), 'terms:\n  - id: Tracing\n    en: Tracing\n');
    const report = await importLibrary(db(), content);
    expect(report.failed).toBe(true);
    expect(report.lines[0]).toMatch(/glossary\.yml:2:\d+: terms\.0/);
    expect(await glossaryFor(db(), naomi)).toHaveLength(2);
  });
});
