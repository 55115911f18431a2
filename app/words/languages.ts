/** Languages a course may be written in (D9), each by its own name. */
export const contentLanguages = ['en', 'fr', 'sw', 'ht', 'th', 'es'] as const;
export type Language = (typeof contentLanguages)[number];

export const languageNames: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  sw: 'Kiswahili',
  ht: 'Kreyòl ayisyen',
  th: 'ไทย',
  es: 'Español',
};

export function isLanguage(value: unknown): value is Language {
  return contentLanguages.includes(value as Language);
}

/** What a column of text says, which the types cannot promise; English where it makes no sense. */
export const asLanguage = (value: string): Language => (isLanguage(value) ? value : 'en');

/**
 * The best of `offered` for an `Accept-Language` header (RFC 9110 §12.5.4), matched on the primary
 * subtag: a browser that asks for `fr-HT` is happy with `fr`. Undefined when none fits.
 */
export function preferredLanguage<T extends string>(
  header: string | null | undefined,
  offered: readonly T[],
): T | undefined {
  const wishes = (header ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
      return { primary: tag.split('-')[0], quality: quality ? Number(quality) : 1 };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const wish of wishes) {
    const found = offered.find((language) => language === wish.primary);
    if (found) return found;
  }
  return undefined;
}
