/** What of a person must not be most of their passphrase. */
export const ownWords = (person: {
  name: string;
  email: string | null;
  username: string | null;
}): string[] => [person.name, person.email ?? '', person.username ?? ''];
