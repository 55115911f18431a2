import type { Db } from '#db/connection.server.ts';
import { asLanguage, type Language } from '#app/words/languages.ts';
import type { NewPage, Page } from './pages.ts';

/** The page in this language, or in English until somebody translates it. */
export async function findPage(db: Db, slug: string, language: Language): Promise<Page | null> {
  const rows = await db
    .selectFrom('pages')
    .select(['title', 'html', 'checked', 'language'])
    .where('slug', '=', slug)
    .where('language', 'in', [language, 'en'])
    .execute();
  const found = rows.find((row) => row.language === language) ?? rows[0];
  if (!found) return null;
  const written = asLanguage(found.language);
  return { ...found, language: written, translated: written === language };
}

/** Importing the same text twice changes nothing. */
export async function storePage(db: Db, page: NewPage): Promise<{ changed: boolean }> {
  const { hash, title, checked, html } = page;
  const stored = await db
    .insertInto('pages')
    .values(page)
    .onConflict((conflict) =>
      conflict
        .columns(['slug', 'language'])
        .doUpdateSet({ hash, title, checked, html })
        .where('pages.hash', '!=', hash),
    )
    .executeTakeFirst();
  return { changed: (stored.numInsertedOrUpdatedRows ?? 0n) > 0n };
}

/** Translations that are no longer written are no longer shown. */
export async function keepTranslations(
  db: Db,
  { slug, languages }: { slug: string; languages: Language[] },
): Promise<void> {
  await db
    .deleteFrom('pages')
    .where('slug', '=', slug)
    .where('language', 'not in', languages)
    .execute();
}

/** The hash each stored page was made from, by `slug language`. */
export async function storedPages(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('pages').select(['slug', 'language', 'hash']).execute();
  return new Map(rows.map((row) => [`${row.slug} ${row.language}`, row.hash]));
}

/** Sound and other files of published texts, by the SHA-256 of what is in them. */
export async function findFile(
  db: Db,
  hash: string,
): Promise<{ type: string; name: string; bytes: Buffer } | null> {
  const file = await db
    .selectFrom('files')
    .select(['type', 'name', 'base64'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  return file
    ? { type: file.type, name: file.name, bytes: Buffer.from(file.base64, 'base64') }
    : null;
}
