/** The glossary: stored as it is written, shown in the viewer's language. */
import type { Db } from '#db/connection.server.ts';
import type { Viewer } from '#app/domain/people/people.ts';
import { asLanguage, contentLanguages } from '#app/words/languages.ts';
import type { GlossaryTerm } from './glossary-file.ts';
import type { Term } from './library.ts';

/** All terms, in the order of the alphabet that the viewer reads. */
export async function glossaryFor(db: Db, viewer: Viewer): Promise<Term[]> {
  const rows = await db.selectFrom('terms').selectAll().execute();
  const byKey = new Map<string, typeof rows>();
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  const inOrder = new Intl.Collator(viewer.language);
  return [...byKey]
    .map(([key, texts]): Term => {
      const own = texts.find((it) => it.language === viewer.language && it.meaning !== null);
      const shown = own ?? texts.find((it) => it.language === 'en')!;
      return {
        key,
        term: shown.term,
        meaning: shown.meaning ?? '',
        language: asLanguage(shown.language),
        elsewhere: contentLanguages.flatMap((language) => {
          const text = texts.find((it) => it.language === language);
          return text && text !== shown ? [{ language, term: text.term }] : [];
        }),
      };
    })
    .sort((a, b) => inOrder.compare(a.term, b.term));
}

/** Storing the same glossary twice changes nothing. */
export async function storeGlossary(
  db: Db,
  terms: GlossaryTerm[],
): Promise<'stored' | 'unchanged'> {
  return db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('terms').selectAll().execute();
    const name = (it: GlossaryTerm) => JSON.stringify([it.key, it.language, it.term, it.meaning]);
    const [old, wanted] = [
      before.map((it) => name(it as GlossaryTerm)).sort(),
      terms.map(name).sort(),
    ];
    if (JSON.stringify(old) === JSON.stringify(wanted)) return 'unchanged';
    await trx.deleteFrom('terms').execute();
    if (terms.length > 0) await trx.insertInto('terms').values(terms).execute();
    return 'stored';
  });
}
