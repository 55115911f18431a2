/** A small course, published without compiling anything. */
import type { Db } from '#db/connection.server.ts';
import { publishCompiled } from '#app/domain/courses/courses.server.ts';
import type {
  CompiledLesson,
  CompiledQuestion,
  CourseRules,
  CourseTexts,
  Publication,
} from '#app/domain/courses/courses.ts';

export function aLesson(title: string, given: Partial<CompiledLesson> = {}): CompiledLesson {
  return {
    title,
    summary: `What “${title}” is about.`,
    minutes: 6,
    note: null,
    topics: [],
    words: 700,
    parts: [
      { kind: 'html', html: `<p>This is ${title}.</p>` },
      {
        kind: 'reflection',
        id: 'in-your-words',
        html: '<p class="spoken">How would you say it?</p>',
      },
      { kind: 'aid', title: 'A card', summary: 'One page to print.' },
    ],
    aid: { title: 'A card', summary: 'One page to print.', html: '<p>The card.</p>' },
    bytes: 100,
    assets: [],
    ...given,
  };
}

export function aQuestion(id: string, given: Partial<CompiledQuestion> = {}): CompiledQuestion {
  return {
    id,
    kind: 'single',
    critical: false,
    lesson: 'first',
    outcome: 'begin',
    promptHtml: `<p>What about ${id}?</p>`,
    label: `What about ${id}?`,
    choices: [
      { id: 'good', right: true, html: 'A good way', feedbackHtml: '<p>Because it helps.</p>' },
      { id: 'bad', right: false, html: 'A bad way', feedbackHtml: '<p>Because it harms.</p>' },
    ],
    feedbackHtml: null,
    ...given,
  };
}

export interface CourseGiven {
  slug?: string;
  hash?: string;
  texts?: Partial<CourseTexts>;
  rules?: Partial<CourseRules>;
  lessons?: Publication['lessons'];
  questions?: Publication['questions'];
}

/** Three lessons and four questions, of which a paper draws two. */
export function aCourse(given: CourseGiven = {}): Publication {
  const { slug = 'safe-every-day' } = given;
  return {
    slug,
    hash: given.hash ?? `${slug} as first written`,
    texts: {
      en: {
        title: 'Safe Every Day',
        subtitle: 'Safeguarding for everyone',
        summary: 'Prevent harm, hear a child well, report the same day.',
        lead: 'Most adults want to protect children. This course shows how.',
        audience: 'Everyone',
        note: null,
        outcomes: [{ id: 'begin', text: 'begin well' }],
        statement: 'Knowledge completed; not a licence to practise.',
        references: [],
        ...given.texts,
      },
    },
    rules: {
      level: 'foundation',
      minutes: 18,
      scene: 'footsteps',
      draw: 2,
      pass: 70,
      attempts: 3,
      waitHours: 24,
      months: 24,
      prerequisites: [],
      ...given.rules,
    },
    lessons: given.lessons ?? [
      { key: 'first', texts: { en: aLesson('Our duty') } },
      { key: 'second', texts: { en: aLesson('Six rules') } },
      { key: 'third', texts: { en: aLesson('When a child tells you') } },
    ],
    questions: given.questions ?? {
      en: [aQuestion('one'), aQuestion('two'), aQuestion('three'), aQuestion('four')],
    },
  };
}

/** Publishes it, and says which version it became. */
export async function aPublishedCourse(
  db: Db,
  given: CourseGiven = {},
  now = new Date('2026-11-01T08:00:00.000Z'),
): Promise<{ slug: string; versionId: string; version: number }> {
  const course = aCourse(given);
  const published = await publishCompiled(db, { course, publishedBy: null }, now);
  if ('refused' in published)
    throw new Error(published.problems.map((it) => it.message).join('\n'));
  return { slug: course.slug, versionId: published.versionId, version: published.version };
}
