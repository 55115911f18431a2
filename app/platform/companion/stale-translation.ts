import type { Finding, Text } from './finding.ts';
import { blocksOf, translatedFrom, type Block } from './translated-from.ts';

/** Paragraphs of a translation whose English has changed since. */
export function staleTranslations(texts: readonly Text[]): Finding[] {
  return texts
    .filter((it) => it.language !== 'en')
    .flatMap((translation) => {
      const english = texts.find((it) => it.language === 'en' && it.slug === translation.slug);
      return english ? staleIn(translation, english) : [];
    });
}

function staleIn(translation: Text, english: Text): Finding[] {
  const { file } = translation;
  const from = translatedFrom(translation);
  const command = 'Then run: npm run content:check -- --translated';
  if (!from) {
    const message = `Nothing says which English text this was made from. Compare the two. ${command} <this file>.`;
    return [{ file, line: 1, column: 1, message }];
  }
  const mine = blocksOf(translation);
  const tell = (at: number, message: string): Finding => {
    const line = mine[Math.min(at, mine.length - 1)]?.line ?? 1;
    return { file, line, column: 1, message: `${message} ${command} <this file>.`, advice: true };
  };
  const told = compare(from, blocksOf(english)).map(({ at, now }) =>
    now
      ? tell(
          at,
          `The English was written anew: “${now.words}” (${english.file}:${now.line}). Translate it here.`,
        )
      : tell(at, 'The English no longer has what stands here. Take it out.'),
  );
  if (told.length === 0 && mine.length !== from.length) {
    const message = `This text has ${mine.length} paragraphs, lists and headings; the English has ${from.length}. Find what is missing, or too much.`;
    return [{ ...tell(0, message), line: 1 }];
  }
  return told;
}

interface Change {
  /** Which of the blocks the translation was made from; a new one comes before it. */
  at: number;
  /** Undefined where English dropped it. */
  now: Block | undefined;
}

/** What lies between the blocks that stayed as they were (their longest common sequence). */
function compare(from: readonly string[], now: readonly Block[]): Change[] {
  const changes: Change[] = [];
  let [gone, come] = [0, 0];
  for (const [at, there] of [...unchanged(from, now), [from.length, now.length] as const]) {
    const most = Math.max(at - gone, there - come);
    for (let step = 0; step < most; step += 1) {
      const block = come + step < there ? now[come + step] : undefined;
      changes.push({ at: Math.min(gone + step, at), now: block });
    }
    [gone, come] = [at + 1, there + 1];
  }
  return changes;
}

function unchanged(from: readonly string[], now: readonly Block[]): (readonly [number, number])[] {
  const length = Array.from({ length: from.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0),
  );
  for (let a = from.length - 1; a >= 0; a -= 1) {
    for (let b = now.length - 1; b >= 0; b -= 1) {
      length[a]![b] =
        from[a] === now[b]!.hash
          ? length[a + 1]![b + 1]! + 1
          : Math.max(length[a + 1]![b]!, length[a]![b + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let [a, b] = [0, 0]; a < from.length && b < now.length;) {
    if (from[a] === now[b]!.hash) pairs.push([a++, b++]);
    else if (length[a + 1]![b]! >= length[a]![b + 1]!) a += 1;
    else b += 1;
  }
  return pairs;
}
