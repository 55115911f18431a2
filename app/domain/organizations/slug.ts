const longest = 48;

/** `Lakay Solèy` → `lakay-soley`; a name without Latin letters is called after its country. */
export function slugOf({ name, country }: { name: string; country: string }): string {
  const slug = name
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  return slug || `team-${country.toLowerCase()}`;
}
