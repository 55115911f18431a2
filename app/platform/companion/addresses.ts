/**
 * The addresses a text may lead its readers to, in the order of app/routes.ts. A test sees to it that
 * each of them exists; forms, files and rooms that only some may enter are not for texts.
 */
export const addresses = [
  '/',
  '/courses',
  '/courses/:course',
  '/courses/:course/lessons/:lesson',
  '/courses/:course/lessons/:lesson/aid',
  '/courses/:course/lessons/:lesson/aid.pdf',
  '/courses/:course/assessment',
  '/library',
  '/glossary',
  '/search',
  '/meetings',
  '/certificates',
  '/verify',
  '/organizations',
  '/invitations',
  '/apply',
  '/sign-in',
  '/sign-up',
  '/join',
  '/password/forgotten',
  '/me',
  '/me/data',
  '/me/password',
  '/me/calendar',
  '/me/deletion',
  '/help/worried-about-a-child',
  '/privacy',
  '/about',
] as const;

/** The course and lesson that an address names, or null where it leads nowhere. */
export function addressed(path: string): { course?: string; lesson?: string } | null {
  const parts = path.split('/');
  for (const address of addresses) {
    const pattern = address.split('/');
    if (pattern.length !== parts.length) continue;
    if (!pattern.every((it, at) => it.startsWith(':') || it === parts[at])) continue;
    const at = (name: string) => parts[pattern.indexOf(name)];
    return {
      ...(pattern.includes(':course') && { course: at(':course') ?? '' }),
      ...(pattern.includes(':lesson') && { lesson: at(':lesson') ?? '' }),
    };
  }
  return null;
}
